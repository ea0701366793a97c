//! What contract wallets on a real Ethereum node say to the question that the analyzers put to them.

#![allow(clippy::unwrap_used)]

use std::{fs, path::Path, time::Duration};

use litentry_data_source::{DataSource, EthereumConfig, EthereumSource, Unanswerable};
use litentry_external_account::ExternalAccount;
use litentry_knowledge::Value;
use litentry_link_proof::{Challenge, contract_wallet_hash};
use litentry_local_network::{ContractWallet, Ethereum, EthereumWallet, Programs, StrangeWallet};
use litentry_observation::Answer;
use litentry_vocabulary::{Account, GenesisHash, Moment};
use rand::{SeedableRng, rngs::StdRng};

/// A node with a source that reads it, and the key of a wallet's owner.
struct World {
	ethereum: Ethereum,
	source: EthereumSource,
	owner: EthereumWallet,
	programs: Programs,
	_folder: tempfile::TempDir,
}

impl World {
	async fn new() -> Self {
		let programs = Programs::built_with(&std::env::current_exe().unwrap());
		let folder = tempfile::tempdir().unwrap();
		let ethereum = Ethereum::start(&programs, folder.path()).await.unwrap();
		let source = EthereumSource::open(&config(&ethereum, &folder)).await.unwrap();
		let owner = key(1);
		ethereum.fund(owner.address(), 10u128.pow(18)).await.unwrap();
		Self { ethereum, source, owner, programs, _folder: folder }
	}

	/// A wallet of the owner that is not deployed yet.
	async fn future_wallet(&mut self) -> ContractWallet {
		self.future_wallet_of("OwnedWalletFactory").await
	}

	async fn future_wallet_of(&mut self, factory: &str) -> ContractWallet {
		let factory = self.ethereum.deploy_wallet_factory(&self.programs, factory).await.unwrap();
		self.ethereum.future_wallet(factory, self.owner.address(), 7).await.unwrap()
	}

	async fn strange_wallet(&mut self, name: &str) -> StrangeWallet {
		self.ethereum.deploy_strange_wallet(&self.programs, name).await.unwrap()
	}

	async fn wallet(&mut self) -> ContractWallet {
		let wallet = self.future_wallet().await;
		self.ethereum.deploy_wallet(&wallet).await.unwrap();
		wallet
	}

	/// The time of the newest block.
	async fn now(&self) -> Moment {
		self.ethereum.now().await.unwrap()
	}

	/// What the wallet says at a moment to this signature over its challenge.
	async fn ask(&self, wallet: ExternalAccount, signature: &[u8], at: Moment) -> bool {
		loop {
			match self.source.accepts_signature(&wallet, &hash(wallet), signature, at).await {
				Ok(Answer { value: Value::Flag(accepts), .. }) => return accepts,
				Err(Unanswerable::Behind { .. }) => {
					tokio::time::sleep(Duration::from_millis(100)).await;
				}
				other => panic!("{other:?}"),
			}
		}
	}

	async fn ask_now(&self, wallet: ExternalAccount, signature: &[u8]) -> bool {
		self.ask(wallet, signature, self.now().await).await
	}
}

fn config(ethereum: &Ethereum, folder: &tempfile::TempDir) -> EthereumConfig {
	let path = folder.path().join("index.sqlite");
	let text = format!(
		"chain_id = 31337
		endpoints = [\"{}\"]
		[index]
		path = '{}'",
		ethereum.url(),
		path.display(),
	);
	toml::from_str(&text).unwrap()
}

fn hash(wallet: ExternalAccount) -> [u8; 32] {
	let (account, genesis) = (Account([1; 32]), GenesisHash([2; 32]));
	let (nonce, expires, ends) = (0, 100, None);
	contract_wallet_hash(&Challenge { external: wallet, account, genesis, nonce, expires, ends })
}

/// Somebody's signature over the wallet's challenge.
fn sign(key: &EthereumWallet, wallet: ExternalAccount) -> [u8; 65] {
	key.sign_hash(&hash(wallet)).unwrap()
}

fn key(number: u64) -> EthereumWallet {
	EthereumWallet::generate(&mut StdRng::seed_from_u64(number))
}

fn stranger() -> EthereumWallet {
	key(2)
}

#[tokio::test]
async fn a_wallet_accepts_what_its_owner_signed_and_nothing_else() {
	let mut world = World::new().await;
	let wallet = world.wallet().await.external();
	let good = sign(&world.owner, wallet);
	assert!(world.ask_now(wallet, &good).await);
	let over_another_hash = world.owner.sign_hash(&[1; 32]).unwrap();
	for bad in [&[][..], &good[..64], &sign(&stranger(), wallet), &over_another_hash] {
		assert!(!world.ask_now(wallet, bad).await);
	}
}

#[tokio::test]
async fn a_wallet_is_asked_as_it_was_at_the_moment() {
	let mut world = World::new().await;
	let wallet = world.future_wallet().await;
	let (external, next) = (wallet.external(), stranger());
	let (first, second) = (sign(&world.owner, external), sign(&next, external));
	let before = world.now().await;
	world.ethereum.deploy_wallet(&wallet).await.unwrap();
	let deployed = world.now().await;
	let owner = world.owner.address();
	world.ethereum.hand_wallet_on(&wallet, owner, next.address()).await.unwrap();
	let handed_on = world.now().await;

	let mut answers = Vec::new();
	for moment in [before, deployed, handed_on] {
		answers.push((
			world.ask(external, &first, moment).await,
			world.ask(external, &second, moment).await,
		));
	}
	assert_eq!(answers, [(false, false), (true, false), (false, true)]);
}

#[tokio::test]
async fn a_wallet_that_is_not_deployed_is_asked_as_it_would_be() {
	let mut world = World::new().await;
	let wallet = world.future_wallet().await;
	let external = wallet.external();
	let good = sign(&world.owner, external);
	assert!(world.ask_now(external, &wallet.wrap(&good)).await);
	assert!(!world.ask_now(external, &good).await);
	assert!(!world.ask_now(external, &wallet.wrap(&sign(&stranger(), external))).await);

	world.ethereum.deploy_wallet(&wallet).await.unwrap();
	assert!(world.ask_now(external, &wallet.wrap(&good)).await);
}

#[tokio::test]
async fn another_wallets_deployment_does_not_speak_for_an_account() {
	let mut world = World::new().await;
	let wallet = world.future_wallet().await;
	let somebody = stranger().external();
	let wrapped = wallet.wrap(&sign(&world.owner, somebody));
	assert!(!world.ask_now(somebody, &wrapped).await);
}

#[tokio::test]
async fn an_account_without_code_accepts_nothing() {
	let world = World::new().await;
	let account = world.owner.external();
	assert!(!world.ask_now(account, &sign(&world.owner, account)).await);
}

#[tokio::test]
async fn a_wallet_that_answers_oddly_accepts_only_with_the_whole_word() {
	let mut world = World::new().await;
	let wallet = world.strange_wallet("OddWallet").await.external();
	let (mut accepted, now) = (Vec::new(), world.now().await);
	for oddity in 0..=6 {
		accepted.push(world.ask(wallet, &[oddity], now).await);
	}
	// Reverts, four bytes, a word with more in it, nothing, out of gas, far too much, the word.
	assert_eq!(accepted, [false, false, false, false, false, true, true]);
}

#[tokio::test]
async fn a_wallet_that_checks_nothing_in_simulations_is_not_fooled() {
	let mut world = World::new().await;
	let wallet = world.strange_wallet("SimulatedWallet").await;
	assert!(!world.ask_now(wallet.external(), &[1]).await);
}

#[tokio::test]
async fn a_wallet_that_is_deployed_is_asked_as_it_is() {
	let mut world = World::new().await;
	let wallet = world.strange_wallet("PreparedWallet").await;
	assert!(!world.ask_now(wallet.external(), &wallet.wrap("prepare()", &[1])).await);
}

#[tokio::test]
async fn a_wallet_and_a_factory_that_burn_everything_accept_nothing() {
	let mut world = World::new().await;
	let wallet = world.future_wallet_of("GreedyWalletFactory").await;
	let (external, wrapped) = (wallet.external(), wallet.wrap(&[]));
	assert!(!world.ask_now(external, &wrapped).await);
	world.ethereum.deploy_wallet(&wallet).await.unwrap();
	assert!(!world.ask_now(external, &wrapped).await);
}

#[tokio::test]
async fn a_factory_that_burns_everything_leaves_the_wallet_its_share() {
	let mut world = World::new().await;
	let wallet = world.future_wallet_of("GreedyWalletFactory").await;
	assert!(world.ask_now(wallet.external(), &wallet.wrap(&[1])).await);
}

#[test]
fn the_code_that_asks_is_what_its_source_compiles_to() {
	let programs = Programs::built_with(&std::env::current_exe().unwrap());
	let compiled = fs::read(programs.contracts.join("AskWallet.json")).unwrap();
	let compiled: serde_json::Value = serde_json::from_slice(&compiled).unwrap();
	let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
	let kept = root.join("services/data-source/contracts/AskWallet.hex");
	let kept = fs::read_to_string(kept).unwrap();
	assert_eq!(compiled["bytecode"], format!("0x{}", kept.trim_end()));
}
