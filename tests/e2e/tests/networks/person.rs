//! Somebody who links wallets and asks for scores.

mod linking;
mod scoring;

pub(crate) use scoring::Asked;

use std::cell::RefCell;
use std::time::Duration;

use litentry_chain_client::{AccountBalance, ChainClient, Signer, Snapshot};
use litentry_key_tree::UserSeed;
use litentry_sealing::{Context, PublicKey, Purpose, SecretKey};
use litentry_vocabulary::{Account, KeyEpoch};
use rand::rngs::StdRng;
use rand::{CryptoRng, SeedableRng};
use tokio::time::timeout;

/// Longer than any answer takes, and shorter than a story may take.
const ANSWER_LIMIT: Duration = Duration::from_secs(200);

/// Somebody with an account of the chain.
pub(crate) struct Person {
	chain: ChainClient,
	signer: Signer,
	reply: SecretKey,
	rng: RefCell<StdRng>,
}

impl Person {
	/// Somebody with a new account, which has no funds yet.
	pub(crate) fn new(chain: &ChainClient, rng: &mut impl CryptoRng) -> Self {
		let mut seed = [0; 32];
		rng.fill_bytes(&mut seed);
		let signer = Signer::from_seed(seed).unwrap();
		let reply = UserSeed::from_bytes(seed).reply();
		Self { chain: chain.clone(), signer, reply, rng: RefCell::new(StdRng::from_seed(seed)) }
	}

	/// Their account.
	pub(crate) fn account(&self) -> Account {
		self.signer.account()
	}

	/// What they own.
	pub(crate) async fn balance(&self) -> AccountBalance {
		self.now().await.balance(self.account()).await.unwrap()
	}

	/// The newest finalized block.
	pub(crate) async fn now(&self) -> Snapshot {
		self.chain.finalized().await.unwrap()
	}

	/// Looks at one finalized block after the other until the check has an answer.
	async fn wait_for<T>(&self, what: &str, check: impl AsyncFn(&Snapshot) -> Option<T>) -> T {
		let look = async {
			let mut heads = self.chain.heads().await.unwrap();
			let mut now = self.now().await;
			loop {
				if let Some(answer) = check(&now).await {
					return answer;
				}
				now = heads.next().await;
			}
		};
		let answer = timeout(ANSWER_LIMIT, look).await;
		answer.unwrap_or_else(|_| panic!("{what} was not answered in time"))
	}

	async fn workers_key(&self) -> (KeyEpoch, PublicKey) {
		let now = self.now().await;
		let epoch = now.epoch().await.unwrap();
		(epoch, now.shielding_key(epoch).await.unwrap().expect("a registered worker"))
	}

	fn context(&self, purpose: Purpose, epoch: KeyEpoch) -> Context {
		Context { genesis: self.chain.genesis(), purpose, epoch, account: self.account() }
	}
}
