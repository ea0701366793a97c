//! A chain with identities: what is sent to it, and what its finalized blocks hold.

use std::sync::Arc;
use std::time::Duration;

use futures::{StreamExt, TryStreamExt, stream};
use litentry_chain_client::ChainFault;
use litentry_vocabulary::{Account, Balance, GenesisHash, blake2_256};
use parity_scale_codec::Decode;
use subxt::backend::LegacyBackend;
use subxt::config::{DefaultExtrinsicParams, DefaultExtrinsicParamsBuilder};
use subxt::rpcs::RpcClient;
use subxt::rpcs::client::reconnecting_rpc_client::{FixedInterval, RpcClient as Reconnecting};
use subxt::transactions::TransactionProgress;
use subxt::{OnlineClient, SubstrateConfig};

use super::calls::{self, Call};
use super::{Identity, Key};
use crate::Fault;

const RECONNECT_AFTER: Duration = Duration::from_millis(500);
const ATTEMPTS: usize = 120;

/// For how many blocks a transaction is valid.
const MORTALITY: u64 = 64;

/// How many transactions are handed to the node at a time.
const AT_ONCE: usize = 16;

/// How many calls one batch holds: several batches fit into a block.
const BATCH: usize = 100;

pub(super) type AtBlock = subxt::client::ClientAtBlock<SubstrateConfig, OnlineAtBlock>;
type OnlineAtBlock = subxt::client::OnlineClientAtBlockImpl<SubstrateConfig>;
type Progress = TransactionProgress<SubstrateConfig, OnlineAtBlock>;

/// The events of one transaction.
pub(super) type Events = subxt::extrinsics::ExtrinsicEvents<SubstrateConfig>;

/// A chain with identities, cheap to clone; the connection comes back by itself.
#[derive(Clone)]
pub struct IdentityChain(OnlineClient<SubstrateConfig>);

impl std::fmt::Debug for IdentityChain {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(f, "IdentityChain({})", self.genesis())
	}
}

impl IdentityChain {
	/// Connects to the node at a WebSocket URL.
	pub async fn connect(url: &str) -> Result<Self, Fault> {
		let unreachable = |cause: String| {
			Fault::Chain(ChainFault::Unreachable { url: url.into(), cause: cause.into() })
		};
		let retries = FixedInterval::new(RECONNECT_AFTER).take(ATTEMPTS);
		let connection = Reconnecting::builder().retry_policy(retries).build(url).await;
		let connection = RpcClient::new(connection.map_err(|it| unreachable(it.to_string()))?);
		let backend = Arc::new(LegacyBackend::builder().build(connection));
		let client = OnlineClient::from_backend(backend).await;
		Ok(Self(client.map_err(|it| unreachable(it.to_string()))?))
	}

	/// Which chain this is.
	pub fn genesis(&self) -> GenesisHash {
		GenesisHash(self.0.genesis_hash().0)
	}

	/// The hash of an identity as a judgement names it.
	pub async fn hash(&self, identity: &Identity) -> Result<[u8; 32], Fault> {
		let transactions = self.now().await?.transactions();
		let encoded = transactions.call_data(&calls::set_identity(identity)).map_err(asked)?;
		// What follows the numbers of the pallet and of the call.
		Ok(blake2_256(encoded.get(2..).unwrap_or_default()))
	}

	/// Sets an identity and asks for a judgement, in one batch; gives the identity's hash.
	pub async fn ask(
		&self,
		key: &Key,
		identity: &Identity,
		registrar: u32,
	) -> Result<[u8; 32], Fault> {
		let asking = [calls::set_identity(identity), calls::request_judgement(registrar)];
		self.submit(key, &calls::batch_all(asking)).await?;
		self.hash(identity).await
	}

	/// Sends a call and waits until a finalized block shows that it was done.
	pub async fn submit(&self, key: &Key, call: &Call) -> Result<(), Fault> {
		self.done(key, call).await.map(drop)
	}

	pub(super) async fn done(&self, key: &Key, call: &Call) -> Result<Events, Fault> {
		let nonce = self.next_nonce(key).await?;
		final_in_the_end(self.send(key, call, nonce).await?).await
	}

	/// Sends calls of one account, and waits until all are done.
	pub async fn submit_all(&self, key: &Key, calls: &[Call]) -> Result<(), Fault> {
		let nonce = self.next_nonce(key).await?;
		let mut sent = Vec::new();
		for (call, nonce) in calls.iter().zip(nonce..) {
			sent.push(self.send(key, call, nonce).await?);
		}
		for progress in sent {
			final_in_the_end(progress).await?;
		}
		Ok(())
	}

	/// Sends calls of one account as fast as the node takes them, and does not wait for what becomes of
	/// them.
	pub async fn send_all(&self, key: &Key, calls: &[Call]) -> Result<(), Fault> {
		let first = self.next_nonce(key).await?;
		let mut transactions = self.now().await?.transactions();
		let mut signed = Vec::new();
		for (call, nonce) in calls.iter().zip(first..) {
			let transaction = transactions.create_signed(call, &key.pair, terms(nonce)).await;
			signed.push(transaction.map_err(asked)?);
		}
		let sent = signed.iter().map(|transaction| transaction.submit());
		stream::iter(sent).buffered(AT_ONCE).try_for_each(async |_| Ok(())).await.map_err(asked)
	}

	/// Does many things in the superuser's name, so many in a transaction as have room in it.
	pub async fn submit_in_batches(&self, calls: Vec<Call>) -> Result<(), Fault> {
		let batches: Vec<_> =
			calls.chunks(BATCH).map(|batch| calls::batch_all(batch.to_vec())).collect();
		self.submit_all(&Key::alice()?, &batches).await
	}

	/// Gives each account this much of Alice's LIT.
	pub async fn fund(&self, accounts: &[Account], amount: Balance) -> Result<(), Fault> {
		let transfers = accounts.iter().map(|to| calls::transfer(*to, amount)).collect();
		self.submit_in_batches(transfers).await
	}

	/// The nonce of the account's next transaction, if none of it waits.
	async fn next_nonce(&self, key: &Key) -> Result<u64, Fault> {
		let account = subxt::utils::AccountId32(key.account().0);
		self.now().await?.transactions().account_nonce(&account).await.map_err(asked)
	}

	async fn send(&self, key: &Key, call: &Call, nonce: u64) -> Result<Progress, Fault> {
		let mut transactions = self.now().await?.transactions();
		let sent = transactions.sign_and_submit_then_watch(call, &key.pair, terms(nonce)).await;
		sent.map_err(asked)
	}

	/// The newest finalized block.
	pub(super) async fn now(&self) -> Result<AtBlock, Fault> {
		self.0.at_current_block().await.map_err(asked)
	}

	/// The height of the newest finalized block.
	pub async fn height(&self) -> Result<u64, Fault> {
		Ok(self.now().await?.block_number())
	}

	/// A block by its height.
	pub(super) async fn at(&self, height: u64) -> Result<AtBlock, Fault> {
		self.0.at_block(height).await.map_err(asked)
	}

	/// The best block, which may not be final yet.
	pub(super) async fn best(&self) -> Result<Option<AtBlock>, Fault> {
		let mut blocks = self.0.stream_best_blocks().await.map_err(asked)?;
		match blocks.next().await {
			Some(block) => Ok(Some(block.map_err(asked)?.at().await.map_err(asked)?)),
			None => Ok(None),
		}
	}
}

fn terms(nonce: u64) -> DefaultExtrinsicParams<SubstrateConfig> {
	DefaultExtrinsicParamsBuilder::new().nonce(nonce).mortal(MORTALITY).build()
}

async fn final_in_the_end(progress: Progress) -> Result<Events, Fault> {
	progress.wait_for_finalized_success().await.map_err(asked)
}

pub(super) fn asked(error: impl Into<subxt::Error>) -> Fault {
	Fault::Chain(ChainFault::from(error.into()))
}

/// The first field of each event of this name.
pub(super) fn first_fields<T: Decode>(events: &Events, pallet: &str, name: &str) -> Vec<T> {
	let found = events.iter().filter_map(Result::ok);
	let found = found.filter(|it| (it.pallet_name(), it.event_name()) == (pallet, name));
	found.filter_map(|event| T::decode(&mut event.field_bytes()).ok()).collect()
}
