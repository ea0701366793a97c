//! The TOML section that describes a Substrate source.

use litentry_external_account::{Network, SubstrateChain};
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::{CallLimits, EndpointUrl};

/// One Substrate chain and how it is read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubstrateConfig {
	/// Which one, as events name it: `polkadot:68d56f15f85d3136970ec16946040bc1` is Polkadot's
	/// Asset Hub, where its coins are. What follows the colon are the first 32 digits of the genesis
	/// hash.
	#[serde(deserialize_with = "network")]
	pub network: SubstrateChain,
	/// HTTP addresses of JSON-RPC servers of nodes of the chain, the best first. They must take
	/// batches of two calls, and know the state of blocks as old as the moments that are asked about.
	pub endpoints: Vec<EndpointUrl>,
	/// The bounds of one call.
	#[serde(default)]
	pub calls: CallLimits,
}

fn network<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SubstrateChain, D::Error> {
	match String::deserialize(deserializer)?.parse().map_err(D::Error::custom)? {
		Network::Substrate(chain) => Ok(chain),
		other => Err(D::Error::custom(format!("{other} is no Substrate chain"))),
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	const SHORTEST: &str = r#"
		network = "polkadot:68d56f15f85d3136970ec16946040bc1"
		endpoints = ["https://asset-hub.polkadot.example"]
	"#;

	fn config(text: &str) -> Result<SubstrateConfig, toml::de::Error> {
		toml::from_str(text)
	}

	#[test]
	fn a_chain_is_named_as_events_name_it() {
		let config = config(SHORTEST).unwrap();
		assert_eq!(config.network, SubstrateChain::POLKADOT_ASSET_HUB);
		assert_eq!(config.calls, CallLimits::default());
	}

	#[test]
	fn what_is_misspelt_or_impossible_is_refused() {
		for wrong in [
			SHORTEST.replace("network", "chain"),
			SHORTEST.replace("polkadot:68d56f15f85d3136970ec16946040bc1", "eip155:1"),
			SHORTEST.replace("40bc1", ""),
			format!("{SHORTEST}\nconfirmation_blocks = 1"),
		] {
			assert!(config(&wrong).is_err(), "{wrong}");
		}
	}
}
