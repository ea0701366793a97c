//! How the pages are served.

use std::net::{Ipv4Addr, SocketAddr};

use super::Origin;

/// How the pages are served.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
	/// Where people find them.
	pub origin: Origin,
	/// Where this program listens; in front of it something else encrypts.
	#[serde(default = "listen")]
	pub listen: SocketAddr,
	/// The header, such as `x-forwarded-for`, in which a proxy of one's own says from where somebody
	/// comes. Without a proxy that sets it, everyone could write into it what he likes.
	pub client_header: Option<String>,
}

fn listen() -> SocketAddr {
	(Ipv4Addr::LOCALHOST, 8686).into()
}
