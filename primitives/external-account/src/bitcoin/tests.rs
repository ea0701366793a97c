use alloc::string::ToString;

use super::*;

const MAIN: BitcoinNetwork = BitcoinNetwork::Main;

/// The key of these four addresses is BIP-86's and BIP-84's first, and that of BIP-49 on testnet.
#[test]
fn published_addresses_of_each_kind_read_and_write() {
	for (network, text) in [
		(MAIN, "1CuEaUAvhm8D9SkwEVLgqvFShHAxKmbW19"),
		(MAIN, "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"),
		(MAIN, "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr"),
		(BitcoinNetwork::Testnet3, "2Mww8dCYPUpKHofjgcXcBCEGmniw9CoaiD2"),
		(BitcoinNetwork::Regtest, "bcrt1q6rhpng9evdsfnn833a4f4vej0asu6dk5srld6x"),
	] {
		let address =
			BitcoinAddress::parse(text, network).map(|it| it.display(network).to_string());
		assert_eq!(address, Ok(text.into()));
	}
}

#[test]
fn a_compressed_key_has_the_same_hash_in_both_of_its_addresses() {
	let parse = |text| BitcoinAddress::parse(text, MAIN);
	let hash = match parse("1CuEaUAvhm8D9SkwEVLgqvFShHAxKmbW19") {
		Ok(BitcoinAddress::P2pkh(hash)) => hash,
		other => panic!("not P2PKH: {other:?}"),
	};
	let segwit = parse("bc1qs2993c9cwv0cr60s7nncnfkaammzauggyptr98");
	assert_eq!(segwit, Ok(BitcoinAddress::P2wpkh(hash)));
}

#[test]
fn each_way_of_being_wrong_is_named() {
	for (text, error) in [
		("1CuEaUAvhm8D9SkwEVLgqvFShHAxKmbW18", InvalidBitcoinAddress::Malformed),
		("", InvalidBitcoinAddress::Malformed),
		("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", InvalidBitcoinAddress::OtherNetwork),
		("2Mww8dCYPUpKHofjgcXcBCEGmniw9CoaiD2", InvalidBitcoinAddress::OtherNetwork),
		(
			"bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
			InvalidBitcoinAddress::UnsupportedType,
		),
		("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", InvalidBitcoinAddress::NotCanonical),
	] {
		assert_eq!(BitcoinAddress::parse(text, MAIN), Err(error), "{text}");
	}
}
