//! A key of a Substrate account that signs consents, for key files and for tests.

use alloc::string::ToString;
use core::{fmt, str::FromStr};

use k256::ecdsa::SigningKey as EcdsaKey;
use litentry_external_account::{ExternalAccount, SubstrateAccount, SubstrateChain};
use litentry_verifying_key::{Scheme, SigningKey};
use litentry_vocabulary::blake2_256;

use crate::{
	CannotSign, Consent, LinkProof, MovingChallenge, SubstrateForm, SubstrateProof,
	SubstrateSignature, hex_secret, substrate,
};

/// A scheme that accounts of Substrate chains sign with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubstrateScheme {
	/// Ed25519.
	Ed25519,
	/// Sr25519, which wallets use unless told otherwise.
	Sr25519,
	/// ECDSA over secp256k1.
	Ecdsa,
}

/// The text is not `ed25519`, `sr25519` or `ecdsa`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected ed25519, sr25519 or ecdsa")]
pub struct UnknownSubstrateScheme;

impl FromStr for SubstrateScheme {
	type Err = UnknownSubstrateScheme;

	fn from_str(text: &str) -> Result<Self, UnknownSubstrateScheme> {
		match text {
			"ed25519" => Ok(Self::Ed25519),
			"sr25519" => Ok(Self::Sr25519),
			"ecdsa" => Ok(Self::Ecdsa),
			_ => Err(UnknownSubstrateScheme),
		}
	}
}

/// A secret key of a Substrate account; it is wiped from memory when dropped and never printed.
#[derive(Clone)]
pub struct SubstrateKey(Secret);

#[derive(Clone)]
enum Secret {
	Ed25519(SigningKey),
	Sr25519(SigningKey),
	Ecdsa(EcdsaKey),
}

/// The bytes or the text are no secret key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
	"expected a seed of 0x and 64 hexadecimal digits, of sr25519 or after ed25519:, sr25519: or ecdsa:"
)]
pub struct InvalidSubstrateKey;

impl SubstrateKey {
	/// The key of a seed of 32 bytes, as the tools of Substrate make it.
	///
	/// # Errors
	///
	/// One in 2^128 random seeds is none of ECDSA; all others are accepted.
	pub fn new(scheme: SubstrateScheme, seed: &[u8; 32]) -> Result<Self, InvalidSubstrateKey> {
		let key = |scheme| SigningKey::new(scheme, seed).ok();
		let secret = match scheme {
			SubstrateScheme::Ed25519 => key(Scheme::Ed25519).map(Secret::Ed25519),
			SubstrateScheme::Sr25519 => key(Scheme::Sr25519).map(Secret::Sr25519),
			SubstrateScheme::Ecdsa => EcdsaKey::from_bytes(seed.into()).ok().map(Secret::Ecdsa),
		};
		secret.map(Self).ok_or(InvalidSubstrateKey)
	}

	/// The account that this key controls.
	pub fn account(&self) -> SubstrateAccount {
		match &self.0 {
			Secret::Ed25519(key) | Secret::Sr25519(key) => {
				// Every key of these two schemes is an account.
				SubstrateAccount(key.verifying_key().account().map_or([0; 32], |account| account.0))
			}
			Secret::Ecdsa(key) => substrate::account_of(key.verifying_key()),
		}
	}

	/// The external account of this key on a chain.
	pub fn external(&self, chain: SubstrateChain) -> ExternalAccount {
		ExternalAccount::Substrate { chain, account: self.account() }
	}

	/// Signs the bare text of a consent.
	///
	/// # Errors
	///
	/// The consent is another external account's.
	pub fn sign(&self, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
		match consent.external() {
			ExternalAccount::Substrate { account, .. } if *account == self.account() => {
				self.sign_text(&consent.to_string(), SubstrateForm::Raw).map(LinkProof::Substrate)
			}
			_ => Err(CannotSign::OtherAccount),
		}
	}

	/// Signs the bare text that takes over the links of another account.
	///
	/// # Errors
	///
	/// Another account than this key's is to take them over.
	pub fn sign_moving(&self, challenge: &MovingChallenge) -> Result<SubstrateProof, CannotSign> {
		if challenge.to.0 != self.account().0 {
			return Err(CannotSign::OtherAccount);
		}
		self.sign_text(&challenge.to_string(), SubstrateForm::Raw)
	}

	pub(crate) fn sign_text(
		&self,
		text: &str,
		form: SubstrateForm,
	) -> Result<SubstrateProof, CannotSign> {
		let signature = self.sign_message(&form.message(text))?;
		Ok(SubstrateProof { form, signature })
	}

	fn sign_message(&self, message: &[u8]) -> Result<SubstrateSignature, CannotSign> {
		match &self.0 {
			Secret::Ed25519(key) => Ok(SubstrateSignature::Ed25519(key.sign(message).0)),
			Secret::Sr25519(key) => Ok(SubstrateSignature::Sr25519(key.sign(message).0)),
			Secret::Ecdsa(key) => sign_ecdsa(key, message),
		}
	}
}

fn sign_ecdsa(key: &EcdsaKey, message: &[u8]) -> Result<SubstrateSignature, CannotSign> {
	let (signature, recovery_id) =
		key.sign_prehash_recoverable(&blake2_256(message)).map_err(|_| CannotSign::NoSignature)?;
	let mut rsv = [0; 65];
	rsv[..64].copy_from_slice(&signature.to_bytes());
	rsv[64] = recovery_id.to_byte();
	Ok(SubstrateSignature::Ecdsa(rsv))
}

impl FromStr for SubstrateKey {
	type Err = InvalidSubstrateKey;

	fn from_str(text: &str) -> Result<Self, InvalidSubstrateKey> {
		let (scheme, seed) = text.trim().split_once(':').unwrap_or(("sr25519", text.trim()));
		let digits = seed.strip_prefix("0x").ok_or(InvalidSubstrateKey)?;
		let bytes = hex_secret::read_digits(digits).ok_or(InvalidSubstrateKey)?;
		Self::new(scheme.parse().map_err(|_| InvalidSubstrateKey)?, &bytes)
	}
}

impl fmt::Debug for SubstrateKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "SubstrateKey({:?}, …)", self.account())
	}
}

#[cfg(test)]
mod tests;
