//! Answering link requests.

use litentry_chain_client::LinkCall;
use litentry_link_record::{UNREADABLE, seal_refusal};
use litentry_sealing::CannotSeal;

use super::{Worker, links::NoAnswer};
use crate::{
	Analyzers, Chain, ChainState, Duty, LinkDecision, OpenedLink, RequestedLink, Step, decide_link,
	open_link,
};

impl<C: Chain, A: Analyzers> Worker<C, A> {
	pub(super) async fn answer_link_request(
		&self,
		state: &C::State,
		link: &RequestedLink,
	) -> Result<Option<LinkCall>, NoAnswer<C::Fault>> {
		let duty = Duty::Link(link.id);
		let opened = open_link(&self.identity, link);
		Step::Opened.log(duty);
		let decision = match opened {
			Err(_) => Some(LinkDecision::RefuseUnread),
			Ok(opened) => self.decide_link_request(state, link, &opened).await?,
		};
		let Some(decision) = decision else { return Ok(None) };
		Step::Decided.log(duty);
		Ok(Some(self.link_answer(link, decision)?))
	}

	async fn decide_link_request(
		&self,
		state: &C::State,
		link: &RequestedLink,
		opened: &OpenedLink,
	) -> Result<Option<LinkDecision>, NoAnswer<C::Fault>> {
		let platforms = state.platforms().await.map_err(NoAnswer::Chain)?;
		let claims = self.claims(state, opened.external(), opened.proven_by()).await?;
		let decide =
			|verdict| decide_link(&self.identity, link, opened, &platforms, &claims, verdict);
		if let Some(decision) = decide(None)? {
			return Ok(Some(decision));
		}
		match self.ask_wallet(state, link, opened).await? {
			Some(verdict) => Ok(decide(Some(verdict))?),
			None => Ok(None),
		}
	}

	fn link_answer(
		&self,
		link: &RequestedLink,
		decision: LinkDecision,
	) -> Result<LinkCall, CannotSeal> {
		let sealed_reason = match decision {
			LinkDecision::Confirm(shielded) => {
				return Ok(self.confirm(link.id, link.requested_at, shielded));
			}
			LinkDecision::Refuse { refusal, reply_to } => {
				let context = self.identity.context(link.epoch, link.account);
				self.with_rng(|rng| seal_refusal(&refusal, &reply_to, &context, rng))?
			}
			LinkDecision::RefuseUnread => UNREADABLE.to_vec(),
		};
		Ok(self.refuse(link.id, link.requested_at, sealed_reason))
	}
}
