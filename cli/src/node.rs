//! The chain behind a real node.

mod convert;
mod identities;
mod links;
mod locks;
mod tokens;

use std::time::Duration;

use litentry_attestation::AttestationPolicy;
use litentry_chain_client::{Call, ChainClient, Included, Signer, Snapshot};
use litentry_knowledge::AlgorithmId;
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, Balance, BlockNumber, GenesisHash, KeyEpoch, RequestId};
use tokio::{sync::Mutex, time::timeout};

use crate::{
	AccountKey, Chain, ChainFailure, Submission,
	chain::{Algorithm, AnalyzerEntry, Balances, Event, Issuer, Request, WorkerEntry},
};

/// Services wait longer for a node that is starting; a person would rather be told.
const PATIENCE: Duration = Duration::from_secs(10);

/// A connection to a node.
#[derive(Debug)]
pub struct Node {
	client: ChainClient,
	/// The newest finalized block that was seen: all questions between two blocks are asked of the
	/// same state, so that the answers agree.
	newest: Mutex<Option<Snapshot>>,
}

impl Node {
	/// Connects to a node.
	pub async fn connect(url: &str) -> Result<Self, ChainFailure> {
		let silent =
			|_| ChainFailure::Unreachable { url: url.into(), cause: "no answer in time".into() };
		let client = timeout(PATIENCE, ChainClient::connect(url)).await.map_err(silent)??;
		Ok(Self { client, newest: Mutex::default() })
	}

	async fn snapshot(&self) -> Result<Snapshot, ChainFailure> {
		let mut newest = self.newest.lock().await;
		if let Some(snapshot) = &*newest {
			return Ok(snapshot.clone());
		}
		let snapshot = self.client.finalized().await?;
		Ok(newest.insert(snapshot).clone())
	}

	async fn send(&self, signer: &AccountKey, call: Call) -> Result<Included, ChainFailure> {
		let signer = Signer::from_seed(*signer.seed())
			.map_err(|invalid| ChainFailure::Failed { cause: invalid.to_string().into() })?;
		let included = self.client.submit(&signer, &call).await?;
		// What was asked before the transaction is no longer true.
		*self.newest.lock().await = Some(self.client.at(included.block).await?);
		Ok(included)
	}
}

impl Chain for Node {
	fn genesis(&self) -> GenesisHash {
		self.client.genesis()
	}

	async fn finalized(&self) -> Result<BlockNumber, ChainFailure> {
		Ok(self.snapshot().await?.number())
	}

	async fn block_after(&self, block: BlockNumber) -> Result<BlockNumber, ChainFailure> {
		let mut heads = self.client.heads().await?;
		let mut snapshot = self.client.finalized().await?;
		while snapshot.number() <= block {
			snapshot = heads.next().await;
		}
		Ok(self.newest.lock().await.insert(snapshot).number())
	}

	async fn balances(&self, account: Account) -> Result<Balances, ChainFailure> {
		let balance = self.snapshot().await?.balance(account).await?;
		Ok(Balances { free: balance.free, held: balance.on_hold })
	}

	async fn shielding_key(&self) -> Result<Option<(KeyEpoch, PublicKey)>, ChainFailure> {
		let snapshot = self.snapshot().await?;
		let epoch = snapshot.epoch().await?;
		Ok(snapshot.shielding_key(epoch).await?.map(|key| (epoch, key)))
	}

	async fn request(&self, id: RequestId) -> Result<Option<Request>, ChainFailure> {
		let request = self.snapshot().await?.request(id).await?;
		Ok(request.map(|request| convert::request(id, request)))
	}

	async fn requests_of(&self, account: Account) -> Result<Vec<Request>, ChainFailure> {
		let requests = self.snapshot().await?.requests_of(account).await?;
		Ok(requests.into_iter().map(|(id, request)| convert::request(id, request)).collect())
	}

	async fn minimum_fee(&self, algorithm: AlgorithmId) -> Result<Balance, ChainFailure> {
		let fee = self.snapshot().await?.minimum_fee(algorithm).await?;
		fee.map_err(|unusable| ChainFailure::AlgorithmUnusable {
			cause: unusable.to_string().into(),
		})
	}

	async fn events(&self) -> Result<Vec<Event>, ChainFailure> {
		let events = self.snapshot().await?.events().await?;
		Ok(events.into_iter().map(|(_, event)| convert::event(event)).collect())
	}

	async fn algorithms(&self) -> Result<Vec<Algorithm>, ChainFailure> {
		let algorithms = self.snapshot().await?.algorithms().await?;
		Ok(algorithms.into_iter().map(|(_, algorithm)| convert::algorithm(algorithm)).collect())
	}

	async fn algorithm(&self, id: AlgorithmId) -> Result<Option<Algorithm>, ChainFailure> {
		Ok(self.snapshot().await?.algorithm(id).await?.map(convert::algorithm))
	}

	async fn code(&self, id: AlgorithmId) -> Result<Option<Vec<u8>>, ChainFailure> {
		Ok(self.snapshot().await?.code(id).await?)
	}

	async fn analyzers(&self) -> Result<Vec<AnalyzerEntry>, ChainFailure> {
		let analyzers = self.snapshot().await?.analyzers().await?;
		Ok(analyzers.into_iter().map(convert::analyzer).collect())
	}

	async fn workers(&self) -> Result<Vec<WorkerEntry>, ChainFailure> {
		let workers = self.snapshot().await?.workers().await?;
		Ok(workers.into_iter().map(convert::worker).collect())
	}

	async fn attestation_policy(&self) -> Result<AttestationPolicy, ChainFailure> {
		Ok(self.snapshot().await?.attestation_policy().await?)
	}

	async fn issuer(&self, key: [u8; 32]) -> Result<Option<Issuer>, ChainFailure> {
		Ok(self.snapshot().await?.issuer(key).await?.map(convert::issuer))
	}

	async fn request_score(
		&self,
		signer: &AccountKey,
		algorithm: AlgorithmId,
		epoch: KeyEpoch,
		fee: Balance,
		sealed: Vec<u8>,
	) -> Result<RequestId, ChainFailure> {
		let call = Call::Request { algorithm, epoch, fee, sealed };
		number(&self.send(signer, call).await?, "TaskDistributor", "Requested")
	}

	async fn submit(
		&self,
		signer: &AccountKey,
		submission: Submission,
	) -> Result<BlockNumber, ChainFailure> {
		Ok(self.send(signer, convert::call(submission)).await?.block)
	}
}

/// The number that the chain gave out, as the first field of an event.
fn number<T: parity_scale_codec::Decode>(
	included: &Included,
	pallet: &str,
	event: &str,
) -> Result<T, ChainFailure> {
	let missing = || ChainFailure::Failed { cause: format!("no event {pallet}.{event}").into() };
	included.first_field(pallet, event).ok_or_else(missing)
}
