//! What an analyzer asks of the chain. Only finalized blocks count.

use litentry_knowledge::{EventId, IdentificationEvent};
use litentry_observation::CommitteeSize;
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch, LinkId, Moment, RequestId};

/// The chain that an analyzer serves.
pub trait Chain: Send + Sync + 'static {
	/// The state of one finalized block.
	type State: ChainState<Fault = Self::Fault>;

	/// Why the chain could not be asked.
	type Fault: std::error::Error + Send + Sync + 'static;

	/// Which chain this is.
	fn genesis(&self) -> GenesisHash;

	/// The state of the newest finalized block.
	fn finalized(&self) -> impl Future<Output = Result<Self::State, Self::Fault>> + Send;
}

/// The state of one finalized block: what it answers fits together.
pub trait ChainState: Send + Sync {
	/// Why the chain could not be asked.
	type Fault: std::error::Error + Send + Sync + 'static;

	/// The epoch of the workers' keys.
	fn epoch(&self) -> impl Future<Output = Result<KeyEpoch, Self::Fault>> + Send;

	/// The key that requests of an epoch are sealed to, or `None` before the first worker.
	fn shielding_key(
		&self,
		epoch: KeyEpoch,
	) -> impl Future<Output = Result<Option<PublicKey>, Self::Fault>> + Send;

	/// The key by which a worker signs, or `None` when it is not registered or its lease is over.
	fn certifying_key(
		&self,
		worker: &Account,
	) -> impl Future<Output = Result<Option<[u8; 32]>, Self::Fault>> + Send;

	/// A computing request that waits for its answer, or `None` when there is none of this number.
	fn request(
		&self,
		id: RequestId,
	) -> impl Future<Output = Result<Option<OpenRequest>, Self::Fault>> + Send;

	/// A link request that waits for its answer, or `None` when there is none of this number.
	fn link_request(
		&self,
		id: LinkId,
	) -> impl Future<Output = Result<Option<OpenLinkRequest>, Self::Fault>> + Send;

	/// A registered event, retired or not.
	fn event(
		&self,
		id: &EventId,
	) -> impl Future<Output = Result<Option<IdentificationEvent>, Self::Fault>> + Send;
}

/// A computing request that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRequest {
	/// The timestamp of the block that holds it.
	pub at: Moment,
	/// The events of its algorithm.
	pub events: Vec<EventId>,
	/// The epoch in which it was sealed.
	pub epoch: KeyEpoch,
	/// How its committees are drawn, or `None` as long as the drawing block is not final.
	pub draw: Option<Draw>,
}

/// A link request that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenLinkRequest {
	/// The timestamp of the block that holds it.
	pub at: Moment,
	/// The epoch in which it was sealed.
	pub epoch: KeyEpoch,
	/// How its committee is drawn, or `None` as long as the drawing block is not final.
	pub draw: Option<Draw>,
}

/// What determines the committees of one computing request, or the one of a link request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
	/// The request's seed.
	pub seed: [u8; 32],
	/// The analyzers that were eligible in the drawing block.
	pub pool: Vec<Account>,
	/// How many answer about each link.
	pub size: CommitteeSize,
}
