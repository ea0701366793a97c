//! How websites are looked at.

use std::{net::SocketAddr, num::NonZeroUsize, time::Duration};

use litentry_public_internet::Addresses;
use serde::Deserialize;

use crate::verifiers::{
	dns::{Dnssec, Resolving},
	fetch::{Fetching, Trust},
};

/// Who is asked for the records of domains.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DnsConfig {
	/// Resolvers that answer for all of the internet, such as `9.9.9.9:53`; better several of different
	/// houses.
	pub servers: Vec<SocketAddr>,
	/// How many of them have to agree; without it, more than half.
	pub agreeing: Option<NonZeroUsize>,
	/// Whether signatures of records are checked, where a domain has them.
	#[serde(default = "yes")]
	pub dnssec: bool,
}

/// How files are fetched.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FetchConfig {
	/// Which addresses websites may have: `"public"`, those of the public internet, or `"any"`, which
	/// only a network on one machine needs.
	pub addresses: Addresses,
	/// Whether websites may do without encryption.
	pub plain: bool,
}

impl DnsConfig {
	/// Whom to ask, and how.
	pub fn resolving(&self) -> Resolving {
		Resolving {
			servers: self.servers.clone(),
			agreeing: self.agreeing,
			time: Duration::from_secs(5),
			dnssec: if self.dnssec { Dnssec::from_root() } else { Dnssec::Ignored },
		}
	}
}

impl FetchConfig {
	/// From where files are fetched, and how.
	pub fn fetching(&self) -> Fetching {
		Fetching {
			addresses: self.addresses,
			plain: self.plain,
			trust: Trust::System,
			..Fetching::default()
		}
	}
}

const fn yes() -> bool {
	true
}
