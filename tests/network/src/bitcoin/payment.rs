//! New coins for an address.

use bitcoin::Address;
use bitcoin::address::NetworkUnchecked;
use litentry_external_account::BitcoinAddress;
use litentry_vocabulary::blake2_256;
use serde_json::{Value, json};

use super::BITCOIN_NETWORK;

/// New coins for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Payment {
	/// Whom they are for.
	pub(super) address: String,
	satoshi: u64,
}

impl Payment {
	pub(super) fn new(address: BitcoinAddress, satoshi: u64) -> Self {
		Self { address: address.display(BITCOIN_NETWORK).to_string(), satoshi }
	}

	/// The hash by which its transaction is known, which depends on the block that holds it.
	pub(super) fn id(&self, block: &str) -> String {
		hex::encode(blake2_256(format!("{block} {} {}", self.address, self.satoshi).as_bytes()))
	}

	/// Its transaction, in the form that Esplora documents.
	pub(super) fn transaction(&self, height: u64, block: &str, time: u64) -> Value {
		json!({
			"txid": self.id(block),
			"version": 2,
			"locktime": 0,
			"fee": 0,
			"vin": [{ "is_coinbase": true, "prevout": null, "sequence": u32::MAX }],
			"vout": [{
				"scriptpubkey": self.script(),
				"scriptpubkey_address": self.address,
				"value": self.satoshi,
			}],
			"status": {
				"confirmed": true,
				"block_height": height,
				"block_hash": block,
				"block_time": time,
			},
		})
	}

	fn script(&self) -> String {
		let address: Result<Address<NetworkUnchecked>, _> = self.address.parse();
		let script = address.map(|address| address.assume_checked().script_pubkey());
		script.map(|script| hex::encode(script.as_bytes())).unwrap_or_default()
	}
}
