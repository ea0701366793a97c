//! What is being done at the moment.

use std::collections::HashMap;

use litentry_vocabulary::BlockNumber;
use tokio::task::{Id, JoinSet};

use crate::Duty;

/// What a job came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
	/// Nothing is left to do about its duty once this block is known to be final.
	Done { block: BlockNumber },
	/// It is to be taken up again at a later block, if there is still something to do.
	Later,
}

/// The jobs that run, one per duty. Dropping it ends them all.
#[derive(Debug)]
pub(crate) struct Jobs {
	limit: usize,
	running: JoinSet<Ending>,
	duties: HashMap<Id, Duty>,
	/// What is done, and from which block on the chain's state shows it.
	done: HashMap<Duty, BlockNumber>,
}

impl Jobs {
	/// At most `limit` jobs at once.
	pub(crate) fn new(limit: usize) -> Self {
		let (running, duties, done) = (JoinSet::new(), HashMap::new(), HashMap::new());
		Self { limit, running, duties, done }
	}

	/// Whether a job for this duty is to be started: none runs, none is done and not yet visible,
	/// and there is room.
	pub(crate) fn wants(&self, duty: Duty) -> bool {
		self.running.len() < self.limit
			&& !self.done.contains_key(&duty)
			&& !self.duties.values().any(|running| *running == duty)
	}

	/// Starts a job for this duty if one is to be started.
	pub(crate) fn take_up(
		&mut self,
		duty: Duty,
		job: impl Future<Output = Ending> + Send + 'static,
	) {
		if self.wants(duty) {
			self.start(duty, job);
		}
	}

	/// Starts a job.
	pub(crate) fn start(&mut self, duty: Duty, job: impl Future<Output = Ending> + Send + 'static) {
		let handle = self.running.spawn(job);
		self.duties.insert(handle.id(), duty);
	}

	/// Whether nothing runs.
	pub(crate) fn is_empty(&self) -> bool {
		self.running.is_empty()
	}

	/// Waits until one job ends.
	pub(crate) async fn one_ends(&mut self) {
		let (id, ending) = match self.running.join_next_with_id().await {
			Some(Ok((id, ending))) => (id, ending),
			Some(Err(broken)) => {
				tracing::error!(%broken, "a job broke off");
				(broken.id(), Ending::Later)
			}
			None => return,
		};
		let duty = self.duties.remove(&id);
		if let (Some(duty), Ending::Done { block }) = (duty, ending) {
			self.done.insert(duty, block);
		}
	}

	/// Forgets what the state of this block shows to be done.
	pub(crate) fn forget_done(&mut self, shown_by: BlockNumber) {
		self.done.retain(|_, block| *block > shown_by);
	}
}

#[cfg(test)]
mod tests {
	use std::future::{pending, ready};

	use litentry_vocabulary::LinkId;

	use super::*;

	const DUTY: Duty = Duty::Link(LinkId(1));
	const OTHER: Duty = Duty::Link(LinkId(2));

	#[tokio::test]
	async fn a_duty_has_one_job_at_a_time() {
		let mut jobs = Jobs::new(5);
		jobs.start(DUTY, pending());
		assert!(!jobs.wants(DUTY));
		assert!(jobs.wants(OTHER));
	}

	#[tokio::test]
	async fn more_than_the_limit_waits() {
		let mut jobs = Jobs::new(1);
		jobs.start(DUTY, ready(Ending::Later));
		assert!(!jobs.wants(OTHER));
		jobs.one_ends().await;
		assert!(jobs.wants(OTHER));
	}

	#[tokio::test]
	async fn what_is_done_is_not_done_again_because_of_an_older_block() {
		let mut jobs = Jobs::new(5);
		jobs.start(DUTY, ready(Ending::Done { block: 7 }));
		jobs.one_ends().await;
		jobs.forget_done(6);
		assert!(!jobs.wants(DUTY));
		jobs.forget_done(7);
		assert!(jobs.wants(DUTY));
	}

	#[tokio::test]
	async fn a_job_that_panics_is_taken_up_again() {
		let mut jobs = Jobs::new(5);
		jobs.start(DUTY, async { panic!("on purpose") });
		jobs.one_ends().await;
		assert!(jobs.wants(DUTY) && jobs.is_empty());
	}
}
