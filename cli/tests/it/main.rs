//! The command line as people and programs use it, against a chain in memory.

#![allow(clippy::unwrap_used)]

mod account;
mod chain;
mod credential;
mod expected;
mod knowledge;
mod links;
mod requests;
mod workers_key;
mod world;
