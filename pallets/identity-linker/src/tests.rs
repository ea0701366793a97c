//! One file per call, and the properties that hold whatever is called.

#![allow(clippy::unwrap_used)]

mod confirm_link;
mod expiry;
mod properties;
mod queries;
mod refuse_link;
mod request_link;
mod sizes;
mod unlink;
