//! A key of Bitcoin addresses that signs consents, for key files and for tests.

mod signing;

use alloc::string::ToString;
use core::{fmt, str::FromStr};

use bitcoin::{
	CompressedPublicKey, PrivateKey, PublicKey, Transaction, consensus,
	key::TapTweak,
	secp256k1::{Secp256k1, SecretKey},
};
use litentry_external_account::{BitcoinAddress, BitcoinNetwork, ExternalAccount};

use crate::{
	Bip322, CannotSign, Consent, LinkProof, bip322,
	bitcoin_address::{p2pkh, p2sh_p2wpkh, p2tr, p2wpkh},
};

/// The kinds of address that one key has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BitcoinAddressKind {
	/// `1…`: another one for an uncompressed key.
	P2pkh,
	/// `3…`: a [`P2wpkh`](Self::P2wpkh) one within, of the compressed key.
	P2shP2wpkh,
	/// `bc1q…`, of the compressed key.
	P2wpkh,
	/// `bc1p…`, of the key without scripts (BIP-86).
	P2tr,
}

impl BitcoinAddressKind {
	/// All of them.
	pub const ALL: [Self; 4] = [Self::P2pkh, Self::P2shP2wpkh, Self::P2wpkh, Self::P2tr];
}

/// A secret key of secp256k1; it is wiped from memory when dropped and never printed.
///
/// Its text is WIF. The network that it names is not kept: a key is the same on all of them.
#[derive(Clone)]
pub struct BitcoinKey {
	secret: SecretKey,
	compressed: bool,
}

/// The bytes or the text are not a secret key of Bitcoin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a secret key as Bitcoin's wallets export it, in WIF")]
pub struct InvalidBitcoinKey;

impl BitcoinKey {
	/// Takes the secret scalar of a compressed key; one in 2^128 random ones is refused.
	pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, InvalidBitcoinKey> {
		let secret = SecretKey::from_slice(bytes).map_err(|_| InvalidBitcoinKey)?;
		Ok(Self { secret, compressed: true })
	}

	/// The external account of this kind that the key controls.
	pub fn external(&self, network: BitcoinNetwork, kind: BitcoinAddressKind) -> ExternalAccount {
		ExternalAccount::Bitcoin { network, address: self.address(kind) }
	}

	/// Signs a consent as BIP-322 foresees it for the address: full for P2PKH, else simple.
	///
	/// # Errors
	///
	/// The consent is another external account's.
	pub fn sign(&self, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
		self.bip322(consent, |kind, signed| match kind {
			BitcoinAddressKind::P2pkh => full(signed),
			_ => simple(signed),
		})
	}

	/// Signs a consent in BIP-322's full form, whatever the address.
	///
	/// # Errors
	///
	/// The consent is another external account's.
	pub fn sign_full(&self, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
		self.bip322(consent, |_, signed| full(signed))
	}

	/// Signs a consent as BIP-137 says.
	///
	/// # Errors
	///
	/// The consent is another external account's, or one of P2TR, which BIP-137 does not know.
	pub fn sign_bip137(&self, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
		let signed = self.signed_message(&consent.to_string(), self.kind(consent)?);
		signed.map(LinkProof::Bip137).ok_or(CannotSign::OtherAccount)
	}

	fn bip322(
		&self,
		consent: &impl Consent,
		form: impl FnOnce(BitcoinAddressKind, &Transaction) -> Option<Bip322>,
	) -> Result<LinkProof, CannotSign> {
		let kind = self.kind(consent)?;
		let signed = self.signed_transaction(&consent.to_string(), kind);
		let proof = signed.and_then(|signed| form(kind, &signed));
		proof.map(LinkProof::Bip322).ok_or(CannotSign::NoSignature)
	}

	/// Which of the key's addresses a consent is for.
	fn kind(&self, consent: &impl Consent) -> Result<BitcoinAddressKind, CannotSign> {
		let ExternalAccount::Bitcoin { address, .. } = consent.external() else {
			return Err(CannotSign::OtherAccount);
		};
		let asked = |kind: &BitcoinAddressKind| self.address(*kind) == *address;
		BitcoinAddressKind::ALL.into_iter().find(asked).ok_or(CannotSign::OtherAccount)
	}

	fn address(&self, kind: BitcoinAddressKind) -> BitcoinAddress {
		let secp = Secp256k1::new();
		let key = self.secret.public_key(&secp);
		match kind {
			BitcoinAddressKind::P2pkh => {
				p2pkh(&PublicKey { compressed: self.compressed, inner: key })
			}
			BitcoinAddressKind::P2shP2wpkh => p2sh_p2wpkh(&CompressedPublicKey(key)),
			BitcoinAddressKind::P2wpkh => p2wpkh(&CompressedPublicKey(key)),
			BitcoinAddressKind::P2tr => p2tr(&key.x_only_public_key().0.tap_tweak(&secp, None).0),
		}
	}
}

fn simple(signed: &Transaction) -> Option<Bip322> {
	bip322::simple(consensus::serialize(&signed.input.first()?.witness))
}

fn full(signed: &Transaction) -> Option<Bip322> {
	bip322::full(consensus::serialize(signed))
}

impl FromStr for BitcoinKey {
	type Err = InvalidBitcoinKey;

	fn from_str(text: &str) -> Result<Self, InvalidBitcoinKey> {
		let mut key = PrivateKey::from_wif(text.trim()).map_err(|_| InvalidBitcoinKey)?;
		let read = Self { secret: key.inner, compressed: key.compressed };
		key.inner.non_secure_erase();
		Ok(read)
	}
}

impl Drop for BitcoinKey {
	fn drop(&mut self) {
		self.secret.non_secure_erase();
	}
}

impl fmt::Debug for BitcoinKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let address = self.address(BitcoinAddressKind::P2wpkh);
		write!(f, "BitcoinKey({}, …)", address.display(BitcoinNetwork::Main))
	}
}

#[cfg(test)]
mod tests;
