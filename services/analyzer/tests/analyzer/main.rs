//! An analyzer before a chain and a source that do as they are told.

#![allow(clippy::unwrap_used, missing_docs)]

mod answering;
mod http;
mod refusing;
mod registering;
mod sources;
mod world;
