//! What the crate promises, as a user of it sees it.

#![allow(clippy::unwrap_used)]

mod credential;
mod data_integrity;
mod interop;
mod jcs;
mod json;
mod properties;
mod sample;
mod sealed;
