//! Doubles of what a registrar stands on, for tests of all its parts.
//!
//! A test includes them with `#[path = "../fakes/fakes.rs"] mod fakes;`.

#![allow(dead_code, unused_imports)]

mod chain;
mod clock;
mod crash;
mod notices;
mod partner;
mod postgres;
mod verifier;
mod world;

pub use chain::{CHAIN, FEE, FakeChain, Given, US};
pub use clock::FakeClock;
pub use crash::{CrashPoint, after_polls};
pub use notices::FakeNotices;
pub use partner::FakePartner;
pub use postgres::Postgres;
pub use verifier::FakeVerifier;
pub use world::{ALICE, BOB, World, key, watch};
