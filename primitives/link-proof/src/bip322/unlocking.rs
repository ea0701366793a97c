//! Whether a proof unlocks what an address has locked: the four scripts that ask for one signature.

use bitcoin::{
	CompressedPublicKey, PublicKey, TapSighashType, Transaction, XOnlyPublicKey,
	secp256k1::{self, Message, Secp256k1, ecdsa, schnorr},
};
use litentry_external_account::BitcoinAddress;

use super::{
	sighash::{p2pkh_sighash, p2tr_sighash, p2wpkh_sighash},
	spending::{Spending, two_pushes},
};
use crate::{
	InvalidProof::{self, MalformedBip322, MalformedKey, MalformedSignature, Mismatch, OtherKey},
	bitcoin_address::{p2pkh, p2sh_p2wpkh, p2wpkh, redeem_script_push},
	secp256k1::low_s_signature,
};

/// The byte after an ECDSA or Schnorr signature of all of a transaction.
const SIGHASH_ALL: u8 = 1;

/// The output that is spent by the first input of a transaction.
pub(super) struct Lock<'a> {
	pub(super) to_sign: &'a Transaction,
	pub(super) address: &'a BitcoinAddress,
}

impl Lock<'_> {
	/// Checks what is offered to unlock it.
	pub(super) fn verify(&self, offered: &Spending) -> Result<(), InvalidProof> {
		match (self.address, offered.script_sig, offered.witness.as_slice()) {
			(BitcoinAddress::P2pkh(_), Some(script), []) => self.p2pkh(script),
			(BitcoinAddress::P2sh(_), script, [signature, key]) => {
				self.p2sh(script, signature, key)
			}
			(BitcoinAddress::P2wpkh(_), None | Some([]), [signature, key]) => {
				self.p2wpkh(signature, key)
			}
			(BitcoinAddress::P2tr(key), None | Some([]), [signature]) => self.p2tr(signature, key),
			_ => Err(MalformedBip322),
		}
	}

	fn p2pkh(&self, script: &[u8]) -> Result<(), InvalidProof> {
		let [signature, key] = two_pushes(script).ok_or(MalformedBip322)?;
		let key = PublicKey::from_slice(key).map_err(|_| MalformedKey)?;
		self.belongs_to(p2pkh(&key))?;
		ecdsa(signature, &key.inner, p2pkh_sighash(self.to_sign, self.address))
	}

	fn p2sh(
		&self,
		script: Option<&[u8]>,
		signature: &[u8],
		key: &[u8],
	) -> Result<(), InvalidProof> {
		let key = compressed(key)?;
		self.belongs_to(p2sh_p2wpkh(&key))?;
		if script.is_some_and(|script| *script != *redeem_script_push(&key).as_bytes()) {
			return Err(MalformedBip322);
		}
		ecdsa(signature, &key.0, p2wpkh_sighash(self.to_sign, &key))
	}

	fn p2wpkh(&self, signature: &[u8], key: &[u8]) -> Result<(), InvalidProof> {
		let key = compressed(key)?;
		self.belongs_to(p2wpkh(&key))?;
		ecdsa(signature, &key.0, p2wpkh_sighash(self.to_sign, &key))
	}

	fn p2tr(&self, signature: &[u8], key: &[u8; 32]) -> Result<(), InvalidProof> {
		let (signature, kind) = match signature {
			[signature @ .., SIGHASH_ALL] if signature.len() == 64 => {
				(signature, TapSighashType::All)
			}
			signature => (signature, TapSighashType::Default),
		};
		let signature = schnorr::Signature::from_slice(signature).map_err(|_| MalformedBip322)?;
		let key = XOnlyPublicKey::from_slice(key).map_err(|_| MalformedKey)?;
		let sighash = p2tr_sighash(self.to_sign, self.address, kind).ok_or(MalformedBip322)?;
		let verified = Secp256k1::verification_only().verify_schnorr(&signature, &sighash, &key);
		verified.map_err(|_| Mismatch)
	}

	fn belongs_to(&self, address: BitcoinAddress) -> Result<(), InvalidProof> {
		if address == *self.address { Ok(()) } else { Err(OtherKey) }
	}
}

fn compressed(key: &[u8]) -> Result<CompressedPublicKey, InvalidProof> {
	let key: &[u8; 33] = key.try_into().map_err(|_| MalformedBip322)?;
	CompressedPublicKey::from_slice(key).map_err(|_| MalformedKey)
}

fn ecdsa(
	signature: &[u8],
	key: &secp256k1::PublicKey,
	sighash: Option<Message>,
) -> Result<(), InvalidProof> {
	let [der @ .., SIGHASH_ALL] = signature else { return Err(MalformedBip322) };
	let signature = strict_der(der)?;
	let sighash = sighash.ok_or(MalformedBip322)?;
	let verified = Secp256k1::verification_only().verify_ecdsa(&sighash, &signature, key);
	verified.map_err(|_| Mismatch)
}

/// Reads a signature of which there is no second writing (BIP-66, BIP-146).
fn strict_der(der: &[u8]) -> Result<ecdsa::Signature, InvalidProof> {
	let signature = ecdsa::Signature::from_der(der).map_err(|_| MalformedSignature)?;
	// What is out of range was read as 0, which is out of range too.
	low_s_signature(&signature.serialize_compact())?;
	if *signature.serialize_der() == *der { Ok(signature) } else { Err(MalformedSignature) }
}
