//! Where the pages are served.

use std::{fmt, str::FromStr};

use reqwest::Url;

/// The scheme, host and port of the registrar's own pages, such as `https://registrar.example.org`.
///
/// Without encryption only on the machine itself: whoever reads along could take over sessions.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Origin(String);

/// The text is no origin on which pages can be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidOrigin {
	/// It is something else.
	#[error("expected an origin such as https://registrar.example.org, without a path")]
	Malformed,
	/// It would be served without encryption.
	#[error("only localhost may be served without https")]
	NotEncrypted,
}

impl Origin {
	/// Whether the pages are encrypted on their way.
	pub fn is_https(&self) -> bool {
		self.0.starts_with("https:")
	}

	/// Its text, without a slash at the end.
	pub fn as_str(&self) -> &str {
		&self.0
	}
}

impl fmt::Display for Origin {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(&self.0)
	}
}

impl FromStr for Origin {
	type Err = InvalidOrigin;

	fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
		let url: Url = text.parse().map_err(|_| InvalidOrigin::Malformed)?;
		let origin = url.origin().ascii_serialization();
		let is_plain = text.trim_end_matches('/').eq_ignore_ascii_case(&origin);
		match url.scheme() {
			"https" if is_plain => Ok(Self(origin)),
			"http" if is_plain && is_here(&url) => Ok(Self(origin)),
			"http" if is_plain => Err(InvalidOrigin::NotEncrypted),
			_ => Err(InvalidOrigin::Malformed),
		}
	}
}

impl TryFrom<String> for Origin {
	type Error = InvalidOrigin;

	fn try_from(text: String) -> Result<Self, InvalidOrigin> {
		text.parse()
	}
}

fn is_here(url: &Url) -> bool {
	matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_origin_is_a_scheme_a_host_and_a_port() {
		let read = |text: &str| text.parse().map(|it: Origin| it.0);
		assert_eq!(read("https://Example.org/"), Ok("https://example.org".into()));
		assert_eq!(read("http://localhost:8080"), Ok("http://localhost:8080".into()));
		assert_eq!(read("http://[::1]:8080"), Ok("http://[::1]:8080".into()));
		assert_eq!(read("http://example.org"), Err(InvalidOrigin::NotEncrypted));
		for text in ["", "example.org", "https://example.org/x", "https://a@b.c", "ftp://b.c"] {
			assert_eq!(read(text), Err(InvalidOrigin::Malformed), "{text}");
		}
	}
}
