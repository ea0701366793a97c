//! Looks at the requests that a connection follows: one at a time, in the order in which they were asked
//! for. So what was seen earlier is never told later, and one connection never reads much at once.

use std::collections::VecDeque;

use super::message::{Id, Shown};
use crate::{
	api::{Caller, Problem},
	request::RequestKey,
};

/// Why a request is looked at.
#[derive(Debug)]
pub(super) enum Reason {
	/// It is to be followed: that was asked with this, by whoever it was then.
	Subscribed(Id, Caller),
	/// It may have changed.
	Changed,
}

/// A look at a request.
#[derive(Debug)]
pub(super) struct Look {
	pub(super) key: RequestKey,
	pub(super) reason: Reason,
}

/// What came of a look.
#[derive(Debug)]
pub(super) struct Looked {
	pub(super) look: Look,
	pub(super) seen: Result<Shown, Problem>,
}

impl Look {
	const fn is_asked_for(&self) -> bool {
		matches!(self.reason, Reason::Subscribed(..))
	}
}

/// The looks that have not begun.
#[derive(Debug, Default)]
pub(super) struct Looks(VecDeque<Look>);

impl Looks {
	/// One more, for a question.
	pub(super) fn ask(&mut self, key: RequestKey, id: Id, caller: Caller) {
		self.0.push_back(Look { key, reason: Reason::Subscribed(id, caller) });
	}

	/// One more because of a change, unless such a look is waited for already.
	pub(super) fn notice(&mut self, key: RequestKey) {
		if !self.0.iter().any(|look| look.key == key && !look.is_asked_for()) {
			self.0.push_back(Look { key, reason: Reason::Changed });
		}
	}

	/// The next that is to begin.
	pub(super) fn next(&mut self) -> Option<Look> {
		self.0.pop_front()
	}

	/// How many questions wait for one.
	pub(super) fn questions(&self) -> usize {
		self.0.iter().filter(|look| look.is_asked_for()).count()
	}

	/// Whether somebody waits to follow this request.
	pub(super) fn is_asked_for(&self, key: &RequestKey) -> bool {
		self.0.iter().any(|look| look.key == *key && look.is_asked_for())
	}
}
