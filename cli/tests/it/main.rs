//! The command line as people and programs use it, against a chain in memory.

#![allow(clippy::unwrap_used)]

mod account;
mod chain;
mod credential;
mod expected;
mod identity;
mod knowledge;
mod links;
mod locks;
mod locks_killed;
mod passes;
mod requests;
mod tokens;
mod workers_key;
mod world;
