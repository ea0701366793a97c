//! One file per call, and one for what other pallets and clients ask.

#![allow(clippy::unwrap_used)]

mod queries;
mod register;
mod unregister;
mod update;
mod withdraw;
