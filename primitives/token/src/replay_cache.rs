//! What was accepted a moment ago, so that it is not accepted again.

use litentry_vocabulary::Moment;

use crate::RedemptionId;

/// At most `N` redemptions, each until it could not be accepted any more, kept without allocating.
/// When it is full, nothing more is accepted, rather than anything twice.
#[derive(Clone, Debug)]
pub struct ReplayCache<const N: usize> {
	since: Moment,
	accepted: [Option<Accepted>; N],
}

#[derive(Clone, Copy, Debug)]
struct Accepted {
	redemption: RedemptionId,
	until: Moment,
}

impl<const N: usize> ReplayCache<N> {
	/// An empty one. What was signed before now may have been accepted by who forgot it, so it is not
	/// accepted: a verifier that starts again accepts nothing old.
	pub const fn new(now: Moment) -> Self {
		Self { since: now, accepted: [None; N] }
	}

	/// From when on it knows everything that was accepted.
	pub(crate) const fn since(&self) -> Moment {
		self.since
	}

	/// Whether a redemption was accepted, and can still be shown again.
	pub(crate) fn holds(&self, redemption: &RedemptionId) -> bool {
		self.accepted.iter().flatten().any(|accepted| accepted.redemption == *redemption)
	}

	/// The place for one more, or `None` when all are taken by what can still be shown again.
	pub(crate) fn place(&mut self, now: Moment) -> Option<Place<'_>> {
		let is_free = |place: &&mut Option<Accepted>| place.is_none_or(|old| old.until <= now);
		self.accepted.iter_mut().find(is_free).map(Place)
	}
}

/// A free place of a [`ReplayCache`].
pub(crate) struct Place<'a>(&'a mut Option<Accepted>);

impl Place<'_> {
	/// Keeps a redemption until the moment from which on it is refused for its age.
	pub(crate) fn keep(self, redemption: RedemptionId, until: Moment) {
		*self.0 = Some(Accepted { redemption, until });
	}
}
