//! Turning public links into shielded ones, and back.

use std::fmt;

use litentry_vocabulary::LinkId;
use serde::Serialize;

use super::{LinkFailure, LinkKind, LinkReport, LinkStatus, removal::own};
use crate::{
	AccountKey, Chain, Failure, Report, Submission,
	chain::{Link, LinkCall, LinkState},
};

/// What came of turning a link.
#[derive(Debug, Serialize)]
pub struct TurnReport {
	/// The kind that it was to become.
	#[serde(skip)]
	pub into: LinkKind,
	/// What it is now.
	#[serde(flatten)]
	pub link: LinkReport,
}

impl TurnReport {
	/// The workers answered otherwise, or not in time.
	fn failed(&self) -> bool {
		let settled = matches!(self.link.status, LinkStatus::Confirmed { .. });
		settled && self.link.kind != Some(self.into)
	}
}

impl Report for TurnReport {
	fn success(&self) -> bool {
		self.link.success() && !self.failed()
	}
}

impl fmt::Display for TurnReport {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { into, link } = self;
		write!(f, "{link}")?;
		if self.failed() {
			write!(f, "\n\nIt is not {into}: the workers refused, or did not answer in time.")?;
		}
		Ok(())
	}
}

/// Asks the workers to turn a link into one of this kind; returns it as it was.
pub async fn turn(
	chain: &impl Chain,
	key: &AccountKey,
	id: LinkId,
	into: LinkKind,
) -> Result<Link, Failure> {
	let link = own(chain, key.account(), id).await?;
	let call = match (&link.state, into) {
		(LinkState::Public { .. }, LinkKind::Shielded) => LinkCall::Shield { id },
		(LinkState::Shielded { .. }, LinkKind::Public) => LinkCall::Reveal { id },
		_ => return Err(LinkFailure::CannotTurn { link: id, kind: into.other() }.into()),
	};
	chain.submit(key, Submission::Link(call)).await?;
	Ok(link)
}
