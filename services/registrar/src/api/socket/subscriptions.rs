//! The requests that a connection follows.

use std::collections::BTreeMap;

use super::message::Shown;
use crate::request::RequestKey;

/// What was shown of each request that is followed; nothing while its first look is waited for.
#[derive(Debug, Default)]
pub(super) struct Subscriptions(BTreeMap<RequestKey, Option<Shown>>);

impl Subscriptions {
	pub(super) fn len(&self) -> usize {
		self.0.len()
	}

	pub(super) fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	pub(super) fn contains(&self, key: &RequestKey) -> bool {
		self.0.contains_key(key)
	}

	pub(super) fn keys(&self) -> Vec<RequestKey> {
		self.0.keys().copied().collect()
	}

	/// Follows a request.
	pub(super) fn follow(&mut self, key: RequestKey) {
		self.0.entry(key).or_default();
	}

	pub(super) fn leave(&mut self, key: &RequestKey) -> bool {
		self.0.remove(key).is_some()
	}

	/// Leaves a request of which nothing was ever shown.
	pub(super) fn give_up(&mut self, key: &RequestKey) {
		if self.0.get(key).is_some_and(Option::is_none) {
			self.0.remove(key);
		}
	}

	/// Whether this is followed and has not been shown yet; now it counts as shown.
	pub(super) fn is_news(&mut self, key: &RequestKey, now: &Shown) -> bool {
		let Some(shown) = self.0.get_mut(key).filter(|shown| shown.as_ref() != Some(now)) else {
			return false;
		};
		*shown = Some(now.clone());
		true
	}
}
