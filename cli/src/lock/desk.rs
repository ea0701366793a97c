//! Where admissions are reported, and where they are written down.

use litentry_vocabulary::BlockNumber;

use super::{Admitted, Entry, Ledger, LockFolder, Progress, Settings};
use crate::{
	AccountKey, Chain, ChainFailure, Failure, Submission,
	chain::{Presented, TokenCall},
};

/// The chain, as far as reports concern it.
// The command line runs its futures on the thread that made them, so they need not be `Send`.
#[allow(async_fn_in_trait)]
pub(crate) trait Desk {
	/// How far the reports have come.
	async fn progress(&self) -> Result<Progress, ChainFailure>;

	/// Whether the tokens of the holder of a shown token are frozen.
	async fn is_frozen(&self, admitted: &Admitted) -> Result<bool, ChainFailure>;

	/// Reports an admission, and returns the final block that holds the report.
	async fn report(&self, admitted: &Admitted, sequence: u64)
	-> Result<BlockNumber, ChainFailure>;

	/// Waits until a later block is final.
	async fn wait(&self, after: BlockNumber) -> Result<(), ChainFailure>;
}

/// A journal.
pub(crate) trait Book {
	/// What it says by now.
	fn ledger(&self) -> Result<Ledger, Failure>;

	/// Adds an entry, and returns when it is on disk.
	fn write(&self, entry: Entry) -> Result<(), Failure>;
}

/// The chain with the account that reports.
#[derive(Debug)]
pub(crate) struct ChainDesk<'a, C> {
	pub(crate) chain: &'a C,
	pub(crate) key: &'a AccountKey,
	pub(crate) settings: &'a Settings,
}

impl<C: Chain> Desk for ChainDesk<'_, C> {
	async fn progress(&self) -> Result<Progress, ChainFailure> {
		let Settings { accepts, account, .. } = *self.settings;
		let at = self.chain.finalized().await?;
		Ok(Progress { last: self.chain.last_report(accepts, account).await?, at })
	}

	async fn is_frozen(&self, admitted: &Admitted) -> Result<bool, ChainFailure> {
		match admitted.pass.showing.holder.account() {
			Some(holder) => self.chain.is_frozen(holder).await,
			None => Ok(false),
		}
	}

	async fn report(
		&self,
		admitted: &Admitted,
		sequence: u64,
	) -> Result<BlockNumber, ChainFailure> {
		let (question, presentation) = (admitted.question, admitted.pass.clone());
		let presented = Presented { to: question.verifier, nonce: question.nonce, presentation };
		let call = TokenCall::Report { identity: question.accepts, sequence, presented };
		self.chain.submit(self.key, Submission::Token(call)).await
	}

	async fn wait(&self, after: BlockNumber) -> Result<(), ChainFailure> {
		self.chain.block_after(after).await.map(drop)
	}
}

// Alone in the folder only while a line is written: the door must not wait for the chain.
impl Book for LockFolder {
	fn ledger(&self) -> Result<Ledger, Failure> {
		Ok(self.alone()?.ledger().clone())
	}

	fn write(&self, entry: Entry) -> Result<(), Failure> {
		self.alone()?.write(entry)
	}
}
