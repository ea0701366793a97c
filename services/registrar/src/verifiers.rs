//! The verifiers, one for each field, and what they reach the world with.
//!
//! - [`display`]: the name that is shown, compared by [`names`]
//! - [`email`]: the mail address
//! - [`matrix`]: the account on Matrix
//! - [`pgp`]: the OpenPGP key
//! - [`web`]: the website, through [`dns`] and [`fetch`]

pub mod display;
pub mod dns;
pub(crate) mod domain;
pub mod email;
pub mod fetch;
pub mod matrix;
pub mod names;
pub mod pgp;
pub mod web;
