//! Signatures as wallets hand them out.

use alloc::string::ToString;
use core::fmt;

use litentry_external_account::{ExternalAccount, Platform, SubstrateAccount};

use crate::{
	Consent, LinkProof, MovingChallenge, SubstrateProof, adr36, device, evm_signature, passkey,
	solana, substrate,
};

/// The text is no signature as wallets of the platform hand it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidProofText {
	/// The platform of the account that was to sign.
	pub platform: Platform,
}

impl core::error::Error for InvalidProofText {}

impl fmt::Display for InvalidProofText {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "expected {}", form(self.platform))
	}
}

const fn form(platform: Platform) -> &'static str {
	match platform {
		Platform::Evm => {
			"a signature of 0x and 130 hexadecimal digits, or more of a contract wallet"
		}
		Platform::Bitcoin => "a signature in base64, as BIP-322 or BIP-137 has it",
		Platform::Substrate => {
			"a signature of 0x and 128 hexadecimal digits, or 2 or 4 more with its scheme or for ECDSA"
		}
		Platform::Solana => "a signature of 64 bytes in base58, in base64 or as hexadecimal digits",
		Platform::Cosmos => {
			"the JSON that the wallet returns: {\"pub_key\":{\"type\":…,\"value\":…},\"signature\":…}"
		}
		Platform::Passkey => {
			"the passkey's credential as JSON: JSON.stringify(credential.toJSON())"
		}
		Platform::Device => "a signature of 0x and 128 hexadecimal digits",
		_ => "a signature",
	}
}

impl LinkProof {
	/// Reads what the external account's wallet hands out for this consent.
	///
	/// Where a text leaves open what was signed, what fits the consent is taken; where nothing fits,
	/// [`verify`](crate::verify) says what is wrong.
	///
	/// # Errors
	///
	/// The text does not have the form that wallets of the platform give it.
	pub fn read(consent: &impl Consent, text: &str) -> Result<Self, InvalidProofText> {
		let (external, text) = (consent.external(), text.trim());
		let read = match external {
			ExternalAccount::Evm { .. } => evm_signature::read(consent, text),
			ExternalAccount::Substrate { account, .. } => {
				substrate::read(&consent.to_string(), account, text).map(Self::Substrate)
			}
			ExternalAccount::Solana { .. } => solana::read(text).map(Self::Solana),
			ExternalAccount::Cosmos { .. } => adr36::read(text).map(Self::Adr36),
			ExternalAccount::Passkey { .. } => passkey::read(text).map(Self::Passkey),
			ExternalAccount::Device(_) => device::read(text).map(Self::Device),
			_ => None,
		};
		read.ok_or(InvalidProofText { platform: external.platform() })
	}
}

impl MovingChallenge {
	/// Reads what the new account's wallet hands out, as [`LinkProof::read`] does.
	///
	/// # Errors
	///
	/// The text does not have the form that wallets of Substrate chains give it.
	pub fn read(&self, text: &str) -> Result<SubstrateProof, InvalidProofText> {
		substrate::read(&self.to_string(), &SubstrateAccount(self.to.0), text)
			.ok_or(InvalidProofText { platform: Platform::Substrate })
	}
}
