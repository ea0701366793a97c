//! The texts: CAIP-2 for networks and CAIP-10 for accounts.
//!
//! Each value has exactly one text that is written. What is read is that text, and where a network
//! allows it a form without the checksum.

use core::{fmt, str::FromStr};

use crate::{
	EvmAddress, EvmChain, ExternalAccount, InvalidEvmAddress, InvalidEvmChain, Network, evm,
};

impl fmt::Display for Network {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Evm(chain) => write!(f, "{}:{chain}", evm::NAMESPACE),
		}
	}
}

impl fmt::Display for ExternalAccount {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Evm { address, .. } => write!(f, "{}:{address}", self.network()),
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
	/// A namespace of CAIP-2 that is not supported.
	#[error("only networks of the namespace {} are supported", evm::NAMESPACE)]
	UnsupportedNamespace,
	/// What follows `eip155:` is no chain id.
	#[error(transparent)]
	Evm(#[from] InvalidEvmChain),
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
}

impl FromStr for Network {
	type Err = InvalidNetwork;

	fn from_str(text: &str) -> Result<Self, InvalidNetwork> {
		let (namespace, reference) = text.split_once(':').ok_or(InvalidNetwork::Malformed)?;
		match namespace {
			evm::NAMESPACE => Ok(Self::Evm(reference.parse::<EvmChain>()?)),
			_ => Err(InvalidNetwork::UnsupportedNamespace),
		}
	}
}

impl FromStr for ExternalAccount {
	type Err = InvalidExternalAccount;

	fn from_str(text: &str) -> Result<Self, InvalidExternalAccount> {
		let (network, address) = text.rsplit_once(':').ok_or(InvalidExternalAccount::Malformed)?;
		if !network.contains(':') {
			return Err(InvalidExternalAccount::Malformed);
		}
		match network.parse()? {
			Network::Evm(chain) => Ok(Self::Evm { chain, address: address.parse::<EvmAddress>()? }),
		}
	}
}

#[cfg(test)]
mod tests;
