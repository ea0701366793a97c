//! The workers' quorum of signatures over one statement.
//!
//! - [`Statement`]: what the workers say, and the bytes that each of them signs
//! - [`Certificate`]: the signatures over one statement
//! - [`verify`]: the check that a quorum of the registered workers signed
//! - [`Certifiers`]: the same check, as pallets ask for it
//!
//! ```
//! use ed25519_dalek::SigningKey;
//! use litentry_certificate::{Certificate, Statement, verify};
//! use litentry_vocabulary::{Account, GenesisHash, RequestId};
//!
//! let (genesis, worker) = (GenesisHash([7; 32]), Account([1; 32]));
//! let key = SigningKey::from_bytes(&[2; 32]);
//! let statement = Statement::Answered { id: RequestId(5), outcome: [9; 32] };
//! let certificate = Certificate::collect([statement.sign(&genesis, worker, &key)]);
//!
//! let roster = [(worker, key.verifying_key().to_bytes())];
//! assert_eq!(verify(&statement, &certificate, &genesis, &roster), Ok(()));
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod certifiers;
mod statement;
mod verify;

#[cfg(test)]
mod tests;

pub use certifiers::Certifiers;
pub use statement::Statement;
pub use verify::{CertificateInvalid, quorum, verify};

use alloc::collections::BTreeMap;

use bounded_collections::{BoundedVec, ConstU32};
use litentry_vocabulary::Account;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The most workers that can be registered, and so sign one certificate.
pub const MAX_WORKERS: u32 = 32;

/// One worker's signature.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct WorkerSignature {
	/// Who signs.
	pub worker: Account,
	/// Ed25519 by the worker's registered certifying key.
	pub signature: [u8; 64],
}

/// The signatures over one statement, one per worker, in ascending order of the worker's account.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Certificate(pub BoundedVec<WorkerSignature, ConstU32<MAX_WORKERS>>);

impl Certificate {
	/// Puts signatures in order; of several by one worker the first counts, and at most
	/// [`MAX_WORKERS`] are kept.
	pub fn collect(signatures: impl IntoIterator<Item = WorkerSignature>) -> Self {
		let mut by_worker = BTreeMap::new();
		for signature in signatures {
			by_worker.entry(signature.worker).or_insert(signature);
		}
		Self(BoundedVec::truncate_from(by_worker.into_values().collect()))
	}
}
