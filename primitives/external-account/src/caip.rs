//! The texts: CAIP-2 for networks and CAIP-10 for accounts.
//!
//! Each value has exactly one text that is written. What is read is that text, and where a network
//! allows it a form without the checksum.

use core::{fmt, str::FromStr};

use litentry_verifying_key::{InvalidKeyText, UnknownScheme};

use crate::{
	BitcoinAddress, CosmosAddress, ExternalAccount, InvalidBitcoinAddress, InvalidCosmosAddress,
	InvalidEvmAddress, InvalidEvmChain, InvalidPasskeyKey, InvalidRelyingParty,
	InvalidSolanaAddress, InvalidSubstrateAccount, InvalidSubstrateChain, Network,
	SubstrateAccount, UnknownBitcoinNetwork, UnknownCosmosChain, UnknownSolanaCluster, bitcoin,
	cosmos, device, evm, passkey, solana, substrate,
};

impl fmt::Display for Network {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Evm(chain) => write!(f, "{}:{chain}", evm::NAMESPACE),
			Self::Bitcoin(network) => write!(f, "{}:{network}", bitcoin::NAMESPACE),
			Self::Substrate(chain) => write!(f, "{}:{chain}", substrate::NAMESPACE),
			Self::Solana(cluster) => write!(f, "{}:{cluster}", solana::NAMESPACE),
			Self::Cosmos(chain) => write!(f, "{}:{chain}", cosmos::NAMESPACE),
			Self::Passkey(relying_party) => write!(f, "{}:{relying_party}", passkey::NAMESPACE),
			Self::Device(scheme) => write!(f, "{}:{scheme}", device::NAMESPACE),
		}
	}
}

impl fmt::Display for ExternalAccount {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let network = self.network();
		match self {
			Self::Evm { address, .. } => write!(f, "{network}:{address}"),
			Self::Bitcoin { network: on, address } => {
				write!(f, "{network}:{}", address.display(*on))
			}
			Self::Substrate { chain, account } => {
				write!(f, "{network}:{}", account.display(*chain))
			}
			Self::Solana { address, .. } => write!(f, "{network}:{address}"),
			Self::Cosmos { chain, address } => write!(f, "{network}:{}", address.display(*chain)),
			Self::Passkey { key, .. } => write!(f, "{network}:{key}"),
			Self::Device(key) => write!(f, "{}:{key}", device::NAMESPACE),
		}
	}
}

/// Why a text does not name a network that is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidNetwork {
	/// Not `namespace:reference`.
	#[error("expected a network such as eip155:1")]
	Malformed,
	/// A namespace that is not supported.
	#[error(
		"only networks of eip155, bip122, polkadot, solana, cosmos, webauthn and device are supported"
	)]
	UnsupportedNamespace,
	/// What follows `eip155:` is no chain id.
	#[error(transparent)]
	Evm(#[from] InvalidEvmChain),
	/// What follows `bip122:` is no network of Bitcoin.
	#[error(transparent)]
	Bitcoin(#[from] UnknownBitcoinNetwork),
	/// What follows `polkadot:` is no beginning of a genesis hash.
	#[error(transparent)]
	Substrate(#[from] InvalidSubstrateChain),
	/// What follows `solana:` is no cluster.
	#[error(transparent)]
	Solana(#[from] UnknownSolanaCluster),
	/// What follows `cosmos:` is no known chain.
	#[error(transparent)]
	Cosmos(#[from] UnknownCosmosChain),
	/// What follows `webauthn:` is no hash of an RP ID.
	#[error(transparent)]
	Passkey(#[from] InvalidRelyingParty),
	/// What follows `device:` is no signature scheme.
	#[error(transparent)]
	Device(#[from] UnknownScheme),
}

/// Why a text does not name an account that is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidExternalAccount {
	/// Not `namespace:reference:address`.
	#[error("expected an account such as eip155:1:0x…")]
	Malformed,
	/// The network is wrong.
	#[error(transparent)]
	Network(#[from] InvalidNetwork),
	/// The network is an EVM chain and the address is wrong.
	#[error(transparent)]
	Evm(#[from] InvalidEvmAddress),
	/// The network is Bitcoin's and the address is wrong.
	#[error(transparent)]
	Bitcoin(#[from] InvalidBitcoinAddress),
	/// The network is a Substrate chain and the address is wrong.
	#[error(transparent)]
	Substrate(#[from] InvalidSubstrateAccount),
	/// The network is Solana's and the address is wrong.
	#[error(transparent)]
	Solana(#[from] InvalidSolanaAddress),
	/// The network is a Cosmos chain and the address is wrong.
	#[error(transparent)]
	Cosmos(#[from] InvalidCosmosAddress),
	/// The passkey's key is wrong.
	#[error(transparent)]
	Passkey(#[from] InvalidPasskeyKey),
	/// The device's key is wrong.
	#[error(transparent)]
	Device(#[from] InvalidKeyText),
}

impl FromStr for Network {
	type Err = InvalidNetwork;

	fn from_str(text: &str) -> Result<Self, InvalidNetwork> {
		let (namespace, reference) = text.split_once(':').ok_or(InvalidNetwork::Malformed)?;
		Ok(match namespace {
			evm::NAMESPACE => Self::Evm(reference.parse()?),
			bitcoin::NAMESPACE => Self::Bitcoin(reference.parse()?),
			substrate::NAMESPACE => Self::Substrate(reference.parse()?),
			solana::NAMESPACE => Self::Solana(reference.parse()?),
			cosmos::NAMESPACE => Self::Cosmos(reference.parse()?),
			passkey::NAMESPACE => Self::Passkey(reference.parse()?),
			device::NAMESPACE => Self::Device(reference.parse()?),
			_ => return Err(InvalidNetwork::UnsupportedNamespace),
		})
	}
}

impl FromStr for ExternalAccount {
	type Err = InvalidExternalAccount;

	fn from_str(text: &str) -> Result<Self, InvalidExternalAccount> {
		let (network, address) = text.rsplit_once(':').ok_or(InvalidExternalAccount::Malformed)?;
		if !network.contains(':') {
			return Err(InvalidExternalAccount::Malformed);
		}
		Self::parse(network.parse()?, address)
	}
}

impl ExternalAccount {
	/// Reads the address of an account on this network.
	///
	/// # Errors
	///
	/// The text is no address of the network.
	pub fn parse(network: Network, address: &str) -> Result<Self, InvalidExternalAccount> {
		Ok(match network {
			Network::Evm(chain) => Self::Evm { chain, address: address.parse()? },
			Network::Bitcoin(network) => {
				Self::Bitcoin { network, address: BitcoinAddress::parse(address, network)? }
			}
			Network::Substrate(chain) => {
				Self::Substrate { chain, account: SubstrateAccount::parse(address, chain)? }
			}
			Network::Solana(cluster) => Self::Solana { cluster, address: address.parse()? },
			Network::Cosmos(chain) => {
				Self::Cosmos { chain, address: CosmosAddress::parse(address, chain)? }
			}
			Network::Passkey(relying_party) => {
				Self::Passkey { relying_party, key: address.parse()? }
			}
			Network::Device(scheme) => Self::Device(device::read(address, scheme)?),
		})
	}
}

#[cfg(test)]
mod tests;
