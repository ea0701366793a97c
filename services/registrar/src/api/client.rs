//! From where somebody comes.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::{
	extract::ConnectInfo,
	http::{Extensions, HeaderMap, HeaderName},
};

/// From where a request comes, as far as limits tell people apart: the last address in the header of
/// the proxy, which that wrote itself; without a proxy, the address that connected. Whoever has one
/// address of IPv6 has 2^64 of them.
pub(super) fn client(
	headers: &HeaderMap,
	extensions: &Extensions,
	header: Option<&HeaderName>,
) -> String {
	let address = match header {
		Some(header) => last_address(headers, header),
		None => extensions.get().map(|ConnectInfo(peer): &ConnectInfo<SocketAddr>| peer.ip()),
	};
	address.map_or_else(|| "unknown".to_owned(), |address| network(address).to_string())
}

fn last_address(headers: &HeaderMap, header: &HeaderName) -> Option<IpAddr> {
	let value = headers.get_all(header).iter().next_back()?.to_str().ok()?;
	let last = value.rsplit(',').next()?.trim();
	last.parse().ok().or_else(|| last.parse().ok().map(|address: SocketAddr| address.ip()))
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
