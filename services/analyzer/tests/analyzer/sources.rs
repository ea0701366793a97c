//! Each network has its own source.

use litentry_analyzer::{Source, Sources};
use litentry_data_source::{DataSource, Unanswerable};
use litentry_external_account::{
	BitcoinNetwork, EvmChain, ExternalAccount, Network, SubstrateChain,
};
use litentry_knowledge::IdentificationEvent;
use litentry_observation::Answer;

use crate::world::{AT, FakeSource, HASH, answer, event, task};

fn sources() -> Sources<FakeSource> {
	let source =
		|chain, count| (Network::Evm(EvmChain(chain)), FakeSource::saying([Ok(answer(count))]));
	[source(1, 5), source(2, 6)].into_iter().collect()
}

async fn asked(chain: u64) -> Result<Answer, Unanswerable> {
	let event = IdentificationEvent { registry: Network::Evm(EvmChain(chain)), ..event() };
	sources().answer(&event, &task().external, AT).await
}

#[tokio::test]
async fn an_event_is_answered_by_the_source_of_its_network() {
	assert_eq!(asked(1).await.unwrap(), answer(5));
	assert_eq!(asked(2).await.unwrap(), answer(6));
}

#[tokio::test]
async fn a_wallet_is_asked_through_the_source_of_its_network() {
	let wallet = task().external;
	let said = sources().accepts_signature(&wallet, &HASH, &[5; 65], AT).await;
	assert_eq!(said.unwrap(), answer(5));
	let ExternalAccount::Evm { address, .. } = wallet else { panic!("{wallet}") };
	let elsewhere = ExternalAccount::Evm { chain: EvmChain(3), address };
	let said = sources().accepts_signature(&elsewhere, &HASH, &[5; 65], AT).await;
	assert!(matches!(said, Err(Unanswerable::NotServed { .. })));
}

#[tokio::test]
async fn a_network_without_a_source_has_no_answer() {
	assert!(matches!(asked(3).await, Err(Unanswerable::NotServed { .. })));
}

#[tokio::test]
async fn each_configured_source_reads_its_network() {
	let folder = tempfile::tempdir().unwrap();
	let text = format!(
		r#"
		listen = "127.0.0.1:0"
		endpoint = "http://127.0.0.1:4001"
		chain = "ws://127.0.0.1:9944"
		seed_file = "seed"
		database = "answers.sqlite"
		[[ethereum]]
		chain_id = 31337
		endpoints = ["http://127.0.0.1:1"]
		index = {{ path = '{}' }}
		[[bitcoin]]
		network = "bip122:0f9188f13cb7b2c71f2a335e3a4fc328"
		endpoints = ["http://127.0.0.1:1"]
		[[substrate]]
		network = "polkadot:68d56f15f85d3136970ec16946040bc1"
		endpoints = ["http://127.0.0.1:1"]
		"#,
		folder.path().join("index.sqlite").display()
	);
	let sources = Sources::open(&toml::from_str(&text).unwrap()).await.unwrap();
	let networks: Vec<_> = sources.iter().map(Source::network).collect();
	let expected = [
		Network::Evm(EvmChain(31_337)),
		Network::Bitcoin(BitcoinNetwork::Regtest),
		Network::Substrate(SubstrateChain::POLKADOT_ASSET_HUB),
	];
	assert_eq!(networks, expected);
}
