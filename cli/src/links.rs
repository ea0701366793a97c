//! Linking external accounts, and what became of it.

mod make;
mod status;

pub use make::{Challenged, challenge, send, wait};
pub use status::{LinkReport, LinkStatus};

use std::fmt;

use litentry_vocabulary::{BlockNumber, GenesisHash, LinkId};
use serde::Serialize;

use crate::{AccountKey, Chain, Failure, Home, Lit, Report, Submission, chain::Link, table::Table};

/// The links of an account.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct LinkList(Vec<LinkReport>);

impl Report for LinkList {}

impl fmt::Display for LinkList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No links. Make one with `litentry link ethereum`.");
		}
		let cells = |link: &LinkReport| {
			[link.link.to_string(), link.external_text(), link.status.to_string()]
		};
		Table::new(["link", "external account", "state"]).rows(&self.0, cells).fmt(f)
	}
}

impl LinkList {
	/// What the chain says of links; only with the owner's key it is told why some were refused.
	pub fn of(links: &[Link], key: Option<&AccountKey>, genesis: GenesisHash, home: &Home) -> Self {
		let report = |link: &Link| LinkReport {
			link: link.id,
			external: home.noted_link(&genesis, link.id),
			status: LinkStatus::of(link, key, genesis),
		};
		Self(links.iter().map(report).collect())
	}
}

/// A link was removed.
#[derive(Debug, Serialize)]
pub struct Unlinked {
	/// The link.
	#[serde(serialize_with = "number")]
	pub link: LinkId,
	/// The deposit that came back.
	pub deposit: Lit,
	/// The block that removed it.
	pub block: BlockNumber,
}

fn number<S: serde::Serializer>(link: &LinkId, to: S) -> Result<S::Ok, S::Error> {
	to.serialize_u64(link.0)
}

impl Report for Unlinked {}

impl fmt::Display for Unlinked {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Removed link {} in block {}. ", self.link, self.block)?;
		write!(f, "{} of deposit came back.", self.deposit)
	}
}

/// Removes a link.
pub async fn unlink(
	chain: &impl Chain,
	key: &AccountKey,
	link: LinkId,
) -> Result<Unlinked, Failure> {
	let account = key.account();
	let found = chain.link(link).await?.filter(|found| found.owner == account);
	let found = found.ok_or(Failure::NoLink { account, link })?;
	let block = chain.submit(key, Submission::Unlink(link)).await?;
	Ok(Unlinked { link, deposit: Lit(found.deposit), block })
}
