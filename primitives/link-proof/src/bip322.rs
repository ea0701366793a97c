//! x
use bounded_collections::{BoundedVec, ConstU32};
use litentry_external_account::{BitcoinAddress, BitcoinNetwork};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::InvalidProof;

/// The most bytes of a witness.
pub const MAX_WITNESS: u32 = 256;

/// The most bytes of a transaction.
pub const MAX_TRANSACTION: u32 = 512;

/// A signed message as BIP-322 defines it, without its text form's base64.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Bip322 {
	/// The witness stack alone: for P2WPKH, P2SH-P2WPKH and P2TR.
	#[codec(index = 0)]
	Simple(BoundedVec<u8, ConstU32<MAX_WITNESS>>),
	/// The whole transaction that spends the message: for P2PKH, whose signature is no witness.
	#[codec(index = 1)]
	Full(BoundedVec<u8, ConstU32<MAX_TRANSACTION>>),
}

pub(crate) fn verify(
	_t: &str,
	_n: BitcoinNetwork,
	_a: &BitcoinAddress,
	_p: &Bip322,
) -> Result<(), InvalidProof> {
	Err(InvalidProof::ProofKindMismatch)
}
