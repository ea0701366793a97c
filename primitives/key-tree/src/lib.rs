//! Every key of a party, derived from its one seed.
//!
//! A party keeps 32 secret bytes; whoever restores them restores every key. Each key is
//! HKDF-SHA256 (RFC 5869) of the seed without salt, with the key's own label as `info`, so that no
//! key tells anything about another.
//!
//! - [`WorkerSeed`]: what one worker signs with
//! - [`SharedSeed`]: what all workers hold in common
//! - [`AnalyzerSeed`]: what one analyzer signs and opens with
//! - [`UserSeed`]: what an account's owner opens answers with
//!
//! Labels are for ever: another label is another key.

#![cfg_attr(not(feature = "std"), no_std)]

mod analyzer;
mod credential_id;
mod seed;
mod shared;
mod user;
mod worker;

pub use analyzer::AnalyzerSeed;
pub use credential_id::CredentialIdKey;
pub use shared::SharedSeed;
pub use user::UserSeed;
pub use worker::WorkerSeed;

/// The seed of an sr25519 key pair ("mini-secret"), wiped from memory when dropped.
pub type AccountSeed = zeroize::Zeroizing<[u8; 32]>;
