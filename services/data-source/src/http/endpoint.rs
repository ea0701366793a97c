//! The address of a server, which often contains a secret.

use std::{fmt, str::FromStr};

use reqwest::Url;
use serde::Deserialize;

/// An HTTP address; its path, query and password are never printed, since providers put keys there.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct EndpointUrl(Url);

impl EndpointUrl {
	/// Whether the connection uses TLS.
	pub(super) fn is_encrypted(&self) -> bool {
		self.0.scheme() == "https"
	}

	/// The whole address, for the connection only.
	pub(super) fn reveal(&self) -> Url {
		self.0.clone()
	}

	/// The whole address of a place below this one, for the connection only.
	pub(super) fn reveal_below(&self, path: &[&str]) -> Url {
		let mut url = self.0.clone();
		// An address with a host always has a path.
		if let Ok(mut segments) = url.path_segments_mut() {
			segments.pop_if_empty().extend(path);
		}
		url
	}
}

impl fmt::Display for EndpointUrl {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{}://{}", self.0.scheme(), self.0.host_str().unwrap_or_default())?;
		self.0.port().map_or(Ok(()), |port| write!(f, ":{port}"))
	}
}

impl fmt::Debug for EndpointUrl {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

/// The text is not the address of an HTTP server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an address that starts with http:// or https://")]
pub struct InvalidEndpoint;

impl FromStr for EndpointUrl {
	type Err = InvalidEndpoint;

	fn from_str(text: &str) -> Result<Self, InvalidEndpoint> {
		let url = Url::parse(text).map_err(|_| InvalidEndpoint)?;
		match (url.scheme(), url.has_host()) {
			("http" | "https", true) => Ok(Self(url)),
			_ => Err(InvalidEndpoint),
		}
	}
}

impl TryFrom<String> for EndpointUrl {
	type Error = InvalidEndpoint;

	fn try_from(text: String) -> Result<Self, InvalidEndpoint> {
		text.parse()
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn keys_in_an_address_are_not_printed() {
		let url = "https://me:secret@rpc.example:8443/v3/secret?key=secret";
		let endpoint: EndpointUrl = url.parse().unwrap();
		assert_eq!(
			format!("{endpoint} {endpoint:?}").matches("https://rpc.example:8443").count(),
			2
		);
		assert!(!format!("{endpoint} {endpoint:?}").contains("secret"));
	}

	#[test]
	fn a_place_below_keeps_the_path_and_the_key() {
		for base in ["https://rpc.example/api?key=1", "https://rpc.example/api/?key=1"] {
			let endpoint: EndpointUrl = base.parse().unwrap();
			let place = endpoint.reveal_below(&["address", "a/b", "txs"]);
			assert_eq!(place.as_str(), "https://rpc.example/api/address/a%2Fb/txs?key=1");
		}
	}

	#[test]
	fn only_http_addresses_are_accepted() {
		for text in ["", "rpc.example", "ftp://rpc.example", "file:///etc/passwd"] {
			assert_eq!(text.parse::<EndpointUrl>(), Err(InvalidEndpoint));
		}
	}
}
