//! A key of an EVM account that signs challenges, for key files and for tests.

use alloc::string::ToString;
use core::{fmt, str::FromStr};

use k256::ecdsa::SigningKey;
use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};

use crate::{CannotSign, Consent, LinkProof, eip191, eip712, evm_signature, hex_secret};

/// A secret key of secp256k1; it is wiped from memory when dropped and never printed.
#[derive(Clone)]
pub struct EvmKey(SigningKey);

/// The bytes or the text are not a secret key of secp256k1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a secret key of 64 hexadecimal digits, neither zero nor too large")]
pub struct InvalidEvmKey;

impl EvmKey {
	/// Takes the secret scalar; one in 2^128 random ones is refused.
	pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, InvalidEvmKey> {
		SigningKey::from_bytes(bytes.into()).map(Self).map_err(|_| InvalidEvmKey)
	}

	/// The address of the account that this key controls.
	pub fn address(&self) -> EvmAddress {
		evm_signature::address_of(self.0.verifying_key())
	}

	/// The account on this chain.
	pub fn external(&self, chain: EvmChain) -> ExternalAccount {
		ExternalAccount::Evm { chain, address: self.address() }
	}

	/// Signs a consent's text as a wallet's `personal_sign` does.
	///
	/// # Errors
	///
	/// The consent is another external account's.
	pub fn sign(&self, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
		self.chain_asked(consent)?;
		self.sign_text(&consent.to_string())
	}

	/// Signs a consent's typed form as a wallet's `eth_signTypedData_v4` does.
	///
	/// # Errors
	///
	/// The consent is another external account's.
	pub fn sign_typed(&self, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
		let chain = self.chain_asked(consent)?;
		self.sign_hash(&eip712::consent_hash(consent, chain)).map(LinkProof::Eip712)
	}

	pub(crate) fn sign_text(&self, text: &str) -> Result<LinkProof, CannotSign> {
		self.sign_hash(&eip191::message_hash(text)).map(LinkProof::Eip191)
	}

	/// The EVM chain on which the consent asks for this key's account.
	fn chain_asked(&self, consent: &impl Consent) -> Result<EvmChain, CannotSign> {
		match consent.external() {
			ExternalAccount::Evm { chain, address } if *address == self.address() => Ok(*chain),
			_ => Err(CannotSign::OtherAccount),
		}
	}

	pub(crate) fn sign_hash(&self, hash: &[u8; 32]) -> Result<[u8; 65], CannotSign> {
		let signed = self.0.sign_prehash_recoverable(hash);
		let (signature, recovery_id) = signed.map_err(|_| CannotSign::NoSignature)?;
		let mut bytes = [0; 65];
		bytes[..64].copy_from_slice(&signature.to_bytes());
		bytes[64] = 27 + recovery_id.to_byte();
		Ok(bytes)
	}
}

impl FromStr for EvmKey {
	type Err = InvalidEvmKey;

	fn from_str(text: &str) -> Result<Self, InvalidEvmKey> {
		Self::from_bytes(&*hex_secret::read(text.trim()).ok_or(InvalidEvmKey)?)
	}
}

impl fmt::Debug for EvmKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "EvmKey({}, …)", self.address())
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use alloc::format;

	use super::*;

	const TEXT: &str = "0x4646464646464646464646464646464646464646464646464646464646464646";

	#[test]
	fn the_address_is_the_one_that_wallets_show() {
		let address = "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F".parse().unwrap();
		assert_eq!(TEXT.parse::<EvmKey>().unwrap().address(), address);
		assert_eq!(format!("{}\n", &TEXT[2..]).parse::<EvmKey>().unwrap().address(), address);
	}

	#[test]
	fn what_is_no_scalar_of_the_curve_is_refused() {
		assert_eq!(EvmKey::from_bytes(&[0; 32]).map(|_| ()), Err(InvalidEvmKey));
		assert_eq!(EvmKey::from_bytes(&[255; 32]).map(|_| ()), Err(InvalidEvmKey));
		assert_eq!("46".parse::<EvmKey>().map(|_| ()), Err(InvalidEvmKey));
	}

	#[test]
	fn the_secret_is_not_printed() {
		let shown = format!("{:?}", TEXT.parse::<EvmKey>().unwrap());
		assert_eq!(shown, "EvmKey(0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F, …)");
	}
}
