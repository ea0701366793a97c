//! What the crate promises, as a user of it sees it.

#![allow(clippy::unwrap_used)]

mod device;
mod encoding;
mod id;
mod rights;
