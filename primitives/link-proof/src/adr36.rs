//! x
use litentry_external_account::{CosmosAddress, CosmosChain};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::InvalidProof;

/// A signature over an ADR-36 document, with the key that the address is the hash of.
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
pub struct Adr36 {
	/// The secp256k1 key, compressed.
	pub key: [u8; 33],
	/// r, s.
	pub signature: [u8; 64],
}

pub(crate) fn verify(
	_t: &str,
	_c: CosmosChain,
	_a: &CosmosAddress,
	_p: &Adr36,
) -> Result<(), InvalidProof> {
	Err(InvalidProof::ProofKindMismatch)
}
