//! Signatures as wallets hand them out.

use alloc::string::ToString;
use core::fmt;

use litentry_external_account::{ExternalAccount, Platform, SubstrateAccount};

use crate::{
	Consent, LinkProof, MovingChallenge, SubstrateProof, adr36, bip137, bip322, device,
	evm_signature, passkey, solana, substrate,
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
			"a signature of 0x and 130 hexadecimal digits, or up to 2048 of a contract wallet"
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
			_ if text.is_empty() => None,
			ExternalAccount::Evm { .. } => evm_signature::read(consent, text),
			ExternalAccount::Bitcoin { .. } => {
				let bip322 = || bip322::read(text).map(Self::Bip322);
				bip137::read(text).map(Self::Bip137).or_else(bip322)
			}
			ExternalAccount::Substrate { account, .. } => {
				substrate::read(&consent.to_string(), account, text).map(Self::Substrate)
			}
			ExternalAccount::Solana { .. } => solana::read(text).map(Self::Solana),
			ExternalAccount::Cosmos { .. } => adr36::read(text).map(Self::Adr36),
			ExternalAccount::Passkey { .. } => passkey::read(text).map(Self::Passkey),
			ExternalAccount::Device(key) => device::read(key, text).map(Self::Device),
			_ => None,
		};
		read.ok_or(InvalidProofText { platform: external.platform() })
	}

	/// Reads what a contract wallet hands out, of which [`LinkProof::read`] takes 65 bytes for the
	/// signature of a key: that is how long the signature of a wallet with one owner is.
	///
	/// # Errors
	///
	/// The text is not `0x` and hexadecimal digits, or there are too many.
	pub fn read_contract_wallet(text: &str) -> Result<Self, InvalidProofText> {
		let platform = Platform::Evm;
		evm_signature::read_contract(text.trim()).ok_or(InvalidProofText { platform })
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

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use alloc::{format, vec};

	use litentry_vocabulary::{Account, GenesisHash};

	use super::*;
	use crate::Challenge;

	const EXTERNALS: [&str; 7] = [
		"eip155:1:0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F",
		"bip122:000000000019d6689c085ae165831e93:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
		"polkadot:91b171bb158e2d3848fa23a9f1c25182:15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
		"solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:AKnL4NNf3DGWZJS6cPknBuEGnVsV4A4m5tgebLHaRSZ9",
		"cosmos:cosmoshub-4:cosmos1hkfq3zahaqkkzx5mjnamwjsfpq2jk7z0emlrvp",
		"webauthn:a379a6f6eeafb9a55e378c118034e275:031bec1250aa8f78275f99a6663688f31085848d0ed92f1203e447125f927b7486",
		"device:ed25519:0x8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c",
	];

	fn challenge(external: &str) -> Challenge {
		let (account, genesis) = (Account([1; 32]), GenesisHash([2; 32]));
		let external = external.parse().unwrap();
		Challenge { external, account, genesis, nonce: 0, expires: 100, ends: None }
	}

	#[test]
	fn what_no_wallet_hands_out_is_refused_with_the_form_of_the_platform() {
		for (external, platform) in EXTERNALS.into_iter().zip(Platform::ALL) {
			for text in ["", " ", "no signature", "{}"] {
				let read = LinkProof::read(&challenge(external), text);
				assert_eq!(read, Err(InvalidProofText { platform }), "{text}");
			}
		}
	}

	#[test]
	fn what_a_contract_wallet_hands_out_is_taken_as_it_is() {
		for length in [0, 64, 65, 130, 1024] {
			let bytes = vec![0x2a; length];
			let read = LinkProof::read_contract_wallet(&format!(" 0x{}\n", hex::encode(&bytes)));
			assert_eq!(read, Ok(LinkProof::Erc1271(bytes.try_into().unwrap())));
		}
	}

	#[test]
	fn what_no_contract_wallet_hands_out_is_refused() {
		let too_long = format!("0x{}", "2a".repeat(1537));
		for text in ["", "2a", "0x2", "0xzz", &too_long] {
			let refused = Err(InvalidProofText { platform: Platform::Evm });
			assert_eq!(LinkProof::read_contract_wallet(text), refused, "{text}");
		}
	}
}
