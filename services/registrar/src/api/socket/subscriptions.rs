//! The requests that a connection follows.

use std::collections::BTreeMap;

use crate::{api::wire::Request, request::RequestKey};

/// What was shown of each request that is followed.
#[derive(Debug, Default)]
pub(super) struct Subscriptions(BTreeMap<RequestKey, Option<Request>>);

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

	/// Follows a request of which this was shown.
	pub(super) fn follow(&mut self, key: RequestKey, shown: Option<Request>) {
		self.0.insert(key, shown);
	}

	pub(super) fn leave(&mut self, key: &RequestKey) -> bool {
		self.0.remove(key).is_some()
	}

	/// Whether this has not been shown yet; now it counts as shown.
	pub(super) fn is_news(&mut self, key: &RequestKey, request: &Option<Request>) -> bool {
		let Some(shown) = self.0.get_mut(key).filter(|shown| *shown != request) else {
			return false;
		};
		shown.clone_from(request);
		true
	}
}
