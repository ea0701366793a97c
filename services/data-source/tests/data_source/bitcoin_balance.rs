//! How much an address of Bitcoin has, by recorded replies.

use litentry_data_source::{
	BitcoinSource, CallFailed, DataSource, EndpointUrl, ReadFailed, Unanswerable,
};
use litentry_external_account::{BitcoinNetwork, EvmChain, ExternalAccount, Network};
use litentry_knowledge::{IdentificationEvent, Method, Value};
use litentry_observation::{Answer, SourceBlock};
use serde_json::json;

use crate::{
	fake_esplora::FakeEsplora,
	world::{TOKEN, event, owner},
};

const ADDRESS: &str = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
const EMPTY: &str = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0";
const HISTORY: &str = "/address/bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4/txs/chain";

/// The time of the first block, in seconds.
const START: u64 = 1_231_006_505;

fn on_bitcoin(method: Method) -> IdentificationEvent {
	IdentificationEvent { registry: Network::Bitcoin(BitcoinNetwork::Main), ..event(method) }
}

fn address(address: &str) -> ExternalAccount {
	ExternalAccount::parse(Network::Bitcoin(BitcoinNetwork::Main), address).unwrap()
}

/// A source with more lines of configuration.
fn source_of(servers: &[&FakeEsplora], lines: &str) -> BitcoinSource {
	let endpoints: Vec<_> = servers.iter().map(|server| &server.url).collect();
	let text = format!(
		"network = \"bip122:000000000019d6689c085ae165831e93\"
		endpoints = {endpoints:?}
		confirmation_blocks = 0
		{lines}
		[calls]
		rounds = 1"
	);
	BitcoinSource::open(&toml::from_str(&text).unwrap()).unwrap()
}

fn source(server: &FakeEsplora) -> BitcoinSource {
	source_of(&[server], "look_back_seconds = 0")
}

/// The answer about an address so many seconds after the first block.
async fn ask(source: &BitcoinSource, who: &str, seconds: u64) -> Result<Answer, Unanswerable> {
	let at = (START + seconds) * 1_000;
	source.answer(&on_bitcoin(Method::Balance), &address(who), at).await
}

async fn failure(server: &FakeEsplora) -> CallFailed {
	match ask(&source(server), ADDRESS, 1_500).await.unwrap_err() {
		Unanswerable::Source(ReadFailed::Call(failure)) => failure,
		failure => panic!("{failure:?}"),
	}
}

#[tokio::test]
async fn the_balance_is_what_was_paid_less_what_was_spent_up_to_the_block() {
	let server = FakeEsplora::start().await;
	let source = source(&server);
	for (seconds, number, satoshi) in [
		(0, 0, 0),
		(599, 0, 0),
		(600, 2, 5_000_000_000),
		(1_150, 4, 1_999_990_000),
		(1_200, 6, 2_000_015_000),
		(2_399, 6, 2_000_015_000),
	] {
		let answer = ask(&source, ADDRESS, seconds).await.unwrap();
		assert_eq!((answer.block.number, answer.value), (number, Value::Amount(satoshi)));
	}
}

#[tokio::test]
async fn an_answer_names_the_block_as_people_write_it() {
	let server = FakeEsplora::start().await;
	let genesis = "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f";
	let hash = hex::decode(genesis).unwrap().try_into().unwrap();
	let expected = Answer { value: Value::Amount(0), block: SourceBlock { number: 0, hash } };
	assert_eq!(ask(&source(&server), EMPTY, 1).await.unwrap(), expected);
}

#[tokio::test]
async fn a_moment_that_the_median_time_has_not_passed_is_not_answered_yet() {
	let server = FakeEsplora::start().await;
	let failure = ask(&source(&server), ADDRESS, 2_400).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::Behind { head: 7 }));
	assert!(failure.is_temporary());
}

#[tokio::test]
async fn a_moment_before_the_first_block_has_no_answer() {
	let server = FakeEsplora::start().await;
	let failure = source(&server).pin(START * 1_000 - 1).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::BeforeFirstBlock));
}

#[tokio::test]
async fn unconfirmed_blocks_do_not_count_as_there() {
	let server = FakeEsplora::start().await;
	let text = format!(
		"network = \"bip122:000000000019d6689c085ae165831e93\"\nendpoints = [{:?}]\n\
		confirmation_blocks = 3\nlook_back_seconds = 0",
		server.url
	);
	let source = BitcoinSource::open(&toml::from_str(&text).unwrap()).unwrap();
	let failure = ask(&source, ADDRESS, 1_150).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::Behind { head: 4 }));
	assert_eq!(ask(&source, ADDRESS, 1_149).await.unwrap().block.number, 2);
}

#[tokio::test]
async fn a_source_that_looks_back_answers_as_of_an_earlier_moment() {
	let server = FakeEsplora::start().await;
	let source = source_of(&[&server], "look_back_seconds = 3600");
	let answer = ask(&source, ADDRESS, 3_600 + 1_150).await.unwrap();
	assert_eq!((answer.block.number, answer.value), (4, Value::Amount(1_999_990_000)));
}

#[tokio::test]
async fn an_address_with_too_many_transactions_has_no_answer() {
	let server = FakeEsplora::start().await;
	let limited = |limit: u32| {
		source_of(&[&server], &format!("look_back_seconds = 0\nmax_transactions = {limit}"))
	};
	assert!(ask(&limited(3), ADDRESS, 1_500).await.is_ok());
	let failure = ask(&limited(2), ADDRESS, 1_500).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::TooManyTransactions { limit: 2 }));
	assert!(!failure.is_temporary());
}

#[tokio::test]
async fn what_came_after_the_block_does_not_count_against_the_bound() {
	let server = FakeEsplora::start().await;
	let source = source_of(&[&server], "look_back_seconds = 0\nmax_transactions = 1");
	let answer = ask(&source, ADDRESS, 600).await.unwrap();
	assert_eq!((answer.block.number, answer.value), (2, Value::Amount(5_000_000_000)));
}

#[tokio::test]
async fn a_server_of_another_network_is_never_read() {
	let server = FakeEsplora::start().await;
	server.set("/block-height/0", &json!("00".repeat(32)));
	let expected = Network::Bitcoin(BitcoinNetwork::Main);
	let found = format!("bip122:{}", "0".repeat(32));
	assert_eq!(failure(&server).await, CallFailed::WrongChain { expected, found });
	assert_eq!(server.take_asked(), ["/block-height/0"]);
}

#[tokio::test]
async fn the_next_server_stands_in() {
	let (broken, good) = (FakeEsplora::start().await, FakeEsplora::start().await);
	broken.remove("/blocks/tip/height");
	let source = source_of(&[&broken, &good], "look_back_seconds = 0");
	let answer = ask(&source, ADDRESS, 1_500).await.unwrap();
	assert_eq!(answer.value, Value::Amount(2_000_015_000));
	assert_eq!(broken.take_asked(), ["/block-height/0", "/blocks/tip/height"]);
}

#[tokio::test]
async fn a_reorganisation_between_two_reads_is_noticed() {
	let (server, other) = (FakeEsplora::start().await, FakeEsplora::start().await);
	server.set_after(HISTORY, "/block-height/6", &json!("ab".repeat(32)));
	let failure = ask(&source(&server), ADDRESS, 1_500).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::Reorganised));
	assert!(failure.is_temporary());
	// A server that stays on the chain of the block still answers.
	let server = FakeEsplora::start().await;
	server.set_after(HISTORY, "/block-height/6", &json!("ab".repeat(32)));
	let source = source_of(&[&server, &other], "look_back_seconds = 0");
	let answer = ask(&source, ADDRESS, 1_500).await.unwrap();
	assert_eq!(answer.value, Value::Amount(2_000_015_000));
	assert!(other.take_asked().contains(&HISTORY.to_owned()));
}

#[tokio::test]
async fn a_transaction_of_another_block_at_the_height_is_noticed() {
	let server = FakeEsplora::start().await;
	let mut page = server.reply(HISTORY);
	page[1]["status"]["block_height"] = json!(6);
	server.set(HISTORY, &page);
	let failure = ask(&source(&server), ADDRESS, 1_500).await.unwrap_err();
	assert!(matches!(failure, Unanswerable::Reorganised));
}

#[tokio::test]
async fn replies_that_contradict_themselves_are_refused() {
	for spoil in [
		the_same_page_for_ever,
		more_spent_than_paid,
		an_input_of_nothing,
		a_transaction_in_no_block,
		|server: &FakeEsplora| server.set(HISTORY, &json!("<html>")),
		|server: &FakeEsplora| server.set("/blocks/tip/height", &json!(-1)),
		|server: &FakeEsplora| server.set("/block-height/7", &json!("ab")),
	] {
		let server = FakeEsplora::start().await;
		spoil(&server);
		assert_eq!(failure(&server).await, CallFailed::Malformed);
	}
}

fn the_same_page_for_ever(server: &FakeEsplora) {
	server.set(&after(&server.reply(HISTORY)[1]), &server.reply(HISTORY));
}

fn more_spent_than_paid(server: &FakeEsplora) {
	let spending = server.reply(&after(&server.reply(HISTORY)[1]))[0].clone();
	server.set(HISTORY, &json!([spending]));
	server.set(&after(&spending), &json!([]));
}

fn an_input_of_nothing(server: &FakeEsplora) {
	let mut page = server.reply(HISTORY);
	page[1]["vin"][0]["prevout"] = json!(null);
	server.set(HISTORY, &page);
}

fn a_transaction_in_no_block(server: &FakeEsplora) {
	let mut page = server.reply(HISTORY);
	page[1]["status"] = json!({ "confirmed": false });
	server.set(HISTORY, &page);
}

/// The path of the page after a transaction.
fn after(transaction: &serde_json::Value) -> String {
	format!("{HISTORY}/{}", transaction["txid"].as_str().unwrap())
}

#[tokio::test]
async fn a_block_under_another_s_name_is_refused() {
	let server = FakeEsplora::start().await;
	let newest = server.reply(HISTORY)[0]["status"]["block_hash"].as_str().unwrap().to_owned();
	let path = format!("/block/{newest}");
	let mut block = server.reply(&path);
	block["height"] = json!(6);
	server.set(&path, &block);
	assert_eq!(failure(&server).await, CallFailed::Malformed);
}

#[tokio::test]
async fn what_bitcoin_does_not_tell_is_left_to_others() {
	let server = FakeEsplora::start().await;
	let source = source(&server);
	let ask = async |event, external| source.answer(&event, &external, START * 1_000).await;
	let tokens = ask(on_bitcoin(Method::HoldsErc20 { token: TOKEN }), address(ADDRESS)).await;
	assert!(matches!(tokens, Err(Unanswerable::UnsupportedMethod)));
	let of_ethereum = ask(on_bitcoin(Method::Balance), owner()).await;
	assert!(matches!(of_ethereum, Err(Unanswerable::NotApplicable { .. })));
	let elsewhere = ask(event(Method::Balance), address(ADDRESS)).await;
	let network = Network::Evm(EvmChain(1));
	assert!(matches!(elsewhere, Err(Unanswerable::NotServed { network: it }) if it == network));
	assert_eq!(server.take_asked(), [""; 0]);
}

#[test]
fn a_source_without_an_endpoint_cannot_be_opened() {
	let none: [EndpointUrl; 0] = [];
	let text =
		format!("network = \"bip122:000000000019d6689c085ae165831e93\"\nendpoints = {none:?}");
	let opened = BitcoinSource::open(&toml::from_str(&text).unwrap());
	assert!(matches!(opened, Err(litentry_data_source::CannotOpen::NoEndpoint)));
}
