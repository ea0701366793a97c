//! Snapshots of a chain whose voters' keys are known, and one that a node made.

#![allow(clippy::unwrap_used)]

mod authorities;
mod chain;
mod decoding;
mod justification;
mod recorded;
mod recorded_change;
mod sdk;
mod snapshot;
mod state;
mod steps;
