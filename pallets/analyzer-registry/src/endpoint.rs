//! Where an analyzer answers tasks: a base URL.

use polkadot_sdk::{frame_support::BoundedVec, sp_runtime::traits::ConstU32};

/// The most bytes of an [`Endpoint`].
pub const MAX_ENDPOINT_LENGTH: u32 = 256;

/// An `http(s)` base URL; [`check_endpoint`] says which bytes are one.
pub type Endpoint = BoundedVec<u8, ConstU32<MAX_ENDPOINT_LENGTH>>;

/// Why bytes are not an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidEndpoint {
	/// Neither `http://` nor `https://` starts it.
	#[error("an endpoint starts with http:// or https://")]
	NotHttp,
	/// A character that a host, a port or a path cannot have; user names, queries and fragments
	/// are refused with it.
	#[error("an endpoint has a host, a port and a path only")]
	ForbiddenCharacter,
	/// Nothing stands where the host belongs.
	#[error("an endpoint names a host")]
	NoHost,
}

/// Whether the bytes are an `http(s)` URL of host, port and path: what workers can append a path
/// to. Nothing is resolved or contacted.
pub fn check_endpoint(endpoint: &[u8]) -> Result<(), InvalidEndpoint> {
	let rest = endpoint
		.strip_prefix(b"http://")
		.or_else(|| endpoint.strip_prefix(b"https://"))
		.ok_or(InvalidEndpoint::NotHttp)?;
	if !rest.iter().all(|byte| is_allowed(*byte)) {
		return Err(InvalidEndpoint::ForbiddenCharacter);
	}
	match rest.first() {
		None | Some(b'/' | b':') => Err(InvalidEndpoint::NoHost),
		Some(_) => Ok(()),
	}
}

/// The characters of RFC 3986 that hosts, ports and paths need.
const fn is_allowed(byte: u8) -> bool {
	byte.is_ascii_alphanumeric()
		|| matches!(byte, b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'[' | b']' | b'%')
}

#[cfg(test)]
mod tests {
	use super::{InvalidEndpoint, check_endpoint};

	#[test]
	fn host_port_and_path_are_an_endpoint() {
		for endpoint in [
			"http://127.0.0.1:9100",
			"http://[::1]:9100/",
			"https://analyzer.example",
			"https://xn--bcher-kva.example/a/%20b",
		] {
			assert_eq!(check_endpoint(endpoint.as_bytes()), Ok(()), "{endpoint}");
		}
	}

	#[test]
	fn another_scheme_is_refused() {
		for endpoint in ["", "http:/x", "ftp://a.example", "HTTP://a.example", " http://a.example"]
		{
			assert_eq!(
				check_endpoint(endpoint.as_bytes()),
				Err(InvalidEndpoint::NotHttp),
				"{endpoint}"
			);
		}
	}

	#[test]
	fn a_missing_host_is_refused() {
		for endpoint in ["http://", "https://", "http:///task", "http://:80"] {
			assert_eq!(
				check_endpoint(endpoint.as_bytes()),
				Err(InvalidEndpoint::NoHost),
				"{endpoint}"
			);
		}
	}

	#[test]
	fn user_names_queries_fragments_and_spaces_are_refused() {
		for endpoint in [
			"http://user@a.example",
			"http://a.example?q",
			"http://a.example#f",
			"http://a .example",
			"http://a.example\n",
			"http://b\u{fc}cher.example",
		] {
			assert_eq!(
				check_endpoint(endpoint.as_bytes()),
				Err(InvalidEndpoint::ForbiddenCharacter),
				"{endpoint}"
			);
		}
	}
}
