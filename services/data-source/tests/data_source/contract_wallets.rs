//! Whether a contract wallet accepts a signature, as far as the server is concerned; what wallets say
//! to the question itself is tried on a real node.

use litentry_data_source::{Call, DataSource, Unanswerable};
use litentry_external_account::{BitcoinAddress, BitcoinNetwork, EvmChain, ExternalAccount};
use litentry_knowledge::Value;
use litentry_observation::Answer;

use crate::{
	fake_chain::{FakeChain, Token},
	world::{OWNER, World, moment_of, owner},
};

const HASH: [u8; 32] = [6; 32];
const ERC_6492: [u8; 2] = [0x64, 0x92];

async fn world(verdict: Token) -> World {
	let world = World::new(&FakeChain::with_blocks(100)).await;
	world.chain.set_created(verdict);
	world
}

fn says(verdict: u8) -> Token {
	Token::Bytes(vec![verdict])
}

async fn ask(world: &World, signature: &[u8]) -> Result<Answer, Unanswerable> {
	world.source.accepts_signature(&owner(), &HASH, signature, moment_of(50)).await
}

async fn ask_about(wallet: ExternalAccount) -> Unanswerable {
	let world = world(says(1)).await;
	world.source.accepts_signature(&wallet, &HASH, &[], moment_of(50)).await.unwrap_err()
}

fn eth_calls(world: &World) -> Vec<Call> {
	world.chain.take_calls().into_iter().filter(|call| call.method == "eth_call").collect()
}

#[tokio::test]
async fn the_wallet_is_asked_as_of_the_block() {
	for by_height in [false, true] {
		for (verdict, accepts) in [(1, true), (0, false)] {
			let world = world(says(verdict)).await;
			if by_height {
				world.chain.refuse_block_hashes();
			}
			let expected = Answer { value: Value::Flag(accepts), block: world.chain.block(50) };
			assert_eq!(ask(&world, &[5; 65]).await.unwrap(), expected);
		}
	}
}

#[tokio::test]
async fn one_call_asks_for_this_wallet_hash_and_signature() {
	let world = world(says(1)).await;
	ask(&world, &[5; 65]).await.unwrap();
	let calls = eth_calls(&world);
	let [Call { params, .. }] = &calls[..] else { panic!("{calls:?}") };
	let data = params[0]["data"].as_str().unwrap();
	let (wallet, hash) = (hex::encode(OWNER.0), hex::encode(HASH));
	assert!(data.contains(&format!("{}{wallet}{hash}", "0".repeat(24))));
	assert!(data.ends_with(&format!("{}{}", "05".repeat(65), "00".repeat(31))));
	assert_eq!(params[0]["gas"], "0x989680");
	// Computed with @noble/hashes.
	assert_eq!(params[0]["from"], "0x1acf0748bbc7d40fcb6d25a3bdc120e8088a19aa");
}

#[tokio::test]
async fn what_is_neither_yes_nor_no_is_an_error() {
	let odd = [vec![], vec![2], vec![0; 32], vec![1, 0]].map(Token::Bytes);
	for verdict in odd.into_iter().chain([Token::Revert]) {
		let failure = ask(&world(verdict).await, &[5; 65]).await.unwrap_err();
		assert!(matches!(failure, Unanswerable::NoVerdict { wallet: OWNER }));
		assert!(!failure.is_temporary());
	}
}

#[tokio::test]
async fn gas_that_runs_out_is_not_asked_for_again() {
	// As geth, reth and anvil put it.
	for words in ["out of gas", "out of gas: gas required exceeds: 10000000", "EVM error OutOfGas"]
	{
		let failure = ask(&world(Token::OutOfGas(words)).await, &[5; 65]).await.unwrap_err();
		assert!(matches!(failure, Unanswerable::NoVerdict { wallet: OWNER }));
		assert!(!failure.is_temporary());
	}
}

#[tokio::test]
async fn a_server_without_the_block_s_state_is_asked_again() {
	let world = world(Token::OutOfGas("missing trie node")).await;
	assert!(ask(&world, &[5; 65]).await.unwrap_err().is_temporary());
}

#[tokio::test]
async fn a_fork_before_the_wallet_is_asked_is_noticed() {
	let world = world(says(1)).await;
	ask(&world, &[]).await.unwrap();
	let calls = world.chain.take_calls();
	let place = calls.iter().position(|call| call.method == "eth_call").unwrap();
	world.chain.fork_before_call(place, 30, Vec::new());
	assert!(matches!(ask(&world, &[]).await, Err(Unanswerable::Reorganised)));
}

#[tokio::test]
async fn a_signature_that_is_wrapped_wrongly_is_accepted_by_no_wallet() {
	let world = world(says(1)).await;
	let expected = Answer { value: Value::Flag(false), block: world.chain.block(50) };
	assert_eq!(ask(&world, &ERC_6492.repeat(16)).await.unwrap(), expected);
	assert_eq!(eth_calls(&world), []);
}

#[tokio::test]
async fn a_wallet_elsewhere_is_not_asked() {
	let elsewhere = ExternalAccount::Evm { chain: EvmChain(10), address: OWNER };
	assert!(matches!(ask_about(elsewhere).await, Unanswerable::NotServed { .. }));
	let address = BitcoinAddress::P2wpkh([1; 20]);
	let bitcoin = ExternalAccount::Bitcoin { network: BitcoinNetwork::Main, address };
	assert!(matches!(ask_about(bitcoin).await, Unanswerable::NotApplicable { .. }));
}
