//! How far a request has come, and when.

use litentry_network_benches::Moment;

/// What happens to a request, in this order.
///
/// The first two and the last are seen by who asks; the others are steps in the worker's log. A worker
/// opens a request once its committees are drawn, which a later block than the request's own does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
	Submitted,
	Requested,
	Opened,
	Planned,
	Asked,
	Decided,
	Scored,
	Certified,
	Answered,
}

impl Stage {
	/// All of them.
	pub(crate) const ALL: [Self; 9] = [
		Self::Submitted,
		Self::Requested,
		Self::Opened,
		Self::Planned,
		Self::Asked,
		Self::Decided,
		Self::Scored,
		Self::Certified,
		Self::Answered,
	];

	/// What people call it; a step of the worker is called as in its log.
	pub(crate) const fn name(self) -> &'static str {
		match self {
			Self::Submitted => "submitted",
			Self::Requested => "in a finalized block",
			Self::Opened => "opened",
			Self::Planned => "planned",
			Self::Asked => "asked",
			Self::Decided => "decided",
			Self::Scored => "scored",
			Self::Certified => "certified",
			Self::Answered => "outcome in a finalized block",
		}
	}

	/// The stage that the worker logs as this step.
	pub(crate) fn of_step(step: &str) -> Option<Self> {
		Self::ALL[2..8].iter().copied().find(|stage| stage.name() == step)
	}
}

/// When a request came to each stage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Timeline([Option<Moment>; Stage::ALL.len()]);

impl Timeline {
	/// Notes a stage; only the first time counts.
	pub(crate) fn note(&mut self, stage: Stage, moment: Moment) {
		self.0[stage as usize].get_or_insert(moment);
	}

	/// The seconds from one stage to another.
	pub(crate) fn between(&self, from: Stage, to: Stage) -> Option<f64> {
		Some(self.at(to)?.since(self.at(from)?))
	}

	/// When it came to a stage.
	pub(crate) const fn at(&self, stage: Stage) -> Option<Moment> {
		self.0[stage as usize]
	}
}
