//! Asking the committees, for as long as it is worth it.

use std::time::Duration;

use futures::{
	future::join_all,
	stream::{FuturesUnordered, StreamExt},
};
use litentry_observation::{CommitteeSize, Decision, Observation, SignedTask, TaskHash};
use litentry_vocabulary::{GenesisHash, KeyEpoch};
use tokio::time::{Instant, sleep, timeout_at};

use crate::{AnalyzerContact, AskFailed, Inquiry, findings::decide_one};

/// Whoever carries tasks to analyzers and their answers back.
pub trait Analyzers: Send + Sync + 'static {
	/// Asks one analyzer once. What comes back is not verified yet.
	///
	/// The request that the task belongs to was sealed in `epoch`.
	fn ask(
		&self,
		analyzer: &AnalyzerContact,
		task: &SignedTask,
		epoch: KeyEpoch,
	) -> impl Future<Output = Result<Observation, AskFailed>> + Send;
}

/// How long committees are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
	/// When to go on without those who have not answered.
	pub deadline: Duration,
	/// How long to wait before an analyzer is asked again; it doubles each time.
	pub first_pause: Duration,
	/// The longest wait before an analyzer is asked again.
	pub longest_pause: Duration,
}

/// What is needed to put the tasks of one request to their committees.
pub(crate) struct Round<'a, A> {
	pub(crate) analyzers: &'a A,
	pub(crate) genesis: GenesisHash,
	pub(crate) epoch: KeyEpoch,
	pub(crate) size: CommitteeSize,
	pub(crate) patience: Patience,
}

/// An inquiry as it goes out.
#[derive(Clone, Debug)]
pub(crate) struct Outgoing {
	pub(crate) inquiry: Inquiry,
	pub(crate) signed: SignedTask,
	/// The members of the committee that can be reached.
	pub(crate) members: Vec<AnalyzerContact>,
}

impl<A: Analyzers> Round<'_, A> {
	/// The verified observations about each task: as soon as they decide it, and at the latest when
	/// patience ends.
	pub(crate) async fn collect(&self, outgoing: &[Outgoing]) -> Vec<Vec<Observation>> {
		let deadline = Instant::now() + self.patience.deadline;
		join_all(outgoing.iter().map(|outgoing| self.collect_one(outgoing, deadline))).await
	}

	async fn collect_one(&self, outgoing: &Outgoing, deadline: Instant) -> Vec<Observation> {
		let hash = outgoing.inquiry.task.hash(&self.genesis);
		let member = |analyzer| self.ask_patiently(analyzer, outgoing, hash);
		let mut answers: FuturesUnordered<_> = outgoing.members.iter().map(member).collect();
		let mut observations = Vec::new();
		while let Ok(Some(answer)) = timeout_at(deadline, answers.next()).await {
			observations.extend(answer);
			let decision = decide_one(self.size, &outgoing.inquiry, &observations);
			if decision != Decision::Undetermined {
				break;
			}
		}
		observations
	}

	/// One analyzer's verified observation, or `None` when it will not give one.
	async fn ask_patiently(
		&self,
		analyzer: &AnalyzerContact,
		outgoing: &Outgoing,
		hash: TaskHash,
	) -> Option<Observation> {
		let (order, member) = (outgoing.inquiry.task.question.order(), analyzer.account);
		let mut pause = self.patience.first_pause;
		loop {
			match self.analyzers.ask(analyzer, &outgoing.signed, self.epoch).await {
				Ok(observation) => return self.verified(analyzer, outgoing, hash, observation),
				Err(failure) if failure.is_temporary() => {
					tracing::debug!(%order, analyzer = %member, %failure, "no answer yet");
				}
				Err(failure) => {
					tracing::info!(%order, analyzer = %member, %failure, "an analyzer gives no answer");
					return None;
				}
			}
			sleep(pause).await;
			pause = (pause * 2).min(self.patience.longest_pause);
		}
	}

	fn verified(
		&self,
		analyzer: &AnalyzerContact,
		outgoing: &Outgoing,
		hash: TaskHash,
		observation: Observation,
	) -> Option<Observation> {
		let (order, member) = (outgoing.inquiry.task.question.order(), analyzer.account);
		match observation.verify(&self.genesis, &member, &hash, &analyzer.observation_key) {
			Ok(answer) if answer.value.kind() == outgoing.inquiry.kind => Some(observation),
			Ok(_) => {
				tracing::warn!(%order, analyzer = %member, "an answer of another type");
				None
			}
			Err(invalid) => {
				tracing::warn!(%order, analyzer = %member, %invalid, "an invalid observation");
				None
			}
		}
	}
}
