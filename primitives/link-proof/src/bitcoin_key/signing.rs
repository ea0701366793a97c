//! How a key signs a text for each kind of address.
//!
//! Nonces come from the key and the text (RFC 6979, and BIP-340 without auxiliary randomness), so
//! the same text is signed alike each time.

use bitcoin::{
	CompressedPublicKey, EcdsaSighashType, PublicKey, ScriptBuf, TapSighashType, Transaction,
	Witness, ecdsa,
	key::{Keypair, TapTweak},
	script::Builder,
	secp256k1::{self, Message, Secp256k1},
	taproot,
};

use super::{BitcoinAddressKind, BitcoinKey};
use crate::{
	bip137,
	bip322::{p2pkh_sighash, p2tr_sighash, p2wpkh_sighash, to_sign, to_spend},
	bitcoin_address::redeem_script_push,
};

impl BitcoinKey {
	/// BIP-322's transaction to sign, signed.
	pub(crate) fn signed_transaction(
		&self,
		text: &str,
		kind: BitcoinAddressKind,
	) -> Option<Transaction> {
		let mut signed = to_sign(to_spend(text, &self.address(kind)).compute_txid());
		let (script_sig, witness) = match kind {
			BitcoinAddressKind::P2pkh => (self.p2pkh_script(&signed)?, Witness::new()),
			BitcoinAddressKind::P2shP2wpkh => {
				(redeem_script_push(&self.compressed_key()), self.p2wpkh_witness(&signed)?)
			}
			BitcoinAddressKind::P2wpkh => (ScriptBuf::new(), self.p2wpkh_witness(&signed)?),
			BitcoinAddressKind::P2tr => (ScriptBuf::new(), self.p2tr_witness(&signed)?),
		};
		let input = signed.input.first_mut()?;
		(input.script_sig, input.witness) = (script_sig, witness);
		Some(signed)
	}

	/// BIP-137's signature, if it knows this kind of address.
	pub(crate) fn signed_message(&self, text: &str, kind: BitcoinAddressKind) -> Option<[u8; 65]> {
		let first_header = match kind {
			BitcoinAddressKind::P2pkh if !self.compressed => 27,
			BitcoinAddressKind::P2pkh => 31,
			BitcoinAddressKind::P2shP2wpkh => 35,
			BitcoinAddressKind::P2wpkh => 39,
			BitcoinAddressKind::P2tr => return None,
		};
		let message = bip137::message_hash(text);
		let signature = Secp256k1::signing_only().sign_ecdsa_recoverable(&message, &self.secret);
		let (which, rs) = signature.serialize_compact();
		let mut proof = [0; 65];
		let (header, rest) = proof.split_first_mut()?;
		*header = u8::try_from(which.to_i32()).ok()?.checked_add(first_header)?;
		rest.copy_from_slice(&rs);
		Some(proof)
	}

	fn p2pkh_script(&self, to_sign: &Transaction) -> Option<ScriptBuf> {
		let address = self.address(BitcoinAddressKind::P2pkh);
		let signature = self.ecdsa(&p2pkh_sighash(to_sign, &address)?);
		let key = PublicKey { compressed: self.compressed, inner: self.compressed_key().0 };
		Some(Builder::new().push_slice(signature.serialize()).push_key(&key).into_script())
	}

	fn p2wpkh_witness(&self, to_sign: &Transaction) -> Option<Witness> {
		let key = self.compressed_key();
		Some(Witness::p2wpkh(&self.ecdsa(&p2wpkh_sighash(to_sign, &key)?), &key.0))
	}

	fn p2tr_witness(&self, to_sign: &Transaction) -> Option<Witness> {
		let (address, sighash_type) =
			(self.address(BitcoinAddressKind::P2tr), TapSighashType::Default);
		let message = p2tr_sighash(to_sign, &address, sighash_type)?;
		let signature = self.schnorr(&message);
		Some(Witness::p2tr_key_spend(&taproot::Signature { signature, sighash_type }))
	}

	fn ecdsa(&self, message: &Message) -> ecdsa::Signature {
		let signature = Secp256k1::signing_only().sign_ecdsa(message, &self.secret);
		ecdsa::Signature { signature, sighash_type: EcdsaSighashType::All }
	}

	/// Signs with the key that the address of P2TR shows.
	fn schnorr(&self, message: &Message) -> secp256k1::schnorr::Signature {
		let secp = Secp256k1::new();
		let mut pair = Keypair::from_secret_key(&secp, &self.secret);
		let mut tweaked = pair.tap_tweak(&secp, None).to_keypair();
		let signature = secp.sign_schnorr_no_aux_rand(message, &tweaked);
		pair.non_secure_erase();
		tweaked.non_secure_erase();
		signature
	}

	fn compressed_key(&self) -> CompressedPublicKey {
		CompressedPublicKey(self.secret.public_key(&Secp256k1::signing_only()))
	}
}
