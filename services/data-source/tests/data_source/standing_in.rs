//! Several servers of one chain, not all of which can be believed.

use litentry_data_source::{DataSource, EthereumSource, Unanswerable};
use litentry_knowledge::Value;

use crate::{
	fake_chain::FakeChain,
	fake_server::{Behaviour, FakeServer},
	world::{OWNER, ROUTER, moment_of, owner, transactions_to},
};

fn chain() -> FakeChain {
	let chain = FakeChain::with_blocks(10);
	chain.mine(&[(OWNER, Some(ROUTER))]);
	chain.mine_empty(90);
	chain
}

async fn source(folder: &tempfile::TempDir, servers: &[&FakeServer]) -> EthereumSource {
	let endpoints: Vec<_> = servers.iter().map(|server| &server.url).collect();
	let text = format!(
		"chain_id = 1
		endpoints = {endpoints:?}
		[index]
		path = '{}'
		max_reorganisation_blocks = 20
		contracts = [{{ address = \"{ROUTER}\" }}]",
		folder.path().join("index.sqlite").display(),
	);
	EthereumSource::open(&toml::from_str(&text).unwrap()).await.unwrap()
}

async fn count(source: &EthereumSource, number: u64) -> Result<Value, Unanswerable> {
	let answer = source.answer(&transactions_to(ROUTER), &owner(), moment_of(number)).await?;
	Ok(answer.value)
}

#[tokio::test]
async fn a_server_that_left_the_chain_costs_nothing_while_another_is_on_it() {
	let (leaving, staying) = (chain(), chain());
	let first = FakeServer::start(Behaviour::Chain(leaving.clone())).await;
	let second = FakeServer::start(Behaviour::Chain(staying.clone())).await;
	let folder = tempfile::tempdir().unwrap();
	let source = source(&folder, &[&first, &second]).await;
	assert_eq!(count(&source, 60).await.unwrap(), Value::Count(1));
	assert_eq!(staying.take_scanned(), [0; 0]);
	leaving.fork(10, &[]);
	// The first server said which block is meant; the second one, that there is no such block.
	assert!(matches!(count(&source, 70).await, Err(Unanswerable::Reorganised)));
	assert_eq!(count(&source, 70).await.unwrap(), Value::Count(1));
	assert_eq!(staying.take_scanned(), (61..=70).collect::<Vec<_>>());
}
