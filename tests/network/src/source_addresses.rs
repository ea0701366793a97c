//! Where an analyzer reads.

use litentry_external_account::{Network, SubstrateChain};
use litentry_vocabulary::GenesisHash;
use serde_json::{Value, json};

use crate::{BITCOIN_NETWORK, CHAIN_ID};

/// The network's own chain, as an external account names it.
pub fn substrate_chain(genesis: &GenesisHash) -> SubstrateChain {
	let [first @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = genesis.0;
	SubstrateChain(first)
}

/// The URLs of the servers that an analyzer reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceAddresses {
	/// The Ethereum node.
	pub(crate) ethereum: String,
	/// The Bitcoin server.
	pub(crate) bitcoin: String,
	/// A node of the network's own chain.
	pub(crate) substrate: String,
	/// That chain.
	pub(crate) genesis: GenesisHash,
}

impl SourceAddresses {
	/// Adds the sections of an analyzer's configuration that name them.
	pub(crate) fn configure(&self, configuration: &mut Value, index: &std::path::Path) {
		configuration["ethereum"] = json!([{
			"chain_id": CHAIN_ID,
			"endpoints": [self.ethereum],
			"index": {
				"path": index,
				"count_unlisted_contracts": true,
				"follow_interval_milliseconds": 500,
			},
		}]);
		// Every moment is decided on the stand-in's chain.
		configuration["bitcoin"] = json!([{
			"network": Network::Bitcoin(BITCOIN_NETWORK).to_string(),
			"endpoints": [self.bitcoin],
			"confirmation_blocks": 0,
			"look_back_seconds": 0,
		}]);
		configuration["substrate"] = json!([{
			"network": Network::Substrate(substrate_chain(&self.genesis)).to_string(),
			"endpoints": [self.substrate],
		}]);
	}
}
