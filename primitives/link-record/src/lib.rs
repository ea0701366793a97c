//! What a link request says, and how the workers keep a link encrypted on the chain.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use litentry_external_account::ExternalAccount;
use litentry_link_proof::LinkProof;
use litentry_sealing::PublicKey;
use litentry_vocabulary::{BlockNumber, LinkId};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Bytes of every encrypted link record, whatever the network.
pub const RECORD_LENGTH: usize = 256 + 16;

/// Bytes of every sealed link request, whatever the network.
pub const SEALED_REQUEST_LENGTH: usize = 1536 + litentry_sealing::OVERHEAD;

/// What an owner seals to the workers to have an external account linked.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct LinkRequest {
	/// The account to link.
	pub external: ExternalAccount,
	/// The nonce that the challenge named.
	pub nonce: u32,
	/// The block at which the challenge expires.
	pub expires: BlockNumber,
	/// The external account's signature over the challenge.
	pub proof: LinkProof,
	/// To whom the answer is sealed.
	pub reply_to: PublicKey,
}

/// A link as the workers know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct LinkRecord {
	/// The linked account.
	pub external: ExternalAccount,
	/// The link's number, so that a record cannot stand in for another.
	pub id: LinkId,
}

/// An encrypted [`LinkRecord`], all of one size.
#[derive(Clone, PartialEq, Eq, Debug)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EncryptedRecord(pub [u8; RECORD_LENGTH]);

/// A keyed pseudonym of an external account: equal for equal accounts, and of no use for guessing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Nullifier(pub [u8; 32]);

/// Why the workers refused a link; sealed, so that only the owner reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
	/// The request does not open with the shielding key, or is not a link request.
	#[error("the request could not be read")]
	Unreadable,
	/// The challenge named another nonce than the request: the proof was used before.
	#[error("the proof was made for link nonce {got}, but this request has {expected}")]
	NonceMismatch {
		/// The request's nonce.
		expected: u32,
		/// The nonce in the challenge.
		got: u32,
	},
	/// The challenge had expired when the request was included.
	#[error("the proof expired at block {expired}")]
	Expired {
		/// The last block at which it was acceptable.
		expired: BlockNumber,
	},
	/// The challenge expires later than the chain allows.
	#[error("the proof expires at block {expires}, but at most {latest} is accepted")]
	ExpiresTooLate {
		/// The block that the challenge names.
		expires: BlockNumber,
		/// The latest block that would have been accepted.
		latest: BlockNumber,
	},
	/// The signature is malformed or is not the external account's.
	#[error("the signature is not the external account's signature over this challenge")]
	InvalidProof,
	/// The external account serves an identity already.
	#[error("the external account is linked already")]
	AlreadyLinked,
}
