//! Somebody with a wallet who asks for scores.

use anyhow::Context as _;
use litentry_chain_client::ChainClient;
use litentry_knowledge::AlgorithmId;
use litentry_local_network::{EthereumWallet, Owner, Prepared};
use litentry_vocabulary::LinkId;
use rand::CryptoRng;

const SWAPS: u64 = 3;

/// Somebody with an account of the chain and an Ethereum wallet.
pub(crate) struct Person {
	/// They.
	pub(crate) owner: Owner,
	/// Their wallet: it holds a token and has traded.
	pub(crate) wallet: EthereumWallet,
	link: Option<LinkId>,
}

impl Person {
	/// Somebody with a new account and a new wallet, neither of which has any funds.
	pub(crate) fn new(chain: &ChainClient, rng: &mut impl CryptoRng) -> anyhow::Result<Self> {
		let wallet = EthereumWallet::generate(rng).holding().trading(SWAPS);
		Ok(Self { owner: Owner::new(chain, rng)?, wallet, link: None })
	}

	/// Links the wallet, and returns when the workers have confirmed that.
	pub(crate) async fn link(&mut self) -> anyhow::Result<()> {
		self.link = Some(self.owner.link(&self.wallet).await?);
		Ok(())
	}

	/// Seals requests for the score of the linked wallet.
	pub(crate) async fn requests(
		&self,
		algorithm: AlgorithmId,
		count: usize,
	) -> anyhow::Result<Vec<(&Owner, Prepared)>> {
		let link = self.link.context("nothing is linked")?;
		let mut requests = Vec::new();
		for _ in 0..count {
			requests.push((&self.owner, self.owner.prepare(algorithm, link).await?));
		}
		Ok(requests)
	}
}
