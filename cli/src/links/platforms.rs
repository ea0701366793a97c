//! The platforms whose accounts can be linked.

use std::fmt;

use litentry_external_account::Platform;
use serde::Serialize;

use crate::{Chain, Failure, Report, report::text, table::Table};

/// All platforms.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Platforms(Vec<PlatformEntry>);

/// A platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PlatformEntry {
	/// Which.
	#[serde(serialize_with = "text")]
	pub platform: Platform,
	/// Whether its accounts can be linked at present.
	pub on: bool,
}

impl Report for Platforms {}

impl fmt::Display for Platforms {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let cells = |entry: &PlatformEntry| {
			let can = if entry.on { "can be linked" } else { "cannot be linked at present" };
			[entry.platform.to_string(), networks(entry.platform).to_owned(), can.to_owned()]
		};
		Table::new(["platform", "link with", "accounts"]).rows(&self.0, cells).fmt(f)
	}
}

const fn networks(platform: Platform) -> &'static str {
	match platform {
		Platform::Evm => "litentry link ethereum",
		Platform::Bitcoin => "litentry link bitcoin",
		Platform::Substrate => "litentry link polkadot, kusama, substrate",
		Platform::Solana => "litentry link solana",
		Platform::Cosmos => "litentry link cosmos",
		Platform::Passkey => "litentry link passkey",
		Platform::Device => "litentry link device",
		_ => "",
	}
}

/// Which platforms' accounts can be linked at present.
pub async fn platforms(chain: &impl Chain) -> Result<Platforms, Failure> {
	let on = chain.platforms().await?;
	let entry = |platform| PlatformEntry { platform, on: on.contains(&platform) };
	Ok(Platforms(Platform::ALL.into_iter().map(entry).collect()))
}
