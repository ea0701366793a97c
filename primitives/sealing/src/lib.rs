//! Hybrid post-quantum encryption to a public key, bound to one purpose, account and key epoch.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Bytes of an X-Wing public key.
pub const PUBLIC_KEY_LENGTH: usize = 1216;

/// Bytes that sealing adds: the encapsulated key and the authentication tag.
pub const OVERHEAD: usize = 1120 + 16;

/// An X-Wing public key.
#[derive(Clone, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct PublicKey(pub [u8; PUBLIC_KEY_LENGTH]);

impl core::fmt::Debug for PublicKey {
	fn fmt(&self, f: &mut core::fmt::Formatter) -> core::fmt::Result {
		write!(f, "PublicKey({:02x}{:02x}…)", self.0[0], self.0[1])
	}
}

/// What a ciphertext is for; it opens for no other purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
	/// A link request, from an account to the workers.
	LinkRequest,
	/// Why a link was refused, from the workers to the account.
	LinkRefusal,
	/// A computing request, from an account to the workers.
	ComputingRequest,
	/// A credential, from the workers to the account.
	Credential,
	/// A task, from a worker to an analyzer.
	Task,
	/// An observation, from an analyzer to a worker.
	Observation,
}

/// What a ciphertext is bound to: the associated data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
	/// The chain.
	pub genesis: GenesisHash,
	/// What it is for.
	pub purpose: Purpose,
	/// The epoch of the workers' keys that it was made in.
	pub epoch: KeyEpoch,
	/// The account that it comes from or goes to: the requester, or the analyzer of a task.
	pub account: Account,
}
