//! Keeps a service from being sent to what is near it.
//!
//! Whoever may name an address that a service then calls could name what is near the service and
//! trusts whoever is near: programs that listen on its own machine only, its private network, or its
//! cloud's metadata.
//!
//! - [`Addresses`]: which addresses may be called, and a client that calls no others
//! - [`is_public`]: whether an address belongs to the public internet

mod addresses;
mod public;
mod resolver;

pub use addresses::Addresses;
pub use public::is_public;
pub use resolver::NotPublic;
