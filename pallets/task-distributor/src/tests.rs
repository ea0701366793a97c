//! One file per call, one for what happens between calls, and the properties of all of it.

#![allow(clippy::unwrap_used)]

mod certify;
mod draw;
mod fees;
mod forget;
mod genesis;
mod properties;
mod queries;
mod request;
mod sizes;
mod timeout;
