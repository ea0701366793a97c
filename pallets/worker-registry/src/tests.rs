//! One file per call, and one each for the genesis, certificates and what clients ask.

#![allow(clippy::unwrap_used)]

mod allow_measurement;
mod certificates;
mod disallow_measurement;
mod evict;
mod genesis;
mod queries;
mod register;
mod renew;
mod unregister;
