//! From where somebody comes.

use std::{
	convert::Infallible,
	fmt,
	net::{IpAddr, Ipv6Addr, SocketAddr},
};

use axum::{
	extract::{ConnectInfo, FromRequestParts},
	http::{Extensions, HeaderMap, HeaderName, request::Parts},
};

use super::WebState;

/// Whoever is at a network address, as far as limits tell people apart: whoever has one address of the
/// sixth version of the protocol has 2^64 of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Guest(Option<IpAddr>);

impl Guest {
	/// Who sent a request: the last address in the header of the proxy, which that wrote itself; without
	/// one, whoever connected.
	pub fn of(headers: &HeaderMap, extensions: &Extensions, header: Option<&HeaderName>) -> Self {
		let address = match header {
			Some(header) => last_address(headers, header),
			None => extensions.get().map(|ConnectInfo(peer): &ConnectInfo<SocketAddr>| peer.ip()),
		};
		Self(address.map(network))
	}
}

impl fmt::Display for Guest {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self.0 {
			Some(address) => address.fmt(f),
			None => f.pad("unknown"),
		}
	}
}

impl FromRequestParts<WebState> for Guest {
	type Rejection = Infallible;

	async fn from_request_parts(parts: &mut Parts, web: &WebState) -> Result<Self, Infallible> {
		Ok(Self::of(&parts.headers, &parts.extensions, web.client_header.as_ref()))
	}
}

fn last_address(headers: &HeaderMap, header: &HeaderName) -> Option<IpAddr> {
	let value = headers.get_all(header).iter().next_back()?.to_str().ok()?;
	let last = value.rsplit(',').next()?.trim();
	last.parse().ok().or_else(|| last.parse().ok().map(|it: SocketAddr| it.ip()))
}

fn network(address: IpAddr) -> IpAddr {
	match address.to_canonical() {
		IpAddr::V4(address) => address.into(),
		IpAddr::V6(address) => {
			let [a, b, c, d, ..] = address.segments();
			Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	const HEADER: HeaderName = HeaderName::from_static("x-forwarded-for");

	fn guest(value: &str, header: Option<&HeaderName>) -> String {
		let headers = HeaderMap::from_iter([(HEADER, value.parse().unwrap())]);
		let mut extensions = Extensions::new();
		extensions.insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 7))));
		Guest::of(&headers, &extensions, header).to_string()
	}

	#[test]
	fn a_proxy_is_believed_what_it_wrote_itself() {
		let behind = |value| guest(value, Some(&HEADER));
		assert_eq!(behind("203.0.113.9, 198.51.100.7"), "198.51.100.7");
		assert_eq!(behind("198.51.100.7:4711"), "198.51.100.7");
		assert_eq!(behind("::ffff:198.51.100.7"), "198.51.100.7");
		assert_eq!(behind("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
		assert_eq!(behind("anybody"), "unknown");
	}

	#[test]
	fn a_header_that_no_proxy_sets_is_not_looked_at() {
		assert_eq!(guest("203.0.113.9", None), "192.0.2.1");
	}
}
