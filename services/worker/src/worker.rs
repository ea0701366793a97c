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
use tokio::sync::Semaphore;

use crate::{
	Analyzers, Attestant, Chain, ChainState, Duty, Fate, Heads, Identity, OpenExport, OpenLink,
	OpenRequest, Patience, Step,
	jobs::{Ending, Jobs, Slot},
	pseudonyms::Pseudonyms,
};

/// The most entries of each list of open things that are looked at in one block.
const PAGE: u32 = 128;

/// How much a worker does, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// How many answers it works out at once; the rest waits for a later block. An eighth each is kept for
	/// links, exports and computing requests; and a quarter at most waits for committees about links.
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
	/// For link requests that wait for a committee.
	committees: Semaphore,
	pseudonyms: Pseudonyms,
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
	pub fn new(
		chain: C,
		analyzers: A,
		identity: Arc<Identity>,
		attestant: Attestant,
		limits: Limits,
		rng: StdRng,
	) -> Self {
		let committees = Semaphore::new(limits.jobs.get().div_ceil(4));
		let (pseudonyms, rng) = (Pseudonyms::default(), Mutex::new(rng));
		Self { chain, analyzers, identity, attestant, limits, committees, pseudonyms, rng }
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
		self.pseudonyms.forget(jobs.oldest().unwrap_or(state.number()));
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
		let lists = [
			state.open_links(PAGE).await?.into_iter().map(Open::link).collect(),
			state.open_exports(PAGE).await?.into_iter().map(Open::export).collect(),
			state.open_requests(PAGE).await?.into_iter().map(Open::request).collect(),
		];
		for (duty, open, slot) in jobs.admit(state.number(), lists) {
			let (worker, seen) = (self.clone(), state.clone());
			let job = async move { worker.settle(&*seen, &open, slot).await };
			jobs.start(duty, state.number(), job);
		}
		Ok(())
	}

	/// Answers and sees the answer become final.
	async fn settle(&self, state: &C::State, open: &Open, slot: Slot) -> Ending {
		match open {
			Open::Link(link) => self.settle_link(state, link, slot).await,
			Open::Export(export) => self.settle_export(state, export, slot).await,
			Open::Request(request) => self.settle_request(state, request, slot).await,
		}
	}

	/// Has the chain execute the call that ends a duty. It takes no slot to wait for that.
	async fn submit(&self, duty: Duty, call: Call, slot: Option<Slot>) -> Ending {
		drop(slot);
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

/// Something that waits for the workers.
// At most three pages of them are in memory: boxing would gain nothing.
#[allow(clippy::large_enum_variant)]
enum Open {
	Link(OpenLink),
	Export(OpenExport),
	Request(OpenRequest),
}

impl Open {
	const fn link(link: OpenLink) -> (Duty, Self) {
		(Duty::Link(link.id()), Self::Link(link))
	}

	const fn export(export: OpenExport) -> (Duty, Self) {
		(export.duty(), Self::Export(export))
	}

	const fn request(request: OpenRequest) -> (Duty, Self) {
		(Duty::Request(request.id), Self::Request(request))
	}
}
