//! Answering link requests.

use litentry_certificate::Statement;
use litentry_chain_client::Call;
use litentry_link_record::{RecordTooLong, UNREADABLE, seal_refusal};
use litentry_sealing::CannotSeal;

use super::Worker;
use crate::{
	Analyzers, Chain, ChainState, Duty, LinkDecision, OpenLink, Step, decide_link, jobs::Ending,
	open_link,
};

/// Why a link request gets no answer for now.
#[derive(Debug, thiserror::Error)]
enum NoAnswer<F> {
	#[error("the chain could not be asked: {0}")]
	Chain(F),
	#[error(transparent)]
	Record(#[from] RecordTooLong),
	#[error("the reason cannot be sealed: {0}")]
	Reason(#[from] CannotSeal),
}

impl<C: Chain, A: Analyzers> Worker<C, A> {
	/// Answers a link request and sees the answer become final.
	pub(super) async fn settle_link(&self, state: &C::State, link: &OpenLink) -> Ending {
		let duty = Duty::Link(link.id);
		match self.answer_link(state, link).await {
			Ok(call) => self.submit(duty, call).await,
			Err(cause) => {
				tracing::warn!(%duty, %cause, "no answer; taken up again later");
				Ending::Later
			}
		}
	}

	async fn answer_link(
		&self,
		state: &C::State,
		link: &OpenLink,
	) -> Result<Call, NoAnswer<C::Fault>> {
		let duty = Duty::Link(link.id);
		let opened = open_link(&self.identity, link);
		Step::Opened.log(duty);
		let decision = match opened {
			Err(_) => LinkDecision::RefuseUnread,
			Ok(opened) => {
				let is_linked = state.is_linked(opened.nullifier()).await;
				let is_linked = is_linked.map_err(NoAnswer::Chain)?;
				decide_link(&self.identity, link, &opened, is_linked)?
			}
		};
		Step::Decided.log(duty);
		let call = self.certify_link(link, decision)?;
		Step::Certified.log(duty);
		Ok(call)
	}

	fn certify_link(&self, link: &OpenLink, decision: LinkDecision) -> Result<Call, CannotSeal> {
		let id = link.id;
		let sealed_reason = match decision {
			LinkDecision::Confirm { record, nullifier } => {
				let statement = Statement::LinkConfirmed { id, record: record.clone(), nullifier };
				let certificate = self.identity.certificate(&statement);
				return Ok(Call::ConfirmLink { id, record, nullifier, certificate });
			}
			LinkDecision::Refuse { refusal, reply_to } => {
				let context = self.identity.context(link.epoch, link.account);
				self.with_rng(|rng| seal_refusal(&refusal, &reply_to, &context, rng))?
			}
			LinkDecision::RefuseUnread => UNREADABLE.to_vec(),
		};
		let statement = Statement::link_refused(id, &sealed_reason);
		let certificate = self.identity.certificate(&statement);
		Ok(Call::RefuseLink { id, sealed_reason, certificate })
	}
}
