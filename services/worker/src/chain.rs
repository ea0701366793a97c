//! What a worker asks of the chain, and what it has the chain do. Only finalized blocks count.

mod facts;
mod link_facts;

pub use facts::{AnalyzerContact, Draw, OpenRequest, Registered, ScoringAlgorithm};
pub use link_facts::{
	Claim, OpenExport, OpenLink, ProvenLink, RequestedLink, RevealingLink, ShieldingLink,
	StoredRecord, Visibility,
};

use litentry_chain_client::Call;
use litentry_external_account::{ExternalAccount, Platform};
use litentry_knowledge::AlgorithmId;
use litentry_link_record::Nullifier;
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, KeyEpoch, LinkId, Moment, RequestId};

/// The chain that a worker serves.
pub trait Chain: Send + Sync + 'static {
	/// The state of one finalized block.
	type State: ChainState<Fault = Self::Fault>;

	/// Why the chain could not be asked, or did not do what it should.
	type Fault: std::error::Error + Send + Sync + 'static;

	/// Which chain this is.
	fn genesis(&self) -> GenesisHash;

	/// The state of the newest finalized block.
	fn finalized(&self) -> impl Future<Output = Result<Self::State, Self::Fault>> + Send;

	/// Has the chain execute a call of this worker; returns when that is final.
	fn submit(&self, call: Call) -> impl Future<Output = Result<Fate, Self::Fault>> + Send;
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
	/// It did what it should.
	Included {
		/// In this block.
		block: BlockNumber,
	},
	/// There is nothing left to do: what it answers has an answer, or is gone.
	Overtaken {
		/// In this block or before.
		block: BlockNumber,
	},
}

/// The states of finalized blocks as they come.
pub trait Heads: Send + 'static {
	/// The state of one finalized block.
	type State;

	/// The next one, for which this waits as long as it takes.
	fn next(&mut self) -> impl Future<Output = Self::State> + Send;
}

/// The state of one finalized block: what it answers fits together.
pub trait ChainState: Send + Sync + 'static {
	/// Why the chain could not be asked.
	type Fault: std::error::Error + Send + Sync + 'static;

	/// The block's height.
	fn number(&self) -> BlockNumber;

	/// The block's hash.
	fn hash(&self) -> [u8; 32];

	/// The epoch of the workers' keys.
	fn epoch(&self) -> impl Future<Output = Result<KeyEpoch, Self::Fault>> + Send;

	/// For how many blocks a worker's evidence is believed.
	fn lease_duration(&self) -> impl Future<Output = Result<BlockNumber, Self::Fault>> + Send;

	/// What is registered of a worker, whether its lease is over or not.
	fn worker(
		&self,
		account: &Account,
	) -> impl Future<Output = Result<Option<Registered>, Self::Fault>> + Send;

	/// How many workers' signatures count at this block.
	fn live_workers(&self) -> impl Future<Output = Result<u32, Self::Fault>> + Send;

	/// The oldest links that wait for an answer.
	fn open_links(
		&self,
		limit: u32,
	) -> impl Future<Output = Result<Vec<OpenLink>, Self::Fault>> + Send;

	/// The oldest computing requests that wait for an answer.
	fn open_requests(
		&self,
		limit: u32,
	) -> impl Future<Output = Result<Vec<OpenRequest>, Self::Fault>> + Send;

	/// The oldest export requests that wait for an answer.
	fn open_exports(
		&self,
		limit: u32,
	) -> impl Future<Output = Result<Vec<OpenExport>, Self::Fault>> + Send;

	/// The platforms whose accounts are linked at present.
	fn platforms(&self) -> impl Future<Output = Result<Vec<Platform>, Self::Fault>> + Send;

	/// The claim of a shielded link to the external account with this pseudonym.
	fn shielded_claim(
		&self,
		nullifier: &Nullifier,
	) -> impl Future<Output = Result<Option<Claim>, Self::Fault>> + Send;

	/// The claim of a public link to this external account.
	fn public_claim(
		&self,
		external: &ExternalAccount,
	) -> impl Future<Output = Result<Option<Claim>, Self::Fault>> + Send;

	/// A proven link, or `None` when there is none of this number or it is not proven.
	fn proven_link(
		&self,
		id: LinkId,
	) -> impl Future<Output = Result<Option<ProvenLink>, Self::Fault>> + Send;

	/// All proven links of an account in ascending order, as of this block or an earlier one that is
	/// not forgotten yet.
	fn links_of(
		&self,
		account: &Account,
		at: BlockNumber,
	) -> impl Future<Output = Result<Vec<ProvenLink>, Self::Fault>> + Send;

	/// How a request's committees are drawn, or `None` before the draw.
	fn draw(&self, id: RequestId)
	-> impl Future<Output = Result<Option<Draw>, Self::Fault>> + Send;

	/// How the committee of a link request is drawn, which this block holds, or `None` before the draw.
	fn link_draw(
		&self,
		id: LinkId,
		requested_at: BlockNumber,
	) -> impl Future<Output = Result<Option<Draw>, Self::Fault>> + Send;

	/// The timestamp of this block or an earlier one that is not forgotten yet.
	fn timestamp(
		&self,
		block: BlockNumber,
	) -> impl Future<Output = Result<Moment, Self::Fault>> + Send;

	/// A registered algorithm with its events, retired or not.
	fn algorithm(
		&self,
		id: &AlgorithmId,
	) -> impl Future<Output = Result<Option<ScoringAlgorithm>, Self::Fault>> + Send;

	/// How an analyzer is reached and recognized, or `None` when it is not registered.
	fn analyzer(
		&self,
		account: &Account,
	) -> impl Future<Output = Result<Option<AnalyzerContact>, Self::Fault>> + Send;
}
