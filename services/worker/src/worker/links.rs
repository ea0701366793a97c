//! Answering owners who want an account linked, shielded or revealed.

use futures::future::try_join3;
use litentry_certificate::Statement;
use litentry_chain_client::{Call, LinkCall};
use litentry_external_account::ExternalAccount;
use litentry_link_record::{ProvenBy, RecordTooLong};
use litentry_sealing::CannotSeal;
use litentry_vocabulary::{BlockNumber, LinkId};

use super::Worker;
use crate::{
	Analyzers, Chain, ChainState, Claims, Duty, OpenLink, Shielded, Step,
	jobs::{Ending, Slot},
	record::nullifier,
};

/// Why a link gets no answer for now.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoAnswer<F> {
	#[error("the chain could not be asked: {0}")]
	Chain(F),
	#[error(transparent)]
	Record(#[from] RecordTooLong),
	#[error("the reason cannot be sealed: {0}")]
	Reason(#[from] CannotSeal),
}

impl<C: Chain, A: Analyzers> Worker<C, A> {
	/// Answers about a link and sees the answer become final.
	pub(super) async fn settle_link(
		&self,
		state: &C::State,
		link: &OpenLink,
		slot: Slot,
	) -> Ending {
		let duty = Duty::Link(link.id());
		match self.answer_link(state, link).await {
			Ok(Some(call)) => self.submit_answer(duty, call, state.number(), slot).await,
			Ok(None) => Ending::Later,
			Err(cause) => {
				tracing::warn!(%duty, %cause, "no answer; taken up again later");
				Ending::Later
			}
		}
	}

	/// Of several links to one external account, the others wait until the state shows what became of
	/// the first.
	async fn submit_answer(
		&self,
		duty: Duty,
		call: LinkCall,
		seen: BlockNumber,
		slot: Slot,
	) -> Ending {
		let hold = match &call {
			LinkCall::Confirm { nullifier, .. } => match self.pseudonyms.take(*nullifier, seen) {
				None => return Ending::Later,
				hold => hold,
			},
			_ => None,
		};
		Step::Certified.log(duty);
		let ending = self.submit(duty, Call::Link(call), Some(slot)).await;
		if let (Some(hold), Ending::Done { block }) = (hold, ending) {
			hold.settle(block);
		}
		ending
	}

	/// The answer about a link, or `None` as long as the committee that it needs is not drawn.
	async fn answer_link(
		&self,
		state: &C::State,
		link: &OpenLink,
	) -> Result<Option<LinkCall>, NoAnswer<C::Fault>> {
		match link {
			OpenLink::Requested(link) => self.answer_link_request(state, link).await,
			OpenLink::Shielding(link) => self.answer_shielding(state, link).await.map(Some),
			OpenLink::Revealing(link) => self.answer_revealing(state, link).await.map(Some),
		}
	}

	/// Whom an external account that is proven so serves already.
	pub(super) async fn claims(
		&self,
		state: &C::State,
		external: &ExternalAccount,
		proven_by: ProvenBy,
	) -> Result<Claims, NoAnswer<C::Fault>> {
		let of = |by| nullifier(&self.identity, external, by);
		let (own, key) = (of(proven_by), of(ProvenBy::Key));
		let key = async {
			match proven_by {
				ProvenBy::Key => Ok(None),
				ProvenBy::Contract => state.shielded_claim(&key).await,
			}
		};
		let claims = try_join3(state.shielded_claim(&own), state.public_claim(external), key);
		let (shielded, public, key) = claims.await.map_err(NoAnswer::Chain)?;
		Ok(Claims { now: state.number(), shielded, public, key })
	}

	pub(super) fn confirm(
		&self,
		id: LinkId,
		requested_at: BlockNumber,
		shielded: Shielded,
	) -> LinkCall {
		let Shielded { record, nullifier } = shielded;
		let statement =
			Statement::LinkConfirmed { id, requested_at, record: record.clone(), nullifier };
		let certificate = self.identity.certificate(&statement);
		LinkCall::Confirm { id, record, nullifier, certificate }
	}

	pub(super) fn refuse(
		&self,
		id: LinkId,
		requested_at: BlockNumber,
		sealed_reason: Vec<u8>,
	) -> LinkCall {
		let statement = Statement::link_refused(id, requested_at, &sealed_reason);
		let certificate = self.identity.certificate(&statement);
		LinkCall::Refuse { id, sealed_reason, certificate }
	}
}
