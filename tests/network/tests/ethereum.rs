//! The Ethereum node of the network, with the contracts on it.

#![allow(clippy::unwrap_used)]

use litentry_local_network::{Ethereum, EthereumAddress, Programs};

const SOMEBODY: EthereumAddress = EthereumAddress([0x11; 20]);
const SOMEBODY_ELSE: EthereumAddress = EthereumAddress([0x22; 20]);

fn programs() -> Programs {
	Programs::built_with(&std::env::current_exe().unwrap())
}

async fn ethereum(folder: &tempfile::TempDir) -> Ethereum {
	Ethereum::start(&programs(), folder.path()).await.unwrap()
}

#[tokio::test]
async fn a_holder_who_trades_gets_both_parts_of_the_score() {
	let folder = tempfile::tempdir().unwrap();
	let mut ethereum = ethereum(&folder).await;
	let contracts = ethereum.deploy_contracts(&programs()).await.unwrap();
	ethereum.fund(SOMEBODY, 10u128.pow(18)).await.unwrap();
	ethereum.give_tokens(contracts.socks, SOMEBODY, 1).await.unwrap();
	ethereum.swap(SOMEBODY, contracts.router).await.unwrap();
	ethereum.swap(SOMEBODY, contracts.router).await.unwrap();

	let now = ethereum.latest().await.unwrap();
	assert_eq!(ethereum.loyal_user_score(contracts, SOMEBODY, now).await.unwrap(), 120);
	assert_eq!(ethereum.loyal_user_score(contracts, SOMEBODY_ELSE, now).await.unwrap(), 0);
	assert_eq!(ethereum.loyal_user_score(contracts, SOMEBODY, 0).await.unwrap(), 0);
}

#[tokio::test]
async fn a_paused_node_answers_again_when_it_is_resumed() {
	let folder = tempfile::tempdir().unwrap();
	let mut ethereum = ethereum(&folder).await;
	ethereum.process().pause().unwrap();
	ethereum.process().resume().unwrap();
	assert!(ethereum.latest().await.is_ok());
	assert!(ethereum.process().peak_memory().unwrap() > 0);
}

#[tokio::test]
async fn a_killed_node_is_gone_and_can_be_started_again() {
	let folder = tempfile::tempdir().unwrap();
	let mut ethereum = ethereum(&folder).await;
	ethereum.process().kill();
	assert!(ethereum.latest().await.is_err());
	ethereum.process().restart().unwrap();
	ethereum.wait_until_it_answers().await.unwrap();
	assert!(ethereum.latest().await.is_ok());
}
