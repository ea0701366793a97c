//! What the crate promises, as a user of it sees it.

#![allow(clippy::unwrap_used)]

mod known_answers;
mod malformed;
mod properties;
mod text;
