//! The registrar's program on a real chain, with real mail and people who use libraries that others wrote.
//!
//! One test per network, in a module of its own:
//!
//! - [`requests`]: requests on every way on which accounts act, identities that change meanwhile, and
//!   judging through a proxy
//! - [`kills`]: the registrar killed at every state of a request
//! - [`endpoints`]: endpoints of the chain that are cut, stall and lie
//!
//! What they are told with:
//!
//! - [`world`]: a network, and what is true of it at the end
//! - [`applicant`]: who wants a judgement
//! - [`story`]: stories told side by side, each with its own result

#![allow(clippy::unwrap_used)]

mod applicant;
mod endpoints;
mod kills;
mod requests;
mod story;
mod world;
