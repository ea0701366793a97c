//! x
use litentry_external_account::SubstrateAccount;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::InvalidProof;

/// What a Substrate wallet signed, and its signature.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct SubstrateProof {
	/// Whether the wallet put `<Bytes>` and `</Bytes>` around the text, as browser extensions do.
	pub wrapped: bool,
	/// The signature.
	pub signature: SubstrateSignature,
}

/// A signature with its scheme, encoded as Substrate's `MultiSignature`.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum SubstrateSignature {
	/// Ed25519.
	#[codec(index = 0)]
	Ed25519([u8; 64]),
	/// Sr25519, with the signing context `substrate`.
	#[codec(index = 1)]
	Sr25519([u8; 64]),
	/// ECDSA over secp256k1 of the BLAKE2b-256: r, s, v.
	#[codec(index = 2)]
	Ecdsa([u8; 65]),
}

pub(crate) fn verify(
	_t: &str,
	_a: &SubstrateAccount,
	_p: &SubstrateProof,
) -> Result<(), InvalidProof> {
	Err(InvalidProof::ProofKindMismatch)
}
