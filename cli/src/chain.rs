//! What the command line needs of the chain.
//!
//! [`Chain`] is implemented for a connection to a node in [`crate::node`], and by a fake in tests.

pub(crate) mod advice;
mod entry;
mod identities;
mod links;
mod locks;
mod tokens;

pub use entry::{
	Algorithm, AnalyzerEntry, AnalyzerStatus, Answer, Balances, Event, Issuer, Made, Request,
	RequestState, Submission, WorkerEntry,
};
pub use identities::Identities;
pub use links::{Export, Link, LinkState, Links, Moved, NewLink};
pub use litentry_chain_client::{IdentityCall, LinkCall, LockSubjects, Presented, TokenCall};
pub use litentry_token::{TokenInfo, TokenStanding};
pub use locks::Locks;
pub use tokens::{TokenOrder, Tokens, Way};

use litentry_attestation::AttestationPolicy;
use litentry_knowledge::AlgorithmId;
use litentry_sealing::PublicKey;
use litentry_vocabulary::{Account, Balance, BlockNumber, GenesisHash, KeyEpoch, RequestId};

use crate::AccountKey;

/// The chain: its newest finalized state, and transactions that are followed until they are final.
// The command line runs its futures on the thread that made them, so they need not be `Send`.
#[allow(async_fn_in_trait)]
pub trait Chain: Identities + Links + Locks + Tokens {
	/// Which chain this is.
	fn genesis(&self) -> GenesisHash;

	/// The height of the newest finalized block.
	async fn finalized(&self) -> Result<BlockNumber, ChainFailure>;

	/// Waits until a block after this one is final.
	async fn block_after(&self, block: BlockNumber) -> Result<BlockNumber, ChainFailure>;

	/// What an account has.
	async fn balances(&self, account: Account) -> Result<Balances, ChainFailure>;

	/// What requests are to be sealed to, or `None` while there is no worker.
	async fn shielding_key(&self) -> Result<Option<(KeyEpoch, PublicKey)>, ChainFailure>;

	/// A computing request, open or closed.
	async fn request(&self, id: RequestId) -> Result<Option<Request>, ChainFailure>;

	/// All computing requests of an account, in ascending order.
	async fn requests_of(&self, account: Account) -> Result<Vec<Request>, ChainFailure>;

	/// The least fee of a request for an algorithm.
	async fn minimum_fee(&self, algorithm: AlgorithmId) -> Result<Balance, ChainFailure>;

	/// All events, retired ones included.
	async fn events(&self) -> Result<Vec<Event>, ChainFailure>;

	/// All algorithms, retired ones included.
	async fn algorithms(&self) -> Result<Vec<Algorithm>, ChainFailure>;

	/// An algorithm.
	async fn algorithm(&self, id: AlgorithmId) -> Result<Option<Algorithm>, ChainFailure>;

	/// The WASM code of an algorithm.
	async fn code(&self, id: AlgorithmId) -> Result<Option<Vec<u8>>, ChainFailure>;

	/// All analyzers.
	async fn analyzers(&self) -> Result<Vec<AnalyzerEntry>, ChainFailure>;

	/// All workers.
	async fn workers(&self) -> Result<Vec<WorkerEntry>, ChainFailure>;

	/// Which evidence of workers the chain believes.
	async fn attestation_policy(&self) -> Result<AttestationPolicy, ChainFailure>;

	/// Whose a credential issuer's key is, now or in the past.
	async fn issuer(&self, key: [u8; 32]) -> Result<Option<Issuer>, ChainFailure>;

	/// Asks for a score.
	async fn request_score(
		&self,
		signer: &AccountKey,
		algorithm: AlgorithmId,
		epoch: KeyEpoch,
		fee: Balance,
		sealed: Vec<u8>,
	) -> Result<RequestId, ChainFailure>;

	/// Sends any other transaction, and returns the block that holds it.
	async fn submit(
		&self,
		signer: &AccountKey,
		submission: Submission,
	) -> Result<BlockNumber, ChainFailure>;
}

/// Why the chain did not do or tell what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChainFailure {
	/// The node does not answer.
	#[error("the node at {url} does not answer: {cause}")]
	Unreachable {
		/// Where the node was expected.
		url: Box<str>,
		/// What the connection said.
		cause: Box<str>,
	},
	/// The chain ran the call and refused it.
	#[error("the chain refused: {pallet}.{error}")]
	Refused {
		/// The pallet that refused.
		pallet: Box<str>,
		/// The name of the pallet's error.
		error: Box<str>,
	},
	/// The node did not take the transaction, for example for lack of funds.
	#[error("the node did not accept the transaction: {cause}")]
	Rejected {
		/// The node's words.
		cause: Box<str>,
	},
	/// New requests may not use this algorithm.
	#[error("the chain takes no requests for this algorithm: {cause}")]
	AlgorithmUnusable {
		/// Why not.
		cause: Box<str>,
	},
	/// The chain does not follow from what a lock believes.
	#[error("{cause}")]
	Untrusted {
		/// What is known.
		cause: Box<str>,
	},
	/// There is no snapshot for a lock.
	#[error("there is no snapshot: {cause}")]
	NoSnapshot {
		/// Why not.
		cause: Box<str>,
	},
	/// The node answered with something else than expected.
	#[error("the node could not answer: {cause}")]
	Failed {
		/// What is known.
		cause: Box<str>,
	},
}

impl ChainFailure {
	/// What a person can do about it.
	pub fn advice(&self) -> Option<&'static str> {
		match self {
			Self::Unreachable { .. } => {
				Some("start a local network with `cargo xtask run`, or name a node with --node URL")
			}
			Self::Refused { pallet, error } => advice::on(pallet, error),
			Self::Rejected { .. } => Some(
				"does the account have enough LIT for fees and deposits? see `litentry account show`",
			),
			Self::AlgorithmUnusable { .. } => Some("choose another one: see `litentry algorithms`"),
			Self::Untrusted { .. } => Some(
				"if that is so for a reason that you know of, say whom to believe with `litentry lock trust --replace FILE`",
			),
			Self::NoSnapshot { .. } => Some("try again, or name another node with --node URL"),
			Self::Failed { .. } => Some("do the node and this program belong to the same release?"),
		}
	}
}
