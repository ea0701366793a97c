//! Keys of external accounts, in files.

use litentry_external_account::{ExternalAccount, Network};
use litentry_link_proof::{
	BitcoinAddressKind, BitcoinKey, CannotSign, Consent, CosmosKey, EvmKey, InvalidBitcoinKey,
	InvalidCosmosKey, InvalidEvmKey, InvalidSolanaKey, InvalidSubstrateKey, LinkProof, SolanaKey,
	SubstrateKey,
};

use crate::DeviceKey;

/// The secret key of an external account; wiped from memory when dropped.
#[derive(Clone, Debug)]
pub enum WalletKey {
	/// Of an EVM chain.
	Evm(EvmKey),
	/// Of Bitcoin.
	Bitcoin(BitcoinKey),
	/// Of a Substrate chain.
	Substrate(SubstrateKey),
	/// Of Solana.
	Solana(SolanaKey),
	/// Of a Cosmos chain.
	Cosmos(CosmosKey),
	/// Of a device.
	Device(DeviceKey),
}

/// The text is not a key as the network's tools write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidWalletKey {
	/// No key of an EVM chain.
	#[error(transparent)]
	Evm(#[from] InvalidEvmKey),
	/// No key of Bitcoin.
	#[error(transparent)]
	Bitcoin(#[from] InvalidBitcoinKey),
	/// No key of a Substrate chain.
	#[error(transparent)]
	Substrate(#[from] InvalidSubstrateKey),
	/// No key of Solana.
	#[error(transparent)]
	Solana(#[from] InvalidSolanaKey),
	/// No key of a Cosmos chain.
	#[error(transparent)]
	Cosmos(#[from] InvalidCosmosKey),
	/// Keys of this kind never leave what holds them, or have files of another form.
	#[error("such keys are in no files that could be read here")]
	NoFile,
}

impl WalletKey {
	/// Reads a key as tools of the network write it.
	pub fn read(network: Network, text: &str) -> Result<Self, InvalidWalletKey> {
		match network {
			Network::Evm(_) => Ok(Self::Evm(text.parse()?)),
			Network::Bitcoin(_) => Ok(Self::Bitcoin(text.parse()?)),
			Network::Substrate(_) => Ok(Self::Substrate(text.parse()?)),
			Network::Solana(_) => Ok(Self::Solana(text.parse()?)),
			Network::Cosmos(_) => Ok(Self::Cosmos(text.parse()?)),
			_ => Err(InvalidWalletKey::NoFile),
		}
	}

	/// The account that it controls on a network of its platform; where it controls several, the
	/// one that wallets show first.
	pub fn external(&self, network: Network) -> Option<ExternalAccount> {
		match (self, network) {
			(Self::Evm(key), Network::Evm(chain)) => {
				Some(ExternalAccount::Evm { chain, address: key.address() })
			}
			(Self::Bitcoin(key), Network::Bitcoin(network)) => {
				Some(key.external(network, BitcoinAddressKind::P2wpkh))
			}
			(Self::Substrate(key), Network::Substrate(chain)) => Some(key.external(chain)),
			(Self::Solana(key), Network::Solana(cluster)) => Some(key.external(cluster)),
			(Self::Cosmos(key), Network::Cosmos(chain)) => Some(key.external(chain)),
			(Self::Device(key), Network::Device(_)) => {
				Some(ExternalAccount::Device(key.verifying_key()))
			}
			_ => None,
		}
	}

	/// Signs what a wallet would show.
	pub fn sign(&self, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
		match self {
			Self::Evm(key) => key.sign(consent),
			Self::Bitcoin(key) => key.sign(consent),
			Self::Substrate(key) => key.sign(consent),
			Self::Solana(key) => key.sign(consent),
			Self::Cosmos(key) => key.sign(consent),
			Self::Device(key) => sign_with_device(key, consent),
		}
	}
}

fn sign_with_device(key: &DeviceKey, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
	if *consent.external() != ExternalAccount::Device(key.verifying_key()) {
		return Err(CannotSign::OtherAccount);
	}
	Ok(LinkProof::Device(key.signing_key().sign(consent.to_string().as_bytes())))
}
