//! What is being done at the moment.

use std::{
	collections::{HashMap, HashSet},
	sync::Arc,
};

use litentry_vocabulary::BlockNumber;
use tokio::task::{Id, JoinSet};

use crate::{
	Duty,
	schedule::{Load, allot},
};

/// What a job came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
	/// Nothing is left to do about its duty once this block is known to be final.
	Done { block: BlockNumber },
	/// It is to be taken up again at a later block, if there is still something to do.
	Later,
}

/// The room of one job. What drops it goes on, but is in nobody's way any more.
#[derive(Debug)]
pub(crate) struct Slot {
	_list: Arc<()>,
}

/// What a job is about, and the block at which it began.
#[derive(Clone, Copy, Debug)]
struct Running {
	duty: Duty,
	since: BlockNumber,
}

/// The lists of open things: of links, exports and computing requests.
const LISTS: usize = 3;

/// The jobs that run, one per duty. Dropping it ends them all.
#[derive(Debug)]
pub(crate) struct Jobs {
	limit: usize,
	running: JoinSet<Ending>,
	duties: HashMap<Id, Running>,
	/// What is done, and from which block on the chain's state shows it.
	done: HashMap<Duty, BlockNumber>,
	/// At which block what is still open was begun last.
	begun: HashMap<Duty, BlockNumber>,
	/// As many references to each as its list has slots, and this one.
	slots: [Arc<()>; LISTS],
}

impl Jobs {
	/// At most `limit` slots at once.
	pub(crate) fn new(limit: usize) -> Self {
		let (running, duties) = (JoinSet::new(), HashMap::new());
		let (done, begun, slots) = (HashMap::new(), HashMap::new(), Default::default());
		Self { limit, running, duties, done, begun, slots }
	}

	/// Whether a job for this duty is to be started: none runs, and none is done and not yet visible.
	pub(crate) fn wants(&self, duty: Duty) -> bool {
		!self.done.contains_key(&duty) && !self.duties.values().any(|running| running.duty == duty)
	}

	/// Of what is open at a block, that for which there is a slot: from each list its share, what was
	/// never begun before what was, and otherwise in its order.
	pub(crate) fn admit<T>(
		&mut self,
		now: BlockNumber,
		lists: [Vec<(Duty, T)>; LISTS],
	) -> Vec<(Duty, T, Slot)> {
		let open: HashSet<Duty> = lists.iter().flatten().map(|(duty, _)| *duty).collect();
		self.begun.retain(|duty, _| open.contains(duty));
		let lists = lists.map(|list| self.wanted(list));
		let shares = self.shares(now, &lists);
		let mut admitted = Vec::new();
		for ((list, share), slots) in lists.into_iter().zip(shares).zip(&self.slots) {
			let slot = || Slot { _list: slots.clone() };
			admitted.extend(list.into_iter().take(share).map(|(duty, it)| (duty, it, slot())));
		}
		self.begun.extend(admitted.iter().map(|(duty, ..)| (*duty, now)));
		admitted
	}

	fn wanted<T>(&self, mut list: Vec<(Duty, T)>) -> Vec<(Duty, T)> {
		list.retain(|(duty, _)| self.wants(*duty));
		list.sort_by_key(|(duty, _)| self.begun.get(duty).copied());
		list
	}

	fn shares<T>(&self, now: BlockNumber, lists: &[Vec<T>; LISTS]) -> [usize; LISTS] {
		let mut waiting = lists.iter().map(Vec::len);
		let loads = self.slots.each_ref().map(|slots| Load {
			busy: Arc::strong_count(slots) - 1,
			waiting: waiting.next().unwrap_or_default(),
		});
		allot(self.limit, now as usize % LISTS, loads)
	}

	/// Starts a job at a block.
	pub(crate) fn start(
		&mut self,
		duty: Duty,
		since: BlockNumber,
		job: impl Future<Output = Ending> + Send + 'static,
	) {
		let handle = self.running.spawn(job);
		self.duties.insert(handle.id(), Running { duty, since });
	}

	/// The oldest block at which a job that still runs began.
	pub(crate) fn oldest(&self) -> Option<BlockNumber> {
		self.duties.values().map(|running| running.since).min()
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
		let running = self.duties.remove(&id);
		if let (Some(Running { duty, .. }), Ending::Done { block }) = (running, ending) {
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

	use litentry_vocabulary::{LinkId, RequestId};

	use super::*;

	const DUTY: Duty = Duty::Link(LinkId(1));
	const OTHER: Duty = Duty::Link(LinkId(2));

	#[tokio::test]
	async fn a_duty_has_one_job_at_a_time() {
		let mut jobs = Jobs::new(5);
		jobs.start(DUTY, 1, pending());
		assert!(!jobs.wants(DUTY));
		assert!(jobs.wants(OTHER));
	}

	fn links(ids: impl IntoIterator<Item = u64>) -> Vec<(Duty, ())> {
		ids.into_iter().map(|id| (Duty::Link(LinkId(id)), ())).collect()
	}

	fn requests(count: u64) -> Vec<(Duty, ())> {
		(0..count).map(|id| (Duty::Request(RequestId(id)), ())).collect()
	}

	fn duties(admitted: &[(Duty, (), Slot)]) -> Vec<Duty> {
		admitted.iter().map(|(duty, ..)| *duty).collect()
	}

	#[test]
	fn more_than_the_limit_waits_for_a_slot() {
		let mut jobs = Jobs::new(1);
		let mut admit = || jobs.admit(1, [links([1, 2]), vec![], vec![]]);
		let first = admit();
		assert_eq!(duties(&first), [DUTY]);
		assert!(admit().is_empty());
		drop(first);
		assert_eq!(duties(&admit()), [OTHER]);
	}

	#[test]
	fn no_list_takes_the_slots_of_another() {
		let mut jobs = Jobs::new(8);
		let busy = jobs.admit(1, [links(0..100), vec![], vec![]]);
		assert_eq!(busy.len(), 6);
		let more = jobs.admit(2, [links(0..100), vec![], requests(1)]);
		assert_eq!(duties(&more), [Duty::Request(RequestId(0))]);
	}

	#[test]
	fn what_comes_to_nothing_is_not_in_the_way_of_what_was_never_begun() {
		let mut jobs = Jobs::new(1);
		let mut at = |now| duties(&jobs.admit(now, [links([1, 2, 3]), vec![], vec![]]));
		let turns = [1, 2, 3, 4].map(&mut at).concat();
		assert_eq!(turns, [1, 2, 3, 1].map(|id| Duty::Link(LinkId(id))));
	}

	#[tokio::test]
	async fn the_oldest_job_is_known_while_it_runs() {
		let mut jobs = Jobs::new(5);
		jobs.start(OTHER, 9, pending());
		jobs.start(DUTY, 4, ready(Ending::Later));
		assert_eq!(jobs.oldest(), Some(4));
		jobs.one_ends().await;
		assert_eq!(jobs.oldest(), Some(9));
	}

	#[tokio::test]
	async fn what_is_done_is_not_done_again_because_of_an_older_block() {
		let mut jobs = Jobs::new(5);
		jobs.start(DUTY, 1, ready(Ending::Done { block: 7 }));
		jobs.one_ends().await;
		jobs.forget_done(6);
		assert!(!jobs.wants(DUTY));
		jobs.forget_done(7);
		assert!(jobs.wants(DUTY));
	}

	#[tokio::test]
	async fn a_job_that_panics_is_taken_up_again() {
		let mut jobs = Jobs::new(5);
		jobs.start(DUTY, 1, async { panic!("on purpose") });
		jobs.one_ends().await;
		assert!(jobs.wants(DUTY) && jobs.is_empty());
	}
}
