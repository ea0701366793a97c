//! The registrar's pages over HTTP: with the real engine over a real database, as programs, browsers
//! without scripts and browsers with them see them.

#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

#[path = "../fakes/fakes.rs"]
mod fakes;

mod acting;
mod addressing;
mod auditing;
mod browser;
mod contacting;
mod doubles;
mod events;
mod hostile;
mod house;
mod in_browsers;
mod looking;
mod mail_links;
mod markup;
mod prechecking;
mod protecting;
mod signing_in;
mod visitor;
mod with_platforms;
