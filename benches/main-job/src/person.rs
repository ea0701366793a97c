//! Somebody with a wallet who asks for scores.

use anyhow::{Context as _, ensure};
use litentry_chain_client::{Call, ChainClient, LinkState, Signer};
use litentry_computing_request::{ComputingRequest, Disclosure};
use litentry_external_account::{EvmChain, ExternalAccount};
use litentry_key_tree::UserSeed;
use litentry_knowledge::AlgorithmId;
use litentry_link_proof::{Challenge, EvmKey};
use litentry_link_record::LinkRequest;
use litentry_local_network::{CHAIN_ID, Contracts, Ethereum, EthereumAddress};
use litentry_sealing::{Context, PublicKey, Purpose, SecretKey};
use litentry_vocabulary::{Account, KeyEpoch, LinkId};
use rand::rngs::StdRng;
use rand::{CryptoRng, SeedableRng};

use crate::requests::Prepared;

const ONE_ETHER: u128 = 10u128.pow(18);
const SWAPS: u64 = 3;

/// For how many blocks a challenge can be used.
const CHALLENGE_LIFETIME: u32 = 600;

/// Somebody with an account of the chain and an Ethereum wallet.
pub(crate) struct Person {
	chain: ChainClient,
	signer: Signer,
	reply: SecretKey,
	wallet: EvmKey,
	link: Option<LinkId>,
	rng: StdRng,
}

impl Person {
	/// Somebody with a new account and a new wallet, neither of which has any funds.
	pub(crate) fn new(chain: &ChainClient, rng: &mut impl CryptoRng) -> anyhow::Result<Self> {
		let (mut seed, mut secret) = ([0; 32], [0; 32]);
		rng.fill_bytes(&mut seed);
		rng.fill_bytes(&mut secret);
		Ok(Self {
			chain: chain.clone(),
			signer: Signer::from_seed(seed)?,
			reply: UserSeed::from_bytes(seed).reply(),
			wallet: EvmKey::from_bytes(&secret)?,
			link: None,
			rng: StdRng::from_seed(seed),
		})
	}

	/// Their account.
	pub(crate) fn account(&self) -> Account {
		self.signer.account()
	}

	/// Gives the wallet its past: it holds a token and has traded.
	pub(crate) async fn live(
		&self,
		ethereum: &mut Ethereum,
		contracts: Contracts,
	) -> anyhow::Result<()> {
		let address = EthereumAddress(self.wallet.address().0);
		ethereum.fund(address, ONE_ETHER).await?;
		ethereum.give_tokens(contracts.socks, address, 1).await?;
		for _ in 0..SWAPS {
			ethereum.swap(address, contracts.router).await?;
		}
		Ok(())
	}

	/// Links the wallet, and returns when the workers have confirmed that.
	pub(crate) async fn link(&mut self) -> anyhow::Result<()> {
		let now = self.chain.finalized().await?;
		let address = self.wallet.address();
		let challenge = Challenge {
			external: ExternalAccount::Evm { chain: EvmChain(CHAIN_ID), address },
			account: self.account(),
			genesis: self.chain.genesis(),
			nonce: now.next_link_nonce(self.account()).await?,
			expires: now.number() + CHALLENGE_LIFETIME,
		};
		let proof = self.wallet.sign(&challenge)?;
		let Challenge { external, nonce, expires, .. } = challenge;
		let reply_to = self.reply.public_key();
		let request = LinkRequest { external, nonce, expires, proof, reply_to };
		let (epoch, workers) = self.workers_key().await?;
		let context = self.context(Purpose::LinkRequest, epoch);
		let sealed = request.seal(&workers, &context, &mut self.rng)?;
		let call = Call::RequestLink { nonce, epoch, sealed };
		let included = self.chain.submit(&self.signer, &call).await?;
		let id = included.first_field("IdentityLinker", "LinkRequested").context("no link")?;
		self.confirmed(id).await?;
		self.link = Some(id);
		Ok(())
	}

	async fn confirmed(&self, id: LinkId) -> anyhow::Result<()> {
		let mut heads = self.chain.heads().await?;
		loop {
			let link = heads.next().await.link(id).await?;
			let link = link.with_context(|| format!("link {id} is gone"))?;
			if !matches!(link.state, LinkState::Requested { .. }) {
				let is_confirmed = matches!(link.state, LinkState::Confirmed { .. });
				ensure!(is_confirmed, "link {id} was refused");
				return Ok(());
			}
		}
	}

	/// Seals requests for the score of the linked wallet.
	pub(crate) async fn requests(
		&mut self,
		algorithm: AlgorithmId,
		count: usize,
	) -> anyhow::Result<Vec<Prepared>> {
		let (epoch, workers) = self.workers_key().await?;
		let now = self.chain.finalized().await?;
		let fee = now.minimum_fee(algorithm).await?.context("no such algorithm")?;
		let links = vec![self.link.context("nothing is linked")?];
		let request = ComputingRequest {
			links: links.try_into().ok().context("too many links")?,
			disclosure: Disclosure::Score,
			reply_to: self.reply.public_key(),
		};
		let context = self.context(Purpose::ComputingRequest, epoch);
		let mut prepared = Vec::new();
		for _ in 0..count {
			let sealed = request.seal(&workers, &context, &mut self.rng)?;
			let call = Call::Request { algorithm, epoch, fee, sealed };
			prepared.push(Prepared { signer: self.signer.clone(), call });
		}
		Ok(prepared)
	}

	async fn workers_key(&self) -> anyhow::Result<(KeyEpoch, PublicKey)> {
		let now = self.chain.finalized().await?;
		let epoch = now.epoch().await?;
		Ok((epoch, now.shielding_key(epoch).await?.context("no worker is registered")?))
	}

	fn context(&self, purpose: Purpose, epoch: KeyEpoch) -> Context {
		Context { genesis: self.chain.genesis(), purpose, epoch, account: self.account() }
	}
}
