//! The verifiers, one for each field, and what they reach the world with.
//!
//! - [`display`]: the name that is shown, compared by [`names`]
//! - [`pgp`]: the OpenPGP key

pub mod display;
pub mod names;
pub mod pgp;
