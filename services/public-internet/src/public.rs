//! Which addresses are those of the public internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// IPv4 networks that are not part of the public internet: IANA's special-purpose registry (RFC
/// 6890), multicast, and the address at which the machines of one cloud find their host, although it
/// looks like everybody's.
const SPECIAL_V4: [([u8; 4], u32); 16] = [
	([0, 0, 0, 0], 8),
	([10, 0, 0, 0], 8),
	([100, 64, 0, 0], 10),
	([127, 0, 0, 0], 8),
	([168, 63, 129, 16], 32),
	([169, 254, 0, 0], 16),
	([172, 16, 0, 0], 12),
	([192, 0, 0, 0], 24),
	([192, 0, 2, 0], 24),
	([192, 88, 99, 0], 24),
	([192, 168, 0, 0], 16),
	([198, 18, 0, 0], 15),
	([198, 51, 100, 0], 24),
	([203, 0, 113, 0], 24),
	([224, 0, 0, 0], 4),
	([240, 0, 0, 0], 4),
];

/// Of IPv6 only this has been given to the public internet (RFC 4291).
const GLOBAL_V6: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// What is not public there: protocol assignments with Teredo, documentation, and 6to4, which leads
/// to IPv4 addresses of all kinds.
const SPECIAL_V6: [(Ipv6Addr, u32); 4] = [
	(Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
	(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
	(Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
	(Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Where networks without IPv4 of their own put the addresses of all others (RFC 6052).
const NAT64: (Ipv6Addr, u32) = (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);

/// Whether an address belongs to the public internet.
pub fn is_public(address: IpAddr) -> bool {
	match address.to_canonical() {
		IpAddr::V4(address) => is_public_v4(address),
		IpAddr::V6(address) if is_within_v6(address, NAT64) => {
			let [.., a, b, c, d] = address.octets();
			is_public_v4(Ipv4Addr::new(a, b, c, d))
		}
		IpAddr::V6(address) => {
			let is_within = |network| is_within_v6(address, network);
			is_within(GLOBAL_V6) && !SPECIAL_V6.into_iter().any(is_within)
		}
	}
}

fn is_public_v4(address: Ipv4Addr) -> bool {
	let is_within = |(network, bits): ([u8; 4], u32)| {
		(address.to_bits() ^ u32::from_be_bytes(network)).leading_zeros() >= bits
	};
	!SPECIAL_V4.into_iter().any(is_within)
}

fn is_within_v6(address: Ipv6Addr, (network, bits): (Ipv6Addr, u32)) -> bool {
	(address.to_bits() ^ network.to_bits()).leading_zeros() >= bits
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	fn are_public(addresses: &[&str]) -> Vec<bool> {
		addresses.iter().map(|address| is_public(address.parse().unwrap())).collect()
	}

	#[test]
	fn what_only_a_machine_or_its_network_can_reach_is_not_public() {
		let near = [
			"0.0.0.0",
			"10.1.2.3",
			"100.127.0.1",
			"127.255.0.1",
			"168.63.129.16",
			"169.254.169.254",
			"172.31.0.1",
			"192.168.1.1",
			"::",
			"::1",
			"fc00::1",
			"fd12::1",
			"fe80::1",
			"fec0::1",
		];
		assert_eq!(are_public(&near), [false; 14]);
	}

	#[test]
	fn what_is_no_place_of_one_machine_is_not_public() {
		let special = [
			"192.0.0.8",
			"192.0.2.1",
			"198.19.0.1",
			"198.51.100.1",
			"203.0.113.1",
			"224.0.0.1",
			"255.255.255.255",
			"ff02::1",
			"2001:db8::1",
			"3fff::1",
			"4000::1",
		];
		assert_eq!(are_public(&special), [false; 11]);
	}

	#[test]
	fn an_address_within_an_address_counts() {
		let wrapped = [
			"::127.0.0.1",
			"::ffff:127.0.0.1",
			"64:ff9b::10.0.0.1",
			"64:ff9b::168.63.129.16",
			"64:ff9b:1::9.9.9.9",
			"2002:7f00:1::",
			"2001::1",
		];
		assert_eq!(are_public(&wrapped), [false; 7]);
		assert_eq!(are_public(&["::ffff:9.9.9.9", "64:ff9b::9.9.9.9"]), [true; 2]);
	}

	#[test]
	fn the_neighbours_of_special_networks_are_public() {
		let public = [
			"1.0.0.0",
			"9.255.255.255",
			"11.0.0.0",
			"100.63.255.255",
			"100.128.0.0",
			"126.0.0.1",
			"168.63.129.17",
			"172.15.0.1",
			"172.32.0.1",
			"192.167.0.1",
			"223.255.255.255",
			"2001:200::",
			"2620:fe::fe",
		];
		assert_eq!(are_public(&public), [true; 13]);
	}
}
