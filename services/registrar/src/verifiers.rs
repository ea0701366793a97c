//! The verifiers, one for each field, and what they reach the world with.
//!
//! - [`discord`], [`github`], [`twitter`]: accounts on platforms, shown by [`sign_in`]
//! - [`display`]: the name that is shown, compared by [`names`]
//! - [`email`]: the mail address
//! - [`matrix`]: the account on Matrix
//! - [`pgp`]: the OpenPGP key
//! - [`web`]: the website, through [`dns`] and [`fetch`]

pub mod discord;
pub mod display;
pub mod dns;
pub(crate) mod domain;
pub mod email;
pub mod fetch;
pub mod github;
pub mod matrix;
pub mod names;
pub mod pgp;
pub mod sign_in;
pub mod twitter;
pub mod web;
