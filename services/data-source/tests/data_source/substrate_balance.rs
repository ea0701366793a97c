//! How much an account of a Substrate chain has.

use std::collections::BTreeMap;

use litentry_data_source::{
	CallFailed, DataSource, HttpRpc, JsonRpc, ReadFailed, SubstrateSource, Unanswerable,
};
use litentry_external_account::{ExternalAccount, Network, SubstrateAccount, SubstrateChain};
use litentry_knowledge::{IdentificationEvent, Method, Value};
use litentry_observation::Answer;
use serde_json::json;

use crate::{
	fake_server::{Behaviour, FakeServer},
	fake_substrate::{FakeSubstrate, entry, moment_of},
	world::{TOKEN, event, owner},
};

const OWNER: [u8; 32] = [7; 32];
const CHAIN: SubstrateChain = SubstrateChain::POLKADOT_ASSET_HUB;

fn on_asset_hub(method: Method) -> IdentificationEvent {
	IdentificationEvent { registry: Network::Substrate(CHAIN), ..event(method) }
}

fn account() -> ExternalAccount {
	// The same key controls it on every Substrate chain.
	let chain = SubstrateChain::KUSAMA;
	ExternalAccount::Substrate { chain, account: SubstrateAccount(OWNER) }
}

fn source(chain: &FakeSubstrate) -> SubstrateSource<FakeSubstrate> {
	SubstrateSource::with_rpc(chain.clone(), CHAIN)
}

async fn ask(chain: &FakeSubstrate, number: u64) -> Result<Answer, Unanswerable> {
	let event = on_asset_hub(Method::Balance);
	source(chain).answer(&event, &account(), moment_of(number)).await
}

/// A chain on which the account gets something in block 10 and spends all in block 20.
fn chain() -> FakeSubstrate {
	let chain = FakeSubstrate::with_blocks(60);
	let entries = BTreeMap::from([(10, entry(u128::from(u64::MAX), 5)), (20, entry(0, 0))]);
	chain.change(|state| drop(state.accounts.insert(OWNER, entries)));
	chain
}

#[tokio::test]
async fn the_balance_is_what_was_free_and_reserved_as_of_the_block() {
	let chain = chain();
	let all = u128::from(u64::MAX) + 5;
	for (number, planck) in [(1, 0), (9, 0), (10, all), (19, all), (20, 0), (55, 0)] {
		let expected = Answer { value: Value::Amount(planck), block: chain.block(number) };
		assert_eq!(ask(&chain, number).await.unwrap(), expected);
	}
}

#[tokio::test]
async fn blocks_that_are_not_final_do_not_count_as_there() {
	let chain = chain();
	assert!(matches!(ask(&chain, 57).await, Err(Unanswerable::Behind { head: 57 })));
	chain.change(|state| state.finalized = 58);
	assert_eq!(ask(&chain, 57).await.unwrap().block, chain.block(57));
}

#[tokio::test]
async fn the_first_block_has_no_time_of_its_own() {
	let chain = chain();
	let pinned = source(&chain).pin(moment_of(1) - 2).await.unwrap();
	assert_eq!(pinned, chain.block(0));
}

#[tokio::test]
async fn a_chain_that_tells_no_time_is_named() {
	let chain = chain();
	chain.change(|state| state.timeless = true);
	let failure = ask(&chain, 30).await.unwrap_err();
	let expected = ReadFailed::TimeMissing { number: 57 };
	assert!(matches!(failure, Unanswerable::Source(failure) if failure == expected));
}

#[tokio::test]
async fn an_entry_of_another_form_is_not_a_balance_of_zero() {
	let chain = chain();
	let entries = BTreeMap::from([(0, vec![0; 72])]);
	chain.change(|state| drop(state.accounts.insert(OWNER, entries)));
	let failure = ask(&chain, 30).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::UnknownAccountForm { length: 72 }));
	assert!(!failure.is_temporary());
}

#[tokio::test]
async fn a_node_that_is_down_gives_a_failure_and_never_a_value() {
	let chain = chain();
	chain.change(|state| state.failure = Some(CallFailed::Unreachable));
	let failure = ask(&chain, 30).await.unwrap_err();
	let expected = ReadFailed::Call(CallFailed::Unreachable);
	assert!(matches!(&failure, Unanswerable::Source(failure) if *failure == expected));
	assert!(failure.is_temporary());
}

#[tokio::test]
async fn what_the_chain_does_not_tell_is_left_to_others() {
	let source = source(&chain());
	let ask = async |event, external| source.answer(&event, &external, moment_of(3)).await;
	let tokens = ask(on_asset_hub(Method::HoldsErc20 { token: TOKEN }), account()).await;
	assert!(matches!(tokens, Err(Unanswerable::UnsupportedMethod)));
	let of_ethereum = ask(on_asset_hub(Method::Balance), owner()).await;
	assert!(matches!(of_ethereum, Err(Unanswerable::NotApplicable { .. })));
	let elsewhere = ask(event(Method::Balance), account()).await;
	assert!(matches!(elsewhere, Err(Unanswerable::NotServed { .. })));
}

#[tokio::test]
async fn a_node_is_read_only_if_its_genesis_is_the_chain_s() {
	let genesis = format!("0x{CHAIN}{}", "00".repeat(16));
	let reply = json!({ "id": 0, "result": genesis }).to_string().into_bytes();
	let server = FakeServer::start(Behaviour::Bytes(reply)).await;
	let endpoints = [server.url.parse().unwrap()];
	let call = || litentry_data_source::Call::new("chain_getFinalizedHead", json!([]));
	let limits = litentry_data_source::CallLimits::default();
	let rpc = HttpRpc::new(CHAIN, &endpoints, limits.clone()).unwrap();
	assert_eq!(rpc.call(call()).await, Ok(json!(genesis)));

	let other = HttpRpc::new(SubstrateChain::KUSAMA, &endpoints, limits).unwrap();
	let expected = Network::Substrate(SubstrateChain::KUSAMA);
	let found = Network::Substrate(CHAIN).to_string();
	assert_eq!(other.call(call()).await, Err(CallFailed::WrongChain { expected, found }));
}
