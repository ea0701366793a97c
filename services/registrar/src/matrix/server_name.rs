//! Names of home servers (Matrix specification, appendix "Server Name").

use std::net::{Ipv4Addr, Ipv6Addr};

const MAX_LABEL: usize = 63;
const MAX_HOST: usize = 253;

/// Whether it is a host and perhaps a port.
pub(super) fn is_valid(text: &str) -> bool {
	if let Some(rest) = text.strip_prefix('[') {
		let Some((address, port)) = rest.split_once(']') else {
			return false;
		};
		return address.parse::<Ipv6Addr>().is_ok()
			&& (port.is_empty() || port.strip_prefix(':').is_some_and(is_port));
	}
	match text.split_once(':') {
		Some((host, port)) => is_host(host) && is_port(port),
		None => is_host(text),
	}
}

fn is_port(text: &str) -> bool {
	text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse().is_ok_and(|port: u16| port > 0)
}

fn is_host(text: &str) -> bool {
	text.parse::<Ipv4Addr>().is_ok() || (text.len() <= MAX_HOST && text.split('.').all(is_label))
}

fn is_label(label: &str) -> bool {
	let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
	let is_bare = !label.starts_with('-') && !label.ends_with('-');
	(1..=MAX_LABEL).contains(&label.len()) && is_bare && label.bytes().all(is_part)
}
