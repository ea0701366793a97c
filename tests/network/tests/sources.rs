//! Data sources before the servers of the network: a real Ethereum node, and what stands in for a Bitcoin
//! server.

#![allow(clippy::unwrap_used)]

use std::time::Duration;

use litentry_data_source::{BitcoinSource, DataSource, EthereumSource};
use litentry_external_account::{BitcoinAddress, EvmAddress, EvmChain, ExternalAccount, Network};
use litentry_knowledge::{IdentificationEvent, Method, Value};
use litentry_local_network::{
	BITCOIN_NETWORK, Bitcoin, CHAIN_ID, Ethereum, EthereumAddress, Programs,
};
use tokio::time::sleep;

const MUCH: u128 = 123_456_789_000_000_000_000;

/// Long after the first block of any chain, and before today.
const SOME_DAY: u64 = 1_600_000_000_000;

fn balance_on(registry: Network) -> IdentificationEvent {
	IdentificationEvent {
		name: "Balance".parse().unwrap(),
		description: "How much it has.".parse().unwrap(),
		project: "Litentry".parse().unwrap(),
		registry,
		method: Method::Balance,
	}
}

/// Waits for a block that is made from now on.
async fn next_block(ethereum: &Ethereum) -> u64 {
	let before = ethereum.latest().await.unwrap();
	loop {
		let latest = ethereum.latest().await.unwrap();
		if latest > before {
			return latest;
		}
		sleep(Duration::from_millis(100)).await;
	}
}

#[tokio::test]
async fn a_real_ethereum_node_tells_balances_as_of_a_block() {
	let folder = tempfile::tempdir().unwrap();
	let programs = Programs::built_with(&std::env::current_exe().unwrap());
	let ethereum = Ethereum::start(&programs, folder.path()).await.unwrap();
	let account = EthereumAddress([0x11; 20]);
	ethereum.fund(account, MUCH).await.unwrap();
	let funded = next_block(&ethereum).await;
	next_block(&ethereum).await;
	ethereum.fund(account, 1).await.unwrap();
	let spent = next_block(&ethereum).await;
	next_block(&ethereum).await;

	let index = folder.path().join("index.sqlite");
	let text = format!(
		"chain_id = {CHAIN_ID}\nendpoints = [{:?}]\nindex = {{ path = {index:?} }}",
		ethereum.url()
	);
	let source = EthereumSource::open(&toml::from_str(&text).unwrap()).await.unwrap();
	let chain = EvmChain(CHAIN_ID);
	let external = ExternalAccount::Evm { chain, address: EvmAddress(account.0) };
	let event = balance_on(Network::Evm(chain));
	for (block, wei) in [(funded, MUCH), (spent, 1)] {
		let at = ethereum.moment_of(block).await.unwrap();
		let answer = source.answer(&event, &external, at).await.unwrap();
		assert_eq!((answer.block.number, answer.value), (block, Value::Amount(wei)));
		assert_eq!(ethereum.balance(account, block).await.unwrap(), wei);
	}
}

#[tokio::test]
async fn the_bitcoin_stand_in_tells_what_was_paid() {
	let bitcoin = Bitcoin::start().await.unwrap();
	let network = Network::Bitcoin(BITCOIN_NETWORK);
	let text = format!(
		"network = \"{network}\"\nendpoints = [{:?}]\nconfirmation_blocks = 0\nlook_back_seconds = 0",
		bitcoin.url()
	);
	let source = BitcoinSource::open(&toml::from_str(&text).unwrap()).unwrap();
	for address in [
		BitcoinAddress::P2pkh([3; 20]),
		BitcoinAddress::P2sh([3; 20]),
		BitcoinAddress::P2wpkh([3; 20]),
	] {
		let external = ExternalAccount::Bitcoin { network: BITCOIN_NETWORK, address };
		let ask = async || source.answer(&balance_on(network), &external, SOME_DAY).await.unwrap();
		assert_eq!(ask().await.value, Value::Amount(0));
		(1..=40).for_each(|satoshi| bitcoin.pay(address, satoshi));
		assert_eq!(ask().await.value, Value::Amount(820));
	}
}
