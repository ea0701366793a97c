//! Answering computing requests.

use futures::future::try_join_all;
use litentry_certificate::Statement;
use litentry_chain_client::Call;
use litentry_computing_request::{ComputingRequest, Outcome, Undetermined};
use litentry_link_record::{LinkRecord, ProvenBy};
use litentry_vocabulary::LinkId;

use super::Worker;
use crate::{
	Analyzers, CannotCertify, Chain, ChainState, Draw, Duty, Findings, NamedLink, NoScore,
	OpenRequest, Plan, Scored, ScoringAlgorithm, Step, Visibility, decide_all,
	jobs::{Ending, Slot},
	linked_accounts, plan,
	record::nullifier,
	score,
};

/// Why a computing request gets no score.
#[derive(Debug, thiserror::Error)]
enum NoOutcome<F> {
	/// There is none: that is the answer.
	#[error("undetermined: {0:?}")]
	Undetermined(Undetermined),
	/// For now: this is no answer.
	#[error("the chain could not be asked: {0}")]
	Chain(F),
	#[error("this machine could not run the algorithm")]
	Machine,
	#[error(transparent)]
	CannotCertify(#[from] CannotCertify),
}

impl<F> From<Undetermined> for NoOutcome<F> {
	fn from(reason: Undetermined) -> Self {
		Self::Undetermined(reason)
	}
}

impl<F> From<NoScore> for NoOutcome<F> {
	fn from(cause: NoScore) -> Self {
		match cause {
			NoScore::Algorithm(_) => Self::Undetermined(Undetermined::AlgorithmFailed),
			NoScore::Machine => Self::Machine,
		}
	}
}

impl<C: Chain, A: Analyzers> Worker<C, A> {
	/// Answers a computing request, if it is drawn, and sees the answer become final.
	pub(super) async fn settle_request(
		&self,
		state: &C::State,
		request: &OpenRequest,
		slot: Slot,
	) -> Ending {
		let duty = Duty::Request(request.id);
		match self.answer_request(state, request).await {
			Ok(Some(call)) => self.submit(duty, call, Some(slot)).await,
			Ok(None) => Ending::Later,
			Err(cause) => {
				tracing::warn!(%duty, %cause, "no answer; taken up again later");
				Ending::Later
			}
		}
	}

	/// The answer to a request, or `None` as long as its committees are not drawn.
	async fn answer_request(
		&self,
		state: &C::State,
		request: &OpenRequest,
	) -> Result<Option<Call>, NoOutcome<C::Fault>> {
		let id = request.id;
		let Some(draw) = state.draw(id).await.map_err(NoOutcome::Chain)? else {
			return Ok(None);
		};
		let outcome = match self.compute(state, request, &draw).await {
			Ok(outcome) => outcome,
			Err(NoOutcome::Undetermined(reason)) => {
				tracing::info!(request = id.0, ?reason, "no score can be computed");
				Outcome::Undetermined(reason)
			}
			Err(cause) => return Err(cause),
		};
		let certificate = self.identity.certificate(&Statement::answered(id, &outcome));
		Step::Certified.log(Duty::Request(id));
		Ok(Some(Call::Certify { id, outcome, certificate }))
	}

	async fn compute(
		&self,
		state: &C::State,
		request: &OpenRequest,
		draw: &Draw,
	) -> Result<Outcome, NoOutcome<C::Fault>> {
		let duty = Duty::Request(request.id);
		let opened = self.open(request);
		Step::Opened.log(duty);
		let opened = opened?;
		let algorithm = state
			.algorithm(&request.algorithm)
			.await
			.map_err(NoOutcome::Chain)?
			.ok_or(Undetermined::AlgorithmFailed)?;
		let accounts = self.accounts(state, request, &opened).await?;
		let plan = plan(request, &accounts, &algorithm.events, draw)?;
		Step::Planned.log(duty);
		let findings = self.find(state, request, draw, &plan).await?;
		self.score(request, &opened, &algorithm, &findings, &plan).await
	}

	fn open(&self, request: &OpenRequest) -> Result<ComputingRequest, Undetermined> {
		let shielding = self.identity.shared().shielding(request.epoch);
		let context = self.identity.context(request.epoch, request.account);
		ComputingRequest::open(&shielding, &context, &request.sealed)
			.map_err(|_| Undetermined::Unreadable)
	}

	async fn accounts(
		&self,
		state: &C::State,
		request: &OpenRequest,
		opened: &ComputingRequest,
	) -> Result<Vec<LinkRecord>, NoOutcome<C::Fault>> {
		let links = try_join_all(opened.links.iter().map(|id| self.named_link(state, *id)));
		let links = links.await.map_err(NoOutcome::Chain)?;
		Ok(linked_accounts(&self.identity, request, opened, &links)?)
	}

	async fn named_link(
		&self,
		state: &C::State,
		id: LinkId,
	) -> Result<Option<NamedLink>, C::Fault> {
		let Some(link) = state.proven_link(id).await? else { return Ok(None) };
		let shielded = match &link.visibility {
			Visibility::Public(external) => {
				state.shielded_claim(&nullifier(&self.identity, external, ProvenBy::Key)).await?
			}
			Visibility::Shielded(_) => None,
		};
		Ok(Some(NamedLink { link, shielded }))
	}

	/// Asks the committees and decides.
	async fn find(
		&self,
		state: &C::State,
		request: &OpenRequest,
		draw: &Draw,
		plan: &Plan,
	) -> Result<Findings, NoOutcome<C::Fault>> {
		let duty = Duty::Request(request.id);
		let outgoing = self.address(state, &plan.inquiries).await.map_err(NoOutcome::Chain)?;
		let observations = self.ask(request.epoch, draw.size, &outgoing).await;
		Step::Asked.log(duty);
		let findings = decide_all(draw.size, &plan.inquiries, &observations);
		Step::Decided.log(duty);
		Ok(findings?)
	}

	/// Runs the algorithm and makes the credential.
	async fn score(
		&self,
		request: &OpenRequest,
		opened: &ComputingRequest,
		algorithm: &ScoringAlgorithm,
		findings: &Findings,
		plan: &Plan,
	) -> Result<Outcome, NoOutcome<C::Fault>> {
		let values = plan.values(&findings.answers);
		let score = score(algorithm.code.clone(), values.clone()).await;
		Step::Scored.log(Duty::Request(request.id));
		let (values, score) = (&values, score?);
		let scored = Scored { request, opened, algorithm, findings, values, score };
		let credential = scored.issue(&self.identity, self.attestant.kind())?;
		Ok(self.with_rng(|rng| scored.outcome(&self.identity, &credential, rng))?)
	}
}
