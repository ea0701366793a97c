//! Answering owners who want links shielded or revealed.

use litentry_certificate::Statement;
use litentry_chain_client::LinkCall;
use litentry_external_account::ExternalAccount;
use litentry_link_record::ProvenBy;

use super::{Worker, links::NoAnswer};
use crate::{
	Analyzers, Chain, Duty, RevealingDecision, RevealingLink, ShieldingDecision, ShieldingLink,
	Step, decide_revealing, decide_shielding, record::read,
};

/// What stands in place of a reason: such a request has no key that one could be sealed to.
const NO_REASON: Vec<u8> = Vec::new();

impl<C: Chain, A: Analyzers> Worker<C, A> {
	pub(super) async fn answer_shielding(
		&self,
		state: &C::State,
		link: &ShieldingLink,
	) -> Result<LinkCall, NoAnswer<C::Fault>> {
		let claims = self.claims(state, &link.external, ProvenBy::Key).await?;
		let decision = decide_shielding(&self.identity, link, &claims)?;
		Step::Decided.log(Duty::Link(link.id));
		Ok(match decision {
			ShieldingDecision::Shield(shielded) => {
				self.confirm(link.id, link.requested_at, shielded)
			}
			ShieldingDecision::StayPublic => self.refuse(link.id, link.requested_at, NO_REASON),
		})
	}

	pub(super) async fn answer_revealing(
		&self,
		state: &C::State,
		link: &RevealingLink,
	) -> Result<LinkCall, NoAnswer<C::Fault>> {
		let decision = self.decide_revealing(state, link).await?;
		Step::Decided.log(Duty::Link(link.id));
		Ok(match decision {
			RevealingDecision::Reveal { external } => self.confirm_reveal(link, external),
			RevealingDecision::StayShielded => self.refuse(link.id, link.requested_at, NO_REASON),
		})
	}

	async fn decide_revealing(
		&self,
		state: &C::State,
		link: &RevealingLink,
	) -> Result<RevealingDecision, NoAnswer<C::Fault>> {
		let Ok(record) = read(&self.identity, link.id, &link.record) else {
			return Ok(RevealingDecision::StayShielded);
		};
		let claims = self.claims(state, &record.external, record.proven_by).await?;
		Ok(decide_revealing(link, &record, &claims))
	}

	fn confirm_reveal(&self, link: &RevealingLink, external: ExternalAccount) -> LinkCall {
		let RevealingLink { id, requested_at, .. } = *link;
		let statement = Statement::LinkRevealed { id, requested_at, external };
		let certificate = self.identity.certificate(&statement);
		LinkCall::ConfirmReveal { id, external, certificate }
	}
}
