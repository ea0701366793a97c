//! Becoming a worker of the chain, and staying one.

use std::sync::Arc;

use litentry_attestation::{CannotAttest, report_data};
use litentry_certificate::quorum;
use litentry_chain_client::Call;

use super::Worker;
use crate::{
	Analyzers, Chain, ChainState, Duty, Registered, Standing,
	jobs::{Ending, Jobs},
};

/// Why there is no registration to send.
#[derive(Debug, thiserror::Error)]
enum CannotEnrol<F> {
	#[error("the chain could not be asked: {0}")]
	Chain(F),
	#[error(transparent)]
	Evidence(#[from] CannotAttest),
}

impl<C: Chain, A: Analyzers> Worker<C, A> {
	/// Whether this worker's signature alone makes a certificate now; sees to its registration and
	/// its lease.
	pub(super) async fn may_certify(
		self: &Arc<Self>,
		state: &Arc<C::State>,
		jobs: &mut Jobs,
	) -> Result<bool, C::Fault> {
		let registered = state.worker(&self.identity.account()).await?;
		if let Some(registered) = &registered
			&& !self.recognizes(registered, state).await?
		{
			tracing::error!(
				"the chain knows other keys of this worker: is one of its seeds wrong?"
			);
			return Ok(false);
		}
		let lease_until = registered.map(|registered| registered.lease_until);
		let standing = Standing::new(lease_until, state.number(), state.lease_duration().await?);
		if standing != Standing::Live && jobs.wants(Duty::Enrol) {
			let (worker, state) = (self.clone(), state.clone());
			let (now, job) = (state.number(), async move { worker.enrol(&*state, standing).await });
			jobs.start(Duty::Enrol, now, job);
		}
		Ok(standing.counts() && self.suffices_alone(state).await?)
	}

	/// Whether the chain knows this worker by the keys that it has. With another common seed than the
	/// other workers' it could open nothing, and would refuse every request as unreadable.
	async fn recognizes(
		&self,
		registered: &Registered,
		state: &C::State,
	) -> Result<bool, C::Fault> {
		Ok(registered.keys == self.identity.keys(state.epoch().await?))
	}

	async fn suffices_alone(&self, state: &C::State) -> Result<bool, C::Fault> {
		let needed = quorum(state.live_workers().await?);
		if needed > 1 {
			tracing::error!(
				needed,
				"a certificate needs several workers' signatures, and collecting them is not \
				 offered yet: only one worker may be registered"
			);
		}
		Ok(needed == 1)
	}

	async fn enrol(&self, state: &C::State, standing: Standing) -> Ending {
		match self.enrolment(state, standing).await {
			Ok(call) => {
				tracing::info!(?standing, call = call.name(), "bringing evidence");
				self.submit(Duty::Enrol, call, None).await
			}
			Err(cause) => {
				tracing::warn!(%cause, "no evidence; trying again at the next block");
				Ending::Later
			}
		}
	}

	async fn enrolment(
		&self,
		state: &C::State,
		standing: Standing,
	) -> Result<Call, CannotEnrol<C::Fault>> {
		let keys = self.identity.keys(state.epoch().await.map_err(CannotEnrol::Chain)?);
		let (genesis, account) = (self.identity.genesis(), self.identity.account());
		let report_data = report_data(genesis, account, &keys, state.hash());
		let evidence = self.attestant.evidence(report_data)?;
		let challenge = state.number();
		Ok(match standing {
			Standing::Unregistered => Call::RegisterWorker { evidence, keys, challenge },
			_ => Call::RenewWorker { evidence, challenge },
		})
	}
}
