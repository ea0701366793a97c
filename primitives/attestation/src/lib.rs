//! Evidence of what program holds a worker's keys, and its appraisal.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The hash of the program that runs inside a TEE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Measurement(pub [u8; 32]);

/// The public keys of one worker.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WorkerKeys {
	/// Ed25519: signs certificates and tasks.
	pub certifying: [u8; 32],
	/// Ed25519: signs credentials.
	pub issuer: [u8; 32],
	/// X-Wing: what requests are sealed to; one key for all workers of an epoch.
	pub shielding: PublicKey,
}
