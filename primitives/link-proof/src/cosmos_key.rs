//! A key of a Cosmos address that signs consents, for key files and for tests.

use alloc::string::ToString;
use core::{fmt, str::FromStr};

use k256::ecdsa::{Signature, SigningKey, signature::hazmat::PrehashSigner};
use litentry_external_account::{CosmosAddress, CosmosChain, ExternalAccount};

use crate::{Adr36, CannotSign, Consent, LinkProof, adr36, hex_secret};

/// A secret key of a Cosmos address; it is wiped from memory when dropped and never printed.
#[derive(Clone)]
pub struct CosmosKey(SigningKey);

/// The bytes or the text are not a secret key of secp256k1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a secret key of 64 hexadecimal digits, neither zero nor too large")]
pub struct InvalidCosmosKey;

impl CosmosKey {
	/// Takes the secret scalar; one in 2^128 random ones is refused.
	pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, InvalidCosmosKey> {
		SigningKey::from_bytes(bytes.into()).map(Self).map_err(|_| InvalidCosmosKey)
	}

	/// The address that this key controls, which is the same on all chains.
	pub fn address(&self) -> CosmosAddress {
		adr36::address_of(&self.key())
	}

	/// The external account of this key on a chain.
	pub fn external(&self, chain: CosmosChain) -> ExternalAccount {
		ExternalAccount::Cosmos { chain, address: self.address() }
	}

	/// Signs a consent as a wallet's `signArbitrary` does.
	///
	/// # Errors
	///
	/// The consent is another external account's.
	pub fn sign(&self, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
		match consent.external() {
			ExternalAccount::Cosmos { chain, address } if *address == self.address() => {
				self.sign_text(&consent.to_string(), address.display(*chain)).map(LinkProof::Adr36)
			}
			_ => Err(CannotSign::OtherAccount),
		}
	}

	pub(crate) fn sign_text(
		&self,
		text: &str,
		signer: impl fmt::Display,
	) -> Result<Adr36, CannotSign> {
		let hash = adr36::document_hash(text, signer);
		let signature: Signature =
			self.0.sign_prehash(&hash).map_err(|_| CannotSign::NoSignature)?;
		let signature = signature.normalize_s().unwrap_or(signature).to_bytes().into();
		Ok(Adr36 { key: self.key(), signature })
	}

	fn key(&self) -> [u8; 33] {
		let mut key = [0; 33];
		key.copy_from_slice(self.0.verifying_key().to_encoded_point(true).as_bytes());
		key
	}
}

impl FromStr for CosmosKey {
	type Err = InvalidCosmosKey;

	fn from_str(text: &str) -> Result<Self, InvalidCosmosKey> {
		Self::from_bytes(&*hex_secret::read(text.trim()).ok_or(InvalidCosmosKey)?)
	}
}

impl fmt::Debug for CosmosKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "CosmosKey({}, …)", self.address().display(CosmosChain::CosmosHub))
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use alloc::format;

	use super::*;

	const TEXT: &str = "0x4646464646464646464646464646464646464646464646464646464646464646";

	/// By npm @cosmjs/amino 0.39.0.
	const ADDRESS: &str = "cosmos1hkfq3zahaqkkzx5mjnamwjsfpq2jk7z0emlrvp";

	#[test]
	fn the_address_is_the_one_that_wallets_show() {
		let address = CosmosAddress::parse(ADDRESS, CosmosChain::CosmosHub).unwrap();
		assert_eq!(TEXT.parse::<CosmosKey>().unwrap().address(), address);
		assert_eq!(format!("{}\n", &TEXT[2..]).parse::<CosmosKey>().unwrap().address(), address);
	}

	#[test]
	fn what_is_no_scalar_of_the_curve_is_refused() {
		assert_eq!(CosmosKey::from_bytes(&[0; 32]).map(|_| ()), Err(InvalidCosmosKey));
		assert_eq!(CosmosKey::from_bytes(&[255; 32]).map(|_| ()), Err(InvalidCosmosKey));
		assert_eq!("46".parse::<CosmosKey>().map(|_| ()), Err(InvalidCosmosKey));
	}

	#[test]
	fn the_secret_is_not_printed() {
		let shown = format!("{:?}", TEXT.parse::<CosmosKey>().unwrap());
		assert_eq!(shown, format!("CosmosKey({ADDRESS}, …)"));
	}
}
