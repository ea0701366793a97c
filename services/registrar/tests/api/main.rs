//! The API of a registrar, asked through a real socket.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

#[path = "../fakes/fakes.rs"]
mod fakes;

mod acting;
mod browsers;
mod client;
mod documented;
mod following;
mod other_clients;
mod reading;
mod refusing;
mod server;
mod shaky_desk;
mod signing_in;
mod socket;
mod waiting;
