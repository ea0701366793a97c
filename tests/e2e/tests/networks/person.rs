//! Somebody who links wallets and asks for scores.

mod linking;
mod scoring;

pub(crate) use scoring::Asked;

use std::time::Duration;

use litentry_chain_client::{AccountBalance, ChainClient, Snapshot};
use litentry_local_network::{Fault, Owner};
use litentry_vocabulary::Account;
use rand::CryptoRng;
use tokio::time::timeout;

/// Longer than any answer takes, and shorter than a story may take.
const ANSWER_LIMIT: Duration = Duration::from_secs(200);

/// Somebody with an account of the chain, for whom everything has to work out.
pub(crate) struct Person {
	chain: ChainClient,
	owner: Owner,
}

impl Person {
	/// Somebody with a new account, which has no funds yet.
	pub(crate) fn new(chain: &ChainClient, rng: &mut impl CryptoRng) -> Self {
		Self { chain: chain.clone(), owner: Owner::new(chain, rng).unwrap() }
	}

	/// Their account.
	pub(crate) fn account(&self) -> Account {
		self.owner.account()
	}

	/// What they own.
	pub(crate) async fn balance(&self) -> AccountBalance {
		self.now().await.balance(self.account()).await.unwrap()
	}

	/// The newest finalized block.
	pub(crate) async fn now(&self) -> Snapshot {
		self.chain.finalized().await.unwrap()
	}
}

/// Waits for an answer, but not for ever.
async fn in_time<T>(what: &str, answer: impl Future<Output = Result<T, Fault>>) -> T {
	let answer = timeout(ANSWER_LIMIT, answer).await;
	answer.unwrap_or_else(|_| panic!("{what} was not answered in time")).unwrap()
}
