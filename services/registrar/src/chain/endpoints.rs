//! Which endpoint is asked next.

use tokio::time::Instant;

/// An endpoint, by its place in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct EndpointId(pub(super) usize);

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
	/// Ask this one.
	Try(EndpointId),
	/// Wait, for all have failed since one was last good; then ask this one.
	Wait(EndpointId),
	/// All are refused; the first of them until then, if there are any.
	Nobody(Option<Instant>),
}

/// The endpoints of a chain, in the order in which they are asked.
#[derive(Debug)]
pub(super) struct Endpoints {
	/// Until when each is refused.
	refused: Vec<Option<Instant>>,
	next: usize,
	/// How many were tried since one was last good.
	tried: usize,
}

impl Endpoints {
	pub(super) fn new(count: usize) -> Self {
		Self { refused: vec![None; count], next: 0, tried: 0 }
	}

	/// How many are not refused.
	pub(super) fn usable(&self, now: Instant) -> usize {
		self.refused.iter().filter(|until| is_usable(**until, now)).count()
	}

	/// One of them did what it should.
	pub(super) fn good(&mut self) {
		self.tried = 0;
	}

	/// Does not ask this one before then.
	pub(super) fn refuse(&mut self, EndpointId(index): EndpointId, until: Instant) {
		if let Some(refused) = self.refused.get_mut(index) {
			*refused = Some(until);
		}
	}

	/// Goes on to the next one.
	pub(super) fn go_on(&mut self, now: Instant) -> Next {
		let count = self.refused.len();
		let mut order = (self.next..count).chain(0..self.next);
		let is_usable =
			|index: &usize| self.refused.get(*index).is_some_and(|it| is_usable(*it, now));
		let Some(index) = order.find(is_usable) else {
			return Next::Nobody(self.refused.iter().copied().flatten().min());
		};
		let has_tried_all = self.tried >= self.usable(now);
		self.tried = if has_tried_all { 1 } else { self.tried.saturating_add(1) };
		self.next = index.saturating_add(1);
		let endpoint = EndpointId(index);
		if has_tried_all { Next::Wait(endpoint) } else { Next::Try(endpoint) }
	}
}

fn is_usable(refused: Option<Instant>, now: Instant) -> bool {
	refused.is_none_or(|until| now >= until)
}

#[cfg(test)]
mod tests {
	use std::time::Duration;

	use super::*;

	const fn ask(index: usize) -> Next {
		Next::Try(EndpointId(index))
	}

	#[test]
	fn all_are_asked_before_any_is_asked_again() {
		let mut endpoints = Endpoints::new(2);
		let asked = [(); 5].map(|()| endpoints.go_on(Instant::now()));
		let wait = Next::Wait(EndpointId(0));
		assert_eq!(asked, [ask(0), ask(1), wait, ask(1), wait]);
	}

	#[test]
	fn after_a_good_one_the_next_is_asked_at_once() {
		let mut endpoints = Endpoints::new(2);
		let now = Instant::now();
		endpoints.go_on(now);
		endpoints.go_on(now);
		endpoints.good();
		assert_eq!(endpoints.go_on(now), ask(0));
	}

	#[test]
	fn a_refused_one_is_asked_again_only_after_a_while() {
		let (mut endpoints, now) = (Endpoints::new(2), Instant::now());
		let (sooner, later) = (now + Duration::from_secs(1), now + Duration::from_secs(2));
		endpoints.refuse(EndpointId(0), sooner);
		assert_eq!(endpoints.go_on(now), ask(1));
		assert_eq!(endpoints.go_on(now), Next::Wait(EndpointId(1)));
		endpoints.refuse(EndpointId(1), later);
		assert_eq!(endpoints.go_on(now), Next::Nobody(Some(sooner)));
		assert_eq!(endpoints.usable(sooner), 1);
		assert_eq!(endpoints.go_on(sooner), Next::Wait(EndpointId(0)));
		assert_eq!(endpoints.go_on(later), ask(1));
		assert_eq!(Endpoints::new(0).go_on(now), Next::Nobody(None));
	}
}
