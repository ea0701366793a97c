//! What workers say, and the bytes they sign when they say it.

use alloc::vec::Vec;

use ed25519_dalek::{Signer, SigningKey};
use litentry_computing_request::Outcome;
use litentry_external_account::ExternalAccount;
use litentry_link_record::{EncryptedRecord, Nullifier};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, LinkId, RequestId, blake2_256};
use parity_scale_codec::{Decode, Encode};
use scale_info::TypeInfo;

use crate::WorkerSignature;

const SIGNED_CONTEXT: &[u8] = b"litentry/certificate/v1";

/// What the workers say.
#[allow(clippy::large_enum_variant, reason = "statements are made and dropped, never collected")]
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Statement {
	/// A link request was proven, or a public link is encrypted.
	#[codec(index = 0)]
	LinkConfirmed {
		/// The link.
		id: LinkId,
		/// The block that holds what the workers were asked: no earlier answer stands for this one.
		requested_at: BlockNumber,
		/// Its encrypted record.
		record: EncryptedRecord,
		/// Its external account's pseudonym.
		nullifier: Nullifier,
	},
	/// A link request was refused, or a link stays public or shielded as it is.
	#[codec(index = 1)]
	LinkRefused {
		/// The link.
		id: LinkId,
		/// The block that holds what the workers were asked: no earlier answer stands for this one.
		requested_at: BlockNumber,
		/// BLAKE2b-256 of the sealed reason.
		reason: [u8; 32],
	},
	/// A computing request is answered.
	#[codec(index = 2)]
	Answered {
		/// The request.
		id: RequestId,
		/// BLAKE2b-256 of the SCALE encoding of the [`Outcome`].
		outcome: [u8; 32],
	},
	/// A shielded link is of this external account, which its owner wants to be public.
	#[codec(index = 3)]
	LinkRevealed {
		/// The link.
		id: LinkId,
		/// The block that holds what the workers were asked: no earlier answer stands for this one.
		requested_at: BlockNumber,
		/// Its external account.
		external: ExternalAccount,
	},
	/// An account's records are exported.
	#[codec(index = 4)]
	Exported {
		/// Whose records they are.
		account: Account,
		/// The block that holds the request.
		requested_at: BlockNumber,
		/// BLAKE2b-256 of the sealed export.
		export: [u8; 32],
	},
}

impl Statement {
	/// That what was asked of a link in this block was refused, for the reason that is sealed to its
	/// owner.
	pub fn link_refused(id: LinkId, requested_at: BlockNumber, sealed_reason: &[u8]) -> Self {
		Self::LinkRefused { id, requested_at, reason: blake2_256(sealed_reason) }
	}

	/// That these are the records of an account that asked for them in this block, sealed to it.
	pub fn exported(account: Account, requested_at: BlockNumber, sealed: &[u8]) -> Self {
		Self::Exported { account, requested_at, export: blake2_256(sealed) }
	}

	/// That this came of a computing request.
	pub fn answered(id: RequestId, outcome: &Outcome) -> Self {
		Self::Answered { id, outcome: outcome.hash() }
	}

	/// The bytes that a worker signs to make this statement on one chain.
	pub fn signed_bytes(&self, genesis: &GenesisHash) -> Vec<u8> {
		let mut bytes = SIGNED_CONTEXT.to_vec();
		bytes.extend(genesis.0);
		self.encode_to(&mut bytes);
		bytes
	}

	/// The statement made by one worker, whose registered certifying key `key` is.
	pub fn sign(
		&self,
		genesis: &GenesisHash,
		worker: Account,
		key: &SigningKey,
	) -> WorkerSignature {
		let signature = key.sign(&self.signed_bytes(genesis)).to_bytes();
		WorkerSignature { worker, signature }
	}
}
