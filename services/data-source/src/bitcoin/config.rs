//! The TOML section that describes a Bitcoin source.

use std::num::NonZeroU32;

use litentry_external_account::{BitcoinNetwork, Network};
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::{CallLimits, EndpointUrl};

const MAX_TRANSACTIONS: NonZeroU32 = NonZeroU32::new(1_000).unwrap();

/// One network of Bitcoin and how it is read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BitcoinConfig {
	/// Which one, as events name it: `bip122:000000000019d6689c085ae165831e93` is the main one.
	#[serde(deserialize_with = "network")]
	pub network: BitcoinNetwork,
	/// Addresses below which servers have Esplora's interface, the best first:
	/// `https://blockstream.info/api`.
	pub endpoints: Vec<EndpointUrl>,
	/// How many of the newest blocks are not trusted yet.
	#[serde(default = "confirmation_blocks")]
	pub confirmation_blocks: u64,
	/// How far back a moment is taken to lie. A block's median time is an hour older than the block
	/// and must be confirmed, so what stands at this moment is known hours later only; what stood so
	/// many seconds ago is known now. Every analyzer of a network must have the same number, or
	/// honest ones will disagree.
	#[serde(default = "look_back_seconds")]
	pub look_back_seconds: u64,
	/// How many transactions of an address are added up at most; about an address with more there
	/// is no answer.
	#[serde(default = "max_transactions")]
	pub max_transactions: NonZeroU32,
	/// The bounds of one call.
	#[serde(default)]
	pub calls: CallLimits,
}

const fn confirmation_blocks() -> u64 {
	6
}

const fn look_back_seconds() -> u64 {
	4 * 60 * 60
}

const fn max_transactions() -> NonZeroU32 {
	MAX_TRANSACTIONS
}

fn network<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BitcoinNetwork, D::Error> {
	match String::deserialize(deserializer)?.parse().map_err(D::Error::custom)? {
		Network::Bitcoin(network) => Ok(network),
		other => Err(D::Error::custom(format!("{other} is no network of Bitcoin"))),
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	const SHORTEST: &str = r#"
		network = "bip122:000000000019d6689c085ae165831e93"
		endpoints = ["https://blockstream.info/api"]
	"#;

	fn config(text: &str) -> Result<BitcoinConfig, toml::de::Error> {
		toml::from_str(text)
	}

	#[test]
	fn the_shortest_configuration_has_sensible_defaults() {
		let config = config(SHORTEST).unwrap();
		assert_eq!(config.network, BitcoinNetwork::Main);
		assert_eq!((config.confirmation_blocks, config.look_back_seconds), (6, 14_400));
		assert_eq!(
			(config.max_transactions, config.calls),
			(MAX_TRANSACTIONS, CallLimits::default())
		);
	}

	#[test]
	fn what_is_misspelt_or_impossible_is_refused() {
		for wrong in [
			SHORTEST.replace("network", "chain"),
			SHORTEST.replace("bip122:000000000019d6689c085ae165831e93", "eip155:1"),
			SHORTEST.replace("bip122:0", "bip122:1"),
			format!("{SHORTEST}\nmax_transactions = 0"),
			format!("{SHORTEST}\nconfirmations = 1"),
		] {
			assert!(config(&wrong).is_err(), "{wrong}");
		}
	}
}
