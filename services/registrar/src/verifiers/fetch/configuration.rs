//! From where files are fetched, and how.

use std::{collections::BTreeMap, net::SocketAddr, time::Duration};

use litentry_public_internet::Addresses;
use reqwest::Certificate;

/// From where files are fetched, and how.
#[derive(Clone, Debug)]
pub struct Fetching {
	/// Which addresses websites may have.
	pub addresses: Addresses,
	/// How long one file may take, all in all.
	pub time: Duration,
	/// Who may vouch for websites.
	pub trust: Trust,
	/// Whether websites may do without encryption: then anybody between can answer for them.
	pub plain: bool,
	/// Names that lead elsewhere than the domain name system says: for tests.
	pub hosts: BTreeMap<String, SocketAddr>,
}

/// Who may vouch for websites.
#[derive(Clone, Debug)]
pub enum Trust {
	/// The certificate authorities of this machine.
	System,
	/// These alone.
	Only(Vec<Certificate>),
}

impl Default for Fetching {
	fn default() -> Self {
		Self {
			addresses: Addresses::Public,
			time: Duration::from_secs(10),
			trust: Trust::System,
			plain: false,
			hosts: BTreeMap::new(),
		}
	}
}
