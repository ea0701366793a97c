//! Somebody who links wallets and asks for scores, in this program instead of at the command line.

mod linking;
mod scoring;

pub use scoring::Prepared;

use std::cell::RefCell;
use std::fmt;

use litentry_chain_client::{ChainClient, Signer, Snapshot};
use litentry_key_tree::UserSeed;
use litentry_sealing::{Context, PublicKey, Purpose, SecretKey};
use litentry_vocabulary::{Account, KeyEpoch};
use rand::rngs::StdRng;
use rand::{CryptoRng, SeedableRng};

use crate::Fault;

/// Somebody with an account of the chain.
pub struct Owner {
	chain: ChainClient,
	signer: Signer,
	reply: SecretKey,
	rng: RefCell<StdRng>,
}

impl Owner {
	/// Somebody with a new account, which has no funds yet.
	pub fn new(chain: &ChainClient, rng: &mut impl CryptoRng) -> Result<Self, Fault> {
		let mut seed = [0; 32];
		rng.fill_bytes(&mut seed);
		Ok(Self {
			chain: chain.clone(),
			signer: Signer::from_seed(seed)?,
			reply: UserSeed::from_bytes(seed).reply(),
			rng: RefCell::new(StdRng::from_seed(seed)),
		})
	}

	/// Their account.
	pub fn account(&self) -> Account {
		self.signer.account()
	}

	/// Who signs for it.
	pub const fn signer(&self) -> &Signer {
		&self.signer
	}

	/// The key that the workers' answers are sealed to.
	pub const fn reply(&self) -> &SecretKey {
		&self.reply
	}

	/// What messages between this account and the workers are bound to; whoever seals or opens one
	/// sets its purpose.
	pub fn context(&self, epoch: KeyEpoch) -> Context {
		let (genesis, purpose) = (self.chain.genesis(), Purpose::LinkRequest);
		Context { genesis, purpose, epoch, account: self.account() }
	}

	/// Looks at one finalized block after the other until the check has an answer.
	pub async fn wait_for<T>(
		&self,
		check: impl AsyncFn(&Snapshot) -> Option<T>,
	) -> Result<T, Fault> {
		let mut heads = self.chain.heads().await?;
		let mut now = self.chain.finalized().await?;
		loop {
			if let Some(answer) = check(&now).await {
				return Ok(answer);
			}
			now = heads.next().await;
		}
	}

	async fn workers_key(&self) -> Result<(KeyEpoch, PublicKey), Fault> {
		let now = self.chain.finalized().await?;
		let epoch = now.epoch().await?;
		Ok((epoch, now.shielding_key(epoch).await?.ok_or(Fault::NoWorker)?))
	}
}

impl fmt::Debug for Owner {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Owner({})", self.account())
	}
}
