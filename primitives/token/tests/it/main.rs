//! What the crate promises, as a user of it sees it.

#![allow(clippy::unwrap_used)]

mod amendments;
mod encoding;
mod first_version;
mod forms;
mod handovers;
mod hours;
mod no_allocation;
mod presentation;
mod properties;
mod refusals;
mod report;
mod standing;
mod text;
mod uses;
mod vectors;

mod wallet;
mod world;
