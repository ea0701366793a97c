//! Accounts on Matrix, verified through a real home server by people with somebody else's client.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

#[path = "../fakes/fakes.rs"]
mod fakes;

mod client;
mod encrypted;
mod forging;
mod home_server;
mod joining;
mod logging;
mod person;
mod registrar;
mod restarting;
mod talking;
mod telling;
