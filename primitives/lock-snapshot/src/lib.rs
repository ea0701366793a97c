//! What a lock without network knows of the chain, checked from the chain's own finality.
//!
//! Somebody who is online pulls a [`Snapshot`] and brings it to the lock. The lock trusts nobody but
//! the chain's authorities, so whoever brings it can withhold a newer one, but not change a bit:
//!
//! - [`Trust`]: which authorities the lock believes, to begin with; each [`Step`] is their word on
//!   who comes next
//! - [`FinalBlock`]: a [`Header`] with the [`Justification`] that makes it final
//! - [`StateProof`]: the entries of that block's state that matter ([`Entry`])
//! - [`Known`]: what follows, as a [`View`](litentry_token::View) for
//!   [`litentry_token::verify`]; [`Known::check_age`] tells whether it is new enough
//!
//! Neither a signature nor a hash is checked by code of the node: this crate is small enough for a
//! device, and needs an allocator but no operating system.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod authorities;
mod final_block;
mod header;
mod justification;
mod known;
mod snapshot;
mod state;
mod trust;

pub use authorities::{Authorities, AuthorityKey, InvalidAuthorities, MAX_AUTHORITIES, SetId};
pub use final_block::FinalBlock;
pub use header::{BlockHash, Change, DigestItem, Header, MAX_DIGEST_BYTES, MAX_DIGEST_ITEMS};
pub use justification::{Justification, MAX_ANCESTRY, NotFinal, Precommit};
pub use known::{Known, MAX_CLOCK_LAG, NotCurrent};
pub use snapshot::{
	MAX_IDENTITIES, MAX_SNAPSHOT_BYTES, MAX_STEPS, MAX_TOKENS, NotASnapshot, Snapshot,
	SnapshotInvalid, Subjects,
};
pub use state::{Entry, MAX_NODE_BYTES, MAX_NODES, NodeHash, NotProven, ProvenState, StateProof};
pub use trust::{NotTrusted, Step, Trust};
