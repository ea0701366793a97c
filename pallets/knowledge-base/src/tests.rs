//! One file per call, and one for what other pallets and clients ask.

#![allow(clippy::unwrap_used)]

mod queries;
mod refused_code;
mod register_algorithm;
mod register_event;
mod retire_algorithm;
mod retire_event;
