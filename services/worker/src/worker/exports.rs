//! Answering owners who want to have all their records.

use litentry_certificate::Statement;
use litentry_chain_client::{Call, LinkCall};
use litentry_link_record::{ExportRequest, UNREADABLE_EXPORT};
use litentry_sealing::CannotSeal;

use super::Worker;
use crate::{
	Analyzers, CannotExport, Chain, ChainState, OpenExport, Step, export,
	jobs::{Ending, Slot},
	open_export,
};

/// Why an export request gets no answer for now.
#[derive(Debug, thiserror::Error)]
enum NoExport<F> {
	#[error("the chain could not be asked: {0}")]
	Chain(F),
	#[error(transparent)]
	Export(#[from] CannotExport),
	#[error("the export cannot be sealed: {0}")]
	Seal(#[from] CannotSeal),
}

impl<C: Chain, A: Analyzers> Worker<C, A> {
	/// Answers an export request and sees the answer become final.
	pub(super) async fn settle_export(
		&self,
		state: &C::State,
		open: &OpenExport,
		slot: Slot,
	) -> Ending {
		let duty = open.duty();
		match self.answer_export(state, open).await {
			Ok(call) => {
				Step::Certified.log(duty);
				self.submit(duty, Call::Link(call), Some(slot)).await
			}
			Err(cause) => {
				tracing::warn!(%duty, %cause, "no answer; taken up again later");
				Ending::Later
			}
		}
	}

	async fn answer_export(
		&self,
		state: &C::State,
		open: &OpenExport,
	) -> Result<LinkCall, NoExport<C::Fault>> {
		let request = open_export(&self.identity, open);
		Step::Opened.log(open.duty());
		// One that had no answer would be in the way of others until it expires.
		let sealed = match request {
			Ok(request) => self.sealed_export(state, open, &request).await?,
			Err(_) => UNREADABLE_EXPORT.to_vec(),
		};
		let OpenExport { account, requested_at, .. } = *open;
		let statement = Statement::exported(account, requested_at, &sealed);
		let certificate = self.identity.certificate(&statement);
		Ok(LinkCall::AnswerExport { account, sealed, certificate })
	}

	/// The links are those of the block that holds the request, whenever it is answered.
	async fn sealed_export(
		&self,
		state: &C::State,
		open: &OpenExport,
		request: &ExportRequest,
	) -> Result<Vec<u8>, NoExport<C::Fault>> {
		let OpenExport { account, epoch, requested_at, .. } = *open;
		let links = state.links_of(&account, requested_at).await.map_err(NoExport::Chain)?;
		let export = export(&self.identity, &links)?;
		let context = self.identity.context(epoch, account);
		Ok(self.with_rng(|rng| export.seal(&request.reply_to, &context, rng))?)
	}
}
