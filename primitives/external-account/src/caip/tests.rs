use alloc::string::{String, ToString};

use parity_scale_codec::Decode;
use proptest::prelude::*;

use super::*;
use crate::{BitcoinNetwork, CosmosChain, EvmAddress, EvmChain, SubstrateChain};

#[test]
fn the_account_example_of_the_standard_reads_and_writes() {
	let text = "eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb";
	let external = text.parse::<ExternalAccount>();
	let address = EvmAddress([
		0xab, 0x16, 0xa9, 0x6d, 0x35, 0x9e, 0xc2, 0x6a, 0x11, 0xe2, 0xc2, 0xb3, 0xd8, 0xf8, 0xb8,
		0x94, 0x2d, 0x5b, 0xfc, 0xdb,
	]);
	assert_eq!(external, Ok(ExternalAccount::Evm { chain: EvmChain(1), address }));
	assert_eq!(external.map(|account| account.to_string()), Ok(text.into()));
}

#[test]
fn the_network_examples_of_the_standard_are_read_or_named_unsupported() {
	let bitcoin = "bip122:000000000019d6689c085ae165831e93";
	let kusama = "polkadot:b0a8d493285c2df73290dfb7e61f870f";
	assert_eq!("eip155:1".parse(), Ok(Network::Evm(EvmChain(1))));
	assert_eq!(bitcoin.parse(), Ok(Network::Bitcoin(BitcoinNetwork::Main)));
	assert_eq!(kusama.parse(), Ok(Network::Substrate(SubstrateChain::KUSAMA)));
	assert_eq!("cosmos:cosmoshub-3".parse::<Network>(), Err(UnknownCosmosChain.into()));
	assert_eq!("cosmos:cosmoshub-4".parse(), Ok(Network::Cosmos(CosmosChain::CosmosHub)));
	for text in ["chainstd:8c3444cf8970a9e41a706fab93e7a6c4", "lip9:9ee11e9df416b18b"] {
		assert_eq!(text.parse::<Network>(), Err(InvalidNetwork::UnsupportedNamespace));
	}
}

#[test]
fn an_account_of_each_namespace_reads_and_writes() {
	for text in [
		"bip122:000000000019d6689c085ae165831e93:128Lkh3S7CkDTBZ8W7BbpsN3YYizJMp8p6",
		"polkadot:b0a8d493285c2df73290dfb7e61f870f:HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F",
		"solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv",
		"cosmos:cosmoshub-4:cosmos1t2uflqwqe0fsj0shcfkrvpukewcw40yjj6hdc0",
	] {
		let external = text.parse::<ExternalAccount>();
		assert_eq!(external.map(|account| account.to_string()), Ok(text.into()));
	}
}

#[test]
fn a_text_of_another_shape_is_malformed() {
	for text in ["", "eip155", "0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb", "eip155:1"] {
		assert_eq!(text.parse::<ExternalAccount>(), Err(InvalidExternalAccount::Malformed));
	}
	assert_eq!("eip155".parse::<Network>(), Err(InvalidNetwork::Malformed));
}

#[test]
fn each_wrong_part_is_named() {
	let address = "0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb";
	let parsed = |text: &str| text.parse::<ExternalAccount>();
	assert_eq!(
		parsed(&alloc::format!("eip155:one:{address}")),
		Err(InvalidExternalAccount::Network(InvalidNetwork::Evm(InvalidEvmChain))),
	);
	assert_eq!(
		parsed(&alloc::format!("eip155:1:1:{address}")),
		Err(InvalidExternalAccount::Network(InvalidNetwork::Evm(InvalidEvmChain))),
	);
	assert_eq!(
		parsed("eip155:1:0x"),
		Err(InvalidExternalAccount::Evm(InvalidEvmAddress::Malformed)),
	);
	let polkadot = "polkadot:91b171bb158e2d3848fa23a9f1c25182";
	let kusama_address = "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F";
	assert_eq!(
		parsed(&alloc::format!("{polkadot}:{kusama_address}")),
		Err(InvalidSubstrateAccount::WrongPrefix { found: 2, expected: 0 }.into()),
	);
}

proptest! {
	#[test]
	fn the_text_reads_back_as_the_same_account(chain: u64, bytes: [u8; 20]) {
		let chain = EvmChain(chain);
		let external = ExternalAccount::Evm { chain, address: EvmAddress(bytes) };
		prop_assert_eq!(external.to_string().parse(), Ok(external));
		prop_assert_eq!(external.network().to_string().parse(), Ok(Network::Evm(chain)));
	}

	#[test]
	fn every_account_reads_its_own_text(bytes: [u8; 56]) {
		if let Ok(external) = ExternalAccount::decode(&mut &bytes[..]) {
			let text = external.to_string();
			match text.parse::<ExternalAccount>() {
				Ok(read) => prop_assert_eq!(read, external),
				// Bytes that are no compressed point have a text, but nobody can own such a key.
				Err(refused) => prop_assert_eq!(refused, InvalidPasskeyKey.into()),
			}
			prop_assert_eq!(external.network().to_string().parse(), Ok(external.network()));
		}
	}

	#[test]
	fn whatever_reads_as_a_network_is_its_own_text(text in "(eip155:|solana:|polkadot:|webauthn:)?[+0-9a-fA-F_ ]{0,33}") {
		if let Ok(network) = text.parse::<Network>() {
			prop_assert_eq!(network.to_string(), text);
		}
	}

	#[test]
	fn any_text_is_read_without_panicking(text: String) {
		let _ = text.parse::<ExternalAccount>();
		let _ = text.parse::<Network>();
	}
}
