//! Names of the public internet.

use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::lookup_host;

use crate::public::is_public;

/// Asks the system, and passes on those addresses only that belong to the public internet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PublicOnly;

/// Nothing of the public internet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no address of the public internet")]
pub struct NotPublic;

impl Resolve for PublicOnly {
	fn resolve(&self, name: Name) -> Resolving {
		Box::pin(async move {
			let found = lookup_host((name.as_str(), 0)).await?;
			Ok(Box::new(public(found)?.into_iter()) as Addrs)
		})
	}
}

fn public(found: impl Iterator<Item = SocketAddr>) -> Result<Vec<SocketAddr>, NotPublic> {
	let public: Vec<_> = found.filter(|address| is_public(address.ip())).collect();
	if public.is_empty() { Err(NotPublic) } else { Ok(public) }
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn of_a_name_with_several_addresses_only_the_public_ones_remain() {
		let addresses = |texts: &[&str]| -> Vec<SocketAddr> {
			texts.iter().map(|text| text.parse().unwrap()).collect()
		};
		let mixed = addresses(&["127.0.0.1:0", "9.9.9.9:0", "[::1]:0"]);
		assert_eq!(public(mixed.into_iter()), Ok(addresses(&["9.9.9.9:0"])));
		for near in ["10.0.0.1:0", "[::ffff:127.0.0.1]:0", "[64:ff9b::a9fe:a9fe]:0", "[fe80::1]:0"]
		{
			assert_eq!(public(addresses(&[near]).into_iter()), Err(NotPublic), "{near}");
		}
	}
}
