//! What the chain says about computing requests, analyzers and workers.

use litentry_attestation::WorkerKeys;
use litentry_knowledge::{AlgorithmId, EventId, IdentificationEvent, Name};
use litentry_observation::CommitteeSize;
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, BlockNumber, KeyEpoch, Moment, RequestId};

/// A computing request that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRequest {
	/// The request.
	pub id: RequestId,
	/// Who asks.
	pub account: Account,
	/// The algorithm.
	pub algorithm: AlgorithmId,
	/// The epoch of the shielding key that it is sealed to.
	pub epoch: KeyEpoch,
	/// The timestamp of the block that holds it.
	pub at: Moment,
	/// That block.
	pub block: BlockNumber,
	/// The sealed request.
	pub sealed: Vec<u8>,
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

/// A registered algorithm with what is needed to run it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoringAlgorithm {
	/// The content hash by which the chain knows it.
	pub id: AlgorithmId,
	/// What people call it.
	pub name: Name,
	/// The events whose values it takes, in this order.
	pub events: Vec<(EventId, IdentificationEvent)>,
	/// Its WASM code.
	pub code: Vec<u8>,
}

/// How an analyzer is reached and recognized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnalyzerContact {
	/// Who it is.
	pub account: Account,
	/// The URL under which it answers.
	pub endpoint: String,
	/// The key that signs its observations.
	pub observation_key: [u8; 32],
	/// The key that tasks for it are sealed to.
	pub sealing_key: PublicKey,
}

/// What is registered of one worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
	/// Its public keys.
	pub keys: WorkerKeys,
	/// The first block in which its evidence is believed no more.
	pub lease_until: BlockNumber,
}
