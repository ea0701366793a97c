//! Who takes in what is seen.

use std::collections::BTreeSet;

use futures::future::BoxFuture;
use litentry_vocabulary::{Account, BlockNumber};

use super::RegistrarEntry;
use crate::{identity::Registration, request::ChainId};

/// It was not taken in, and is to be shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what was seen could not be taken in")]
pub struct NotTaken;

/// Takes in what finalized blocks hold. The same may be shown again; blocks are shown in their order.
pub trait Observer: Send + Sync {
	/// The accounts of which every scan tells, whether they wait for a judgement or not: those with open
	/// requests, and those whose judgements have to be looked after.
	fn watched(&self, chain: ChainId) -> BoxFuture<'_, Result<BTreeSet<Account>, NotTaken>>;

	/// The newest block that was ever passed, also before a restart. No endpoint that is not so far yet
	/// is believed.
	fn newest(&self, chain: ChainId) -> BoxFuture<'_, Result<Option<BlockNumber>, NotTaken>>;

	/// What was passed or scanned until now may have been a lie: what is shown from now on counts, in
	/// whatever block it is.
	fn doubted(&self, chain: ChainId) -> BoxFuture<'_, Result<(), NotTaken>>;

	/// A finalized block holds this of an account; `None` when it has no identity there.
	fn observe(
		&self,
		chain: ChainId,
		block: BlockNumber,
		account: Account,
		seen: Option<Registration>,
	) -> BoxFuture<'_, Result<(), NotTaken>>;

	/// A block shows the name of an identity that some registrar has judged good, or that an identity is
	/// not judged good, or is gone.
	fn named(&self, chain: ChainId, account: Account, name: Option<String>);

	/// All identities of a finalized block were looked at: no others than these have names and are
	/// judged good.
	fn all_named(&self, chain: ChainId, names: Vec<(Account, String)>);

	/// All identities of a finalized block were looked at: these accounts, and no others, wait for this
	/// registrar's judgement. All that could be read, and all that are watched, were observed before.
	fn scanned(
		&self,
		chain: ChainId,
		block: BlockNumber,
		waiting: BTreeSet<Account>,
	) -> BoxFuture<'_, Result<(), NotTaken>>;

	/// What the chain keeps of this registrar, as of a scan; `None` when it knows it no more.
	fn registered(
		&self,
		chain: ChainId,
		entry: Option<RegistrarEntry>,
	) -> BoxFuture<'_, Result<(), NotTaken>>;

	/// An account made a remark with this hash in a finalized block.
	fn remarked(&self, chain: ChainId, account: Account, hash: [u8; 32]);

	/// Everything of this finalized block, and of all before it, was observed.
	fn passed(&self, chain: ChainId, block: BlockNumber) -> BoxFuture<'_, Result<(), NotTaken>>;
}
