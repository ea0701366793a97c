//! Which addresses may be called.

use std::{net::IpAddr, sync::Arc};

use reqwest::{ClientBuilder, Url};
use serde::Deserialize;

use crate::{NotPublic, public::is_public, resolver::PublicOnly};

/// Which addresses may be called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Addresses {
	/// Those of the public internet, whatever name leads to them.
	#[default]
	Public,
	/// All: for a network that lives on one machine, or behind one firewall.
	Any,
}

impl Addresses {
	/// A client that connects to no other address that a *name* leads to: what is checked is what the
	/// name resolves to at that moment, and nothing is resolved again afterwards.
	pub fn restrict(self, client: ClientBuilder) -> ClientBuilder {
		match self {
			Self::Public => client.dns_resolver(Arc::new(PublicOnly)),
			Self::Any => client,
		}
	}

	/// Refuses a URL that has another address *in place of* a name, for there is nothing to resolve.
	///
	/// # Errors
	///
	/// The address is not of the public internet.
	pub fn check(self, url: &Url) -> Result<(), NotPublic> {
		match (self, written_address(url)) {
			(Self::Public, Some(address)) if !is_public(address) => Err(NotPublic),
			_ => Ok(()),
		}
	}
}

/// The address that a URL has in place of a name; URLs write every one of them in its usual form.
fn written_address(url: &Url) -> Option<IpAddr> {
	url.host_str()?.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	fn check(addresses: Addresses, host: &str) -> Result<(), NotPublic> {
		addresses.check(&Url::parse(&format!("http://{host}:80/file")).unwrap())
	}

	#[test]
	fn an_address_is_known_however_it_is_written() {
		for host in ["127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "[::1]"] {
			assert_eq!(check(Addresses::Public, host), Err(NotPublic), "{host}");
			assert_eq!(check(Addresses::Any, host), Ok(()), "{host}");
		}
	}

	#[test]
	fn public_addresses_and_names_are_no_reason_to_refuse() {
		for host in ["9.9.9.9", "[2620:fe::fe]", "service.example", "localhost"] {
			assert_eq!(check(Addresses::Public, host), Ok(()), "{host}");
		}
	}
}
