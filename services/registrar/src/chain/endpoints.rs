//! Which endpoint is asked next.

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
	/// All are refused for good.
	Nobody,
}

/// The endpoints of a chain, in the order in which they are asked.
#[derive(Debug)]
pub(super) struct Endpoints {
	refused: Vec<bool>,
	next: usize,
	/// How many were tried since one was last good.
	tried: usize,
}

impl Endpoints {
	pub(super) fn new(count: usize) -> Self {
		Self { refused: vec![false; count], next: 0, tried: 0 }
	}

	/// How many are not refused.
	pub(super) fn usable(&self) -> usize {
		self.refused.iter().filter(|is_refused| !**is_refused).count()
	}

	/// One of them did what it should.
	pub(super) fn good(&mut self) {
		self.tried = 0;
	}

	/// Never asks this one again.
	pub(super) fn refuse(&mut self, EndpointId(index): EndpointId) {
		if let Some(is_refused) = self.refused.get_mut(index) {
			*is_refused = true;
		}
	}

	/// Goes on to the next one.
	pub(super) fn go_on(&mut self) -> Next {
		let count = self.refused.len();
		let mut order = (self.next..count).chain(0..self.next);
		let Some(index) = order.find(|index| self.refused.get(*index) == Some(&false)) else {
			return Next::Nobody;
		};
		let has_tried_all = self.tried >= self.usable();
		self.tried = if has_tried_all { 1 } else { self.tried.saturating_add(1) };
		self.next = index.saturating_add(1);
		let endpoint = EndpointId(index);
		if has_tried_all { Next::Wait(endpoint) } else { Next::Try(endpoint) }
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const fn ask(index: usize) -> Next {
		Next::Try(EndpointId(index))
	}

	#[test]
	fn all_are_asked_before_any_is_asked_again() {
		let mut endpoints = Endpoints::new(2);
		let asked = [(); 5].map(|()| endpoints.go_on());
		let wait = Next::Wait(EndpointId(0));
		assert_eq!(asked, [ask(0), ask(1), wait, ask(1), wait]);
	}

	#[test]
	fn after_a_good_one_the_next_is_asked_at_once() {
		let mut endpoints = Endpoints::new(2);
		endpoints.go_on();
		endpoints.go_on();
		endpoints.good();
		assert_eq!(endpoints.go_on(), ask(0));
	}

	#[test]
	fn a_refused_one_is_never_asked_again() {
		let mut endpoints = Endpoints::new(2);
		endpoints.refuse(EndpointId(0));
		assert_eq!(endpoints.go_on(), ask(1));
		assert_eq!(endpoints.go_on(), Next::Wait(EndpointId(1)));
		endpoints.refuse(EndpointId(1));
		assert_eq!(endpoints.go_on(), Next::Nobody);
		assert_eq!(Endpoints::new(0).go_on(), Next::Nobody);
	}
}
