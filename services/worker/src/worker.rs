//! The loop that takes up whatever is open on the chain.

mod committees;
mod contract_wallets;
mod enrolment;
mod exports;
mod link_requests;
mod links;
mod requests;
mod turns;

use std::{
	fmt,
	num::NonZeroUsize,
	pin::pin,
	sync::{Arc, Mutex, PoisonError},
};

use futures::{StreamExt, stream};
use litentry_chain_client::Call;
use rand::rngs::StdRng;

use crate::{
	Analyzers, Attestant, Chain, ChainState, Duty, Fate, Heads, Identity, Patience, Step,
	jobs::{Ending, Jobs},
};

/// The most entries of each list of open things that are looked at in one block.
const PAGE: u32 = 128;

/// How much a worker does, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// How many things it does at once; the rest waits for a later block.
	pub jobs: NonZeroUsize,
	/// How long it asks committees.
	pub patience: Patience,
}

/// A worker of the network.
///
/// It keeps nothing that the chain and its keys could not tell it again: at each finalized block it
/// looks up what waits for an answer and takes up what it is not doing already. So it may be killed
/// at any time; the chain takes one answer per request.
pub struct Worker<C, A> {
	chain: C,
	analyzers: A,
	identity: Arc<Identity>,
	attestant: Attestant,
	limits: Limits,
	// Held for one sealing and never across an await.
	rng: Mutex<StdRng>,
}

impl<C, A> fmt::Debug for Worker<C, A> {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Worker({})", self.identity.account())
	}
}

impl<C: Chain, A: Analyzers> Worker<C, A> {
	/// A worker of this chain that asks these analyzers.
	pub const fn new(
		chain: C,
		analyzers: A,
		identity: Arc<Identity>,
		attestant: Attestant,
		limits: Limits,
		rng: StdRng,
	) -> Self {
		Self { chain, analyzers, identity, attestant, limits, rng: Mutex::new(rng) }
	}

	/// Works for as long as finalized blocks come. Dropping the future ends everything at once.
	pub async fn run<H: Heads<State = C::State>>(self: Arc<Self>, heads: H) {
		let mut jobs = Jobs::new(self.limits.jobs.get());
		// A stream keeps the wait for the next block when a job ends in between.
		let states =
			stream::unfold(heads, |mut heads: H| async { Some((heads.next().await, heads)) });
		let mut states = pin!(states);
		match self.chain.finalized().await {
			Ok(state) => self.take_up(state, &mut jobs).await,
			Err(fault) => tracing::warn!(%fault, "the chain gives no answer yet"),
		}
		loop {
			tokio::select! {
				state = states.next() => match state {
					Some(state) => self.take_up(state, &mut jobs).await,
					None => return,
				},
				() = jobs.one_ends(), if !jobs.is_empty() => {}
			}
		}
	}

	/// Starts a job for everything that is to be done as of this state.
	async fn take_up(self: &Arc<Self>, state: C::State, jobs: &mut Jobs) {
		jobs.forget_done(state.number());
		if let Err(fault) = self.start_jobs(&Arc::new(state), jobs).await {
			tracing::warn!(%fault, "cannot see what is open; looking again at the next block");
		}
	}

	async fn start_jobs(
		self: &Arc<Self>,
		state: &Arc<C::State>,
		jobs: &mut Jobs,
	) -> Result<(), C::Fault> {
		if !self.may_certify(state, jobs).await? {
			return Ok(());
		}
		for link in state.open_links(PAGE).await? {
			let (worker, state, duty) = (self.clone(), state.clone(), Duty::Link(link.id()));
			jobs.take_up(duty, async move { worker.settle_link(&*state, &link).await });
		}
		for export in state.open_exports(PAGE).await? {
			let (worker, state, duty) = (self.clone(), state.clone(), export.duty());
			jobs.take_up(duty, async move { worker.settle_export(&*state, &export).await });
		}
		for request in state.open_requests(PAGE).await? {
			let (worker, state, duty) = (self.clone(), state.clone(), Duty::Request(request.id));
			jobs.take_up(duty, async move { worker.settle_request(&*state, &request).await });
		}
		Ok(())
	}

	/// Has the chain execute the call that ends a duty.
	async fn submit(&self, duty: Duty, call: Call) -> Ending {
		match self.chain.submit(call).await {
			Ok(Fate::Included { block }) => {
				Step::Included.log(duty);
				Ending::Done { block }
			}
			Ok(Fate::Overtaken { block }) => {
				tracing::info!(%duty, "somebody else was first, or it was too late");
				Ending::Done { block }
			}
			Err(fault) => {
				tracing::warn!(%duty, %fault, "not on the chain; taken up again later");
				Ending::Later
			}
		}
	}

	fn with_rng<T>(&self, draw: impl FnOnce(&mut StdRng) -> T) -> T {
		draw(&mut self.rng.lock().unwrap_or_else(PoisonError::into_inner))
	}
}
