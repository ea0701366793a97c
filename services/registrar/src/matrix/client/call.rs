//! One call of the client-server API.

use std::time::Duration;

use reqwest::{Method, RequestBuilder, Url};
use serde_json::Value;

use crate::matrix::client::Failure;

/// How long an answer may take that is not waited for on purpose.
const TIME: Duration = Duration::from_secs(30);

/// What a home server is to do.
#[derive(Clone, Debug)]
pub(in crate::matrix) struct Call {
	method: Method,
	path: Vec<String>,
	query: Vec<(&'static str, String)>,
	body: Option<Value>,
	time: Duration,
	is_repeatable: bool,
}

impl Call {
	fn new(method: Method, path: &[&str]) -> Self {
		let path = path.iter().copied().map(str::to_owned).collect();
		let is_repeatable = method != Method::POST;
		Self { method, path, query: Vec::new(), body: None, time: TIME, is_repeatable }
	}

	/// Asks for something, by the parts of its path after `/_matrix/client/v3`.
	pub(in crate::matrix) fn get(path: &[&str]) -> Self {
		Self::new(Method::GET, path)
	}

	/// Puts something in a place: a second time changes nothing.
	pub(in crate::matrix) fn put(path: &[&str], body: Value) -> Self {
		Self { body: Some(body), ..Self::new(Method::PUT, path) }
	}

	/// Has something done each time.
	pub(in crate::matrix) fn post(path: &[&str], body: Value) -> Self {
		Self { body: Some(body), ..Self::new(Method::POST, path) }
	}

	/// Has something done that is not done again when it is done.
	pub(in crate::matrix) fn post_again(path: &[&str], body: Value) -> Self {
		Self { is_repeatable: true, ..Self::post(path, body) }
	}

	/// With a parameter.
	pub(in crate::matrix) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
		self.query.push((name, value.into()));
		self
	}

	/// Lets the home server wait so long before it answers.
	pub(in crate::matrix) fn waiting(self, time: Duration) -> Self {
		let milliseconds = time.as_millis().to_string();
		Self { time: TIME.saturating_add(time), ..self }.with("timeout", milliseconds)
	}

	/// Whether it may be done twice.
	pub(super) const fn is_repeatable(&self) -> bool {
		self.is_repeatable
	}

	pub(super) fn request(
		&self,
		http: &reqwest::Client,
		base: &Url,
	) -> Result<RequestBuilder, Failure> {
		let mut url = base.clone();
		url.path_segments_mut()
			.map_err(|()| Failure::Unsent)?
			.pop_if_empty()
			.extend(["_matrix", "client", "v3"])
			.extend(&self.path);
		let request = http.request(self.method.clone(), url).timeout(self.time).query(&self.query);
		Ok(match &self.body {
			Some(body) => request.json(body),
			None => request,
		})
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn what_is_named_in_a_path_cannot_leave_its_place() {
		let call = Call::get(&["rooms", "!a/../b?c#d:example.org", "members"]).with("at", "x&y=z");
		let base = Url::parse("https://example.org/matrix/").unwrap();
		let url = call
			.request(&reqwest::Client::new(), &base)
			.unwrap()
			.build()
			.unwrap()
			.url()
			.to_string();
		let path = "rooms/!a%2F..%2Fb%3Fc%23d:example.org/members?at=x%26y%3Dz";
		assert_eq!(url, format!("https://example.org/matrix/_matrix/client/v3/{path}"));
	}
}
