//! Bitcoin's signed messages as BIP-322 defines them: what would spend a coin of the address, in a
//! transaction that can never be sent.
//!
//! The text is hashed into a transaction *to spend*, whose one output is locked as the address's
//! coins are; the proof unlocks it in a second transaction, the one *to sign*. So whoever can spend
//! can also sign, by the same means. What is accepted, and nothing else:
//! - *simple*, the witness alone, for P2WPKH, P2TR by its key, and P2SH-P2WPKH. The last is not among
//!   those that the BIP's version 2 foresees, but wallets write it, and its script follows from the
//!   key;
//! - *full*, the transaction to sign, for these and for P2PKH. Its version, lock time and sequence
//!   are 0 as in the simple form: with others a proof holds from some time on, and a consent holds
//!   now or not at all;
//! - ECDSA in strict DER with a low s and `SIGHASH_ALL`; Schnorr (BIP-340) with `SIGHASH_DEFAULT`,
//!   or with `SIGHASH_ALL` as wallets did that followed the BIP's first vectors;
//! - compressed keys; only P2PKH may have an uncompressed one, for its address tells which.
//!
//! The network is no part of a script. It is in the text.

mod sighash;
mod spending;
mod transactions;
mod unlocking;

use alloc::vec::Vec;

use bounded_collections::{BoundedVec, ConstU32};
use data_encoding::BASE64;
use litentry_external_account::BitcoinAddress;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use self::{spending::Spending, unlocking::Lock};
use crate::InvalidProof;

#[cfg(feature = "sign")]
pub(crate) use self::sighash::{p2pkh_sighash, p2tr_sighash, p2wpkh_sighash};
pub(crate) use self::transactions::{to_sign, to_spend};

/// The most bytes of a witness.
pub const MAX_WITNESS: u32 = 256;

/// The most bytes of a transaction.
pub const MAX_TRANSACTION: u32 = 512;

/// A signed message as BIP-322 defines it, without its text form's prefix and base64.
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

/// Checks that the address signed this text.
pub(crate) fn verify(
	text: &str,
	address: &BitcoinAddress,
	proof: &Bip322,
) -> Result<(), InvalidProof> {
	let spending = match proof {
		Bip322::Simple(witness) => Spending::of_simple(witness),
		Bip322::Full(transaction) => Spending::of_full(transaction),
	};
	let spending = spending.ok_or(InvalidProof::MalformedBip322)?;
	let spent = to_spend(text, address).compute_txid();
	if !spending.spends(spent) {
		return Err(InvalidProof::Mismatch);
	}
	Lock { to_sign: &to_sign(spent), address }.verify(&spending)
}

/// Reads what wallets hand out: base64 after `smp` or `ful`, or after nothing, as it was before the
/// BIP had prefixes.
pub(crate) fn read(text: &str) -> Option<Bip322> {
	let text = text.trim();
	if let Some(witness) = text.strip_prefix("smp") {
		return simple(decoded(witness)?);
	}
	if let Some(transaction) = text.strip_prefix("ful") {
		return full(decoded(transaction)?);
	}
	let bytes = decoded(text)?;
	if Spending::of_full(&bytes).is_some() { full(bytes) } else { simple(bytes) }
}

fn decoded(text: &str) -> Option<Vec<u8>> {
	BASE64.decode(text.as_bytes()).ok()
}

/// A witness, if it is not too long.
pub(crate) fn simple(witness: Vec<u8>) -> Option<Bip322> {
	witness.try_into().ok().map(Bip322::Simple)
}

/// A transaction, if it is not too long.
pub(crate) fn full(transaction: Vec<u8>) -> Option<Bip322> {
	transaction.try_into().ok().map(Bip322::Full)
}

#[cfg(test)]
mod tests;
