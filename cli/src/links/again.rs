//! The words of `litentry link` that name an external account again.

use std::fmt;

use litentry_external_account::{
	BitcoinNetwork, ExternalAccount, RelyingParty, SolanaCluster, SubstrateChain,
};
use sha2::{Digest, Sha256};

/// An external account as it is typed after `litentry link`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Again<'a> {
	pub(super) external: &'a ExternalAccount,
	/// The website of a passkey.
	pub(super) site: Option<&'a str>,
	/// Whether it is a contract wallet.
	pub(super) contract: bool,
}

impl fmt::Display for Again<'_> {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self.external {
			ExternalAccount::Evm { chain, address } => {
				let contract = if self.contract { " --contract" } else { "" };
				write!(f, "ethereum --address {address} --chain-id {chain}{contract}")
			}
			ExternalAccount::Bitcoin { network, address } => {
				let address = address.display(*network);
				write!(f, "bitcoin --address {address} --network {}", of_bitcoin(*network))
			}
			ExternalAccount::Substrate { chain, account } => {
				write!(f, "{} --address {}", OnSubstrate(*chain), account.display(*chain))
			}
			ExternalAccount::Solana { cluster, address } => {
				write!(f, "solana --address {address} --cluster {}", of_solana(*cluster))
			}
			ExternalAccount::Cosmos { chain, address } => {
				write!(f, "cosmos --address {} --chain {chain}", address.display(*chain))
			}
			ExternalAccount::Passkey { key, .. } => {
				write!(f, "passkey --site {} --key {key}", self.site.unwrap_or("DOMAIN"))
			}
			ExternalAccount::Device(key) => write!(f, "device --key {key}"),
			other => write!(f, "NETWORK --address {other}"),
		}
	}
}

struct OnSubstrate(SubstrateChain);

impl fmt::Display for OnSubstrate {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self.0 {
			SubstrateChain::POLKADOT => f.write_str("polkadot"),
			SubstrateChain::KUSAMA => f.write_str("kusama"),
			other => write!(f, "substrate --chain {other}"),
		}
	}
}

const fn of_bitcoin(network: BitcoinNetwork) -> &'static str {
	match network {
		BitcoinNetwork::Main => "main",
		BitcoinNetwork::Testnet3 => "testnet3",
		BitcoinNetwork::Testnet4 => "testnet4",
		BitcoinNetwork::Signet => "signet",
		BitcoinNetwork::Regtest => "regtest",
	}
}

const fn of_solana(cluster: SolanaCluster) -> &'static str {
	match cluster {
		SolanaCluster::Mainnet => "mainnet",
		SolanaCluster::Devnet => "devnet",
		SolanaCluster::Testnet => "testnet",
	}
}

/// The website with this RP ID, as external accounts name it.
pub(crate) fn relying_party(rp_id: &str) -> RelyingParty {
	let hash: [u8; 32] = Sha256::digest(rp_id).into();
	let mut id = [0; 16];
	id.copy_from_slice(&hash[..16]);
	RelyingParty(id)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use clap::Parser;

	use super::*;
	use crate::args::{Arguments, Command, Wanted};

	const ACCOUNTS: [&str; 8] = [
		"eip155:137:0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F",
		"bip122:00000000da84f2bafbbc53dee25a72ae:tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
		"polkadot:91b171bb158e2d3848fa23a9f1c25182:15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
		"polkadot:e143f23803ac50e8f6f8e62695d1ce9e:5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
		"solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1:AKnL4NNf3DGWZJS6cPknBuEGnVsV4A4m5tgebLHaRSZ9",
		"cosmos:cosmoshub-4:cosmos1hkfq3zahaqkkzx5mjnamwjsfpq2jk7z0emlrvp",
		"webauthn:a379a6f6eeafb9a55e378c118034e275:02aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		"device:ed25519:0x8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c",
	];

	/// What is understood when the words are typed: whose account, and whether a contract wallet's.
	fn typed(words: &str) -> (ExternalAccount, bool) {
		let line = format!("litentry link {words}");
		let arguments = Arguments::try_parse_from(line.split(' ')).unwrap();
		let Command::Link(command) = arguments.command else { unreachable!() };
		let wanted = Wanted::from(command);
		let external = ExternalAccount::parse(wanted.network, &wanted.address.unwrap()).unwrap();
		(external, wanted.contract)
	}

	#[test]
	fn the_words_name_the_same_account_again() {
		for text in ACCOUNTS {
			let external: ExternalAccount = text.parse().unwrap();
			let site = Some("example.com");
			let again = Again { external: &external, site, contract: false };
			assert_eq!(typed(&again.to_string()), (external, false));
		}
	}

	#[test]
	fn the_words_say_again_that_it_is_a_contract_wallet() {
		let external: ExternalAccount = ACCOUNTS[0].parse().unwrap();
		let again = Again { external: &external, site: None, contract: true };
		assert_eq!(typed(&again.to_string()), (external, true));
	}
}
