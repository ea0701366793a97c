//! What pays to an address.

use bitcoin::{PubkeyHash, ScriptBuf, ScriptHash, WPubkeyHash, hashes::Hash};
use litentry_external_account::BitcoinAddress;

/// The script of the outputs that pay to an address; it is the same on every network.
pub(crate) fn paying_to(address: &BitcoinAddress) -> Vec<u8> {
	match address {
		BitcoinAddress::P2pkh(hash) => ScriptBuf::new_p2pkh(&PubkeyHash::from_byte_array(*hash)),
		BitcoinAddress::P2sh(hash) => ScriptBuf::new_p2sh(&ScriptHash::from_byte_array(*hash)),
		BitcoinAddress::P2wpkh(hash) => ScriptBuf::new_p2wpkh(&WPubkeyHash::from_byte_array(*hash)),
		BitcoinAddress::P2tr(key) => return [&TAPROOT_PREFIX, key.as_slice()].concat(),
	}
	.into_bytes()
}

/// Version 1 and a push of 32 bytes (BIP-341). The crate makes such a script of valid keys only, but
/// what is on the chain need not be one.
const TAPROOT_PREFIX: [u8; 2] = [0x51, 0x20];

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use litentry_external_account::BitcoinNetwork;

	use super::*;

	/// BIP-173's and BIP-350's own addresses and scripts, and the address of the first block's coins.
	#[test]
	fn published_addresses_have_their_published_scripts() {
		for (address, script) in [
			(
				"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
				"0014751e76e8199196d454941c45d1b3a323f1433bd6",
			),
			(
				"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
				"512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
			),
			(
				"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
				"76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac",
			),
			(
				"3P14159f73E4gFr7JterCCQh9QjiTjiZrG",
				"a914e9c3dd0c07aac76179ebc76a6c78d4d67c6c160a87",
			),
		] {
			let address = BitcoinAddress::parse(address, BitcoinNetwork::Main).unwrap();
			assert_eq!(hex::encode(paying_to(&address)), script);
		}
	}
}
