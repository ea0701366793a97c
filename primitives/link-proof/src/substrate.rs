//! What the wallets of Polkadot, Kusama and every other Substrate chain sign.
//!
//! - What is signed is the text; or `<Bytes>`, the text and `</Bytes>`, which browser extensions put
//!   around all that is no transaction; or the BLAKE2b-256 hash of that, because hardware wallets
//!   hash what is longer than 256 bytes, and every text of this crate is. Which of the three it was
//!   is said in the proof, and only that one is checked.
//! - Sr25519 has the signing context `substrate`, and Ed25519 is checked strictly: what one verifier
//!   accepts every other accepts. The account is the public key.
//! - ECDSA over secp256k1 is of the BLAKE2b-256 hash, and the account is the BLAKE2b-256 hash of the
//!   compressed key. s is in the lower half, and v is 0 or 1: no wallet writes 27 or 28 here.
//!
//! No signature of a bare text is one of a transaction, since a transaction of more than 256 bytes is
//! signed by its hash; `<Bytes>` is there so that no other is.

use alloc::{borrow::Cow, format, vec::Vec};

use k256::ecdsa::{RecoveryId, VerifyingKey as EcdsaKey};
use litentry_external_account::SubstrateAccount;
use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::blake2_256;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{InvalidProof, device::verify_bytes, secp256k1::low_s_signature};

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
	/// What the wallet made of the text before it signed.
	pub form: SubstrateForm,
	/// The signature.
	pub signature: SubstrateSignature,
}

/// What a wallet makes of a text before it signs.
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
pub enum SubstrateForm {
	/// Nothing: the text as it is.
	#[codec(index = 0)]
	Raw,
	/// The text between `<Bytes>` and `</Bytes>`, as browser extensions sign.
	#[codec(index = 1)]
	Wrapped,
	/// The BLAKE2b-256 hash of the wrapped text, as hardware wallets sign.
	#[codec(index = 2)]
	WrappedHash,
}

impl SubstrateForm {
	/// All of them, the most usual first.
	pub(crate) const ALL: [Self; 3] = [Self::Wrapped, Self::Raw, Self::WrappedHash];

	/// What is signed.
	pub(crate) fn message(self, text: &str) -> Cow<'_, [u8]> {
		let wrapped = || format!("<Bytes>{text}</Bytes>").into_bytes();
		match self {
			Self::Raw => text.as_bytes().into(),
			Self::Wrapped => wrapped().into(),
			Self::WrappedHash => blake2_256(&wrapped()).to_vec().into(),
		}
	}
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

/// Checks that the account signed this text in the way that the proof says.
pub(crate) fn verify(
	text: &str,
	account: &SubstrateAccount,
	proof: &SubstrateProof,
) -> Result<(), InvalidProof> {
	let message = proof.form.message(text);
	match proof.signature {
		SubstrateSignature::Ed25519(signature) => {
			verify_bytes(&message, &VerifyingKey::Ed25519(account.0), &Signature(signature))
		}
		SubstrateSignature::Sr25519(signature) => {
			verify_bytes(&message, &VerifyingKey::Sr25519(account.0), &Signature(signature))
		}
		SubstrateSignature::Ecdsa(signature) => verify_ecdsa(&message, account, &signature),
	}
}

fn verify_ecdsa(
	message: &[u8],
	account: &SubstrateAccount,
	[rs @ .., v]: &[u8; 65],
) -> Result<(), InvalidProof> {
	let recovery_id = recovery_id(*v)?;
	let signature = low_s_signature(rs)?;
	let key = EcdsaKey::recover_from_prehash(&blake2_256(message), &signature, recovery_id)
		.map_err(|_| InvalidProof::MalformedSignature)?;
	if account_of(&key) == *account { Ok(()) } else { Err(InvalidProof::Mismatch) }
}

const fn recovery_id(v: u8) -> Result<RecoveryId, InvalidProof> {
	match v {
		0 => Ok(RecoveryId::new(false, false)),
		1 => Ok(RecoveryId::new(true, false)),
		got => Err(InvalidProof::BadRecoveryId { got }),
	}
}

/// The account that a key of secp256k1 controls.
pub(crate) fn account_of(key: &EcdsaKey) -> SubstrateAccount {
	SubstrateAccount(blake2_256(key.to_encoded_point(true).as_bytes()))
}

/// Reads what a wallet returns from `signRaw`: the signature in hexadecimal, with or without the
/// byte that says its scheme. What was signed is found out by trying; if nothing fits, any reading
/// of the text is returned, for [`verify`] to say what is wrong.
pub(crate) fn read(
	text: &str,
	account: &SubstrateAccount,
	signature: &str,
) -> Option<SubstrateProof> {
	let digits = signature.trim();
	let bytes = hex::decode(digits.strip_prefix("0x").unwrap_or(digits)).ok()?;
	let proofs: Vec<_> = signatures(&bytes)
		.flat_map(|signature| SubstrateForm::ALL.map(|form| SubstrateProof { form, signature }))
		.collect();
	let fitting = proofs.iter().find(|proof| verify(text, account, proof).is_ok());
	fitting.or(proofs.first()).copied()
}

/// The signatures that the bytes can be.
fn signatures(bytes: &[u8]) -> impl Iterator<Item = SubstrateSignature> {
	use SubstrateSignature::{Ecdsa, Ed25519, Sr25519};
	let with_scheme = match bytes {
		[0, signature @ ..] => signature.try_into().ok().map(Ed25519),
		[1, signature @ ..] => signature.try_into().ok().map(Sr25519),
		[2, signature @ ..] => signature.try_into().ok().map(Ecdsa),
		_ => None,
	};
	// Sr25519 marks its signatures with a bit that is never set in those of Ed25519.
	let without = match bytes.last() {
		Some(128..) if bytes.len() == 64 => bytes.try_into().ok().map(Sr25519),
		_ if bytes.len() == 64 => bytes.try_into().ok().map(Ed25519),
		_ => bytes.try_into().ok().map(Ecdsa),
	};
	with_scheme.into_iter().chain(without)
}

#[cfg(test)]
mod tests;
