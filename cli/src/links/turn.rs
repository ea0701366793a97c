//! Turning public links into shielded ones, and back.

use std::fmt;

use litentry_vocabulary::{BlockNumber, LinkId};
use serde::Serialize;

use super::{LinkFailure, LinkKind, LinkReport, LinkStatus, removal::own};
use crate::{
	AccountKey, Chain, ChainFailure, Failure, Report, Submission,
	chain::{Link, LinkCall, LinkState},
};

/// What came of turning a link.
#[derive(Debug, Serialize)]
pub struct TurnReport {
	/// The kind that it was to become.
	#[serde(skip)]
	pub into: LinkKind,
	/// Why it has not become that, if it does not wait any more and has not.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub stopped: Option<Stopped>,
	/// What it is now.
	#[serde(flatten)]
	pub link: LinkReport,
}

/// Why a link stayed what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Stopped {
	/// The workers refused. They do not say why.
	Refused,
	/// The workers did not answer in time.
	Expired,
}

impl Report for TurnReport {
	fn success(&self) -> bool {
		self.link.success() && self.stopped.is_none()
	}
}

impl fmt::Display for TurnReport {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { into, stopped, link } = self;
		write!(f, "{link}")?;
		let Some(stopped) = stopped else { return Ok(()) };
		write!(f, "\n\nIt is not {into}: {}", reason(*into, *stopped))
	}
}

const fn reason(into: LinkKind, stopped: Stopped) -> &'static str {
	match (stopped, into) {
		(Stopped::Expired, _) => {
			"the workers did not answer in time. Run the command again when `litentry workers` \
			lists one."
		}
		(Stopped::Refused, LinkKind::Shielded) => {
			"the workers refused. They do so when another account has linked this external account \
			shielded; it was there first, and as long as its link counts, requests over this public \
			one are answered as link unusable."
		}
		(Stopped::Refused, LinkKind::Public) => {
			"the workers refused. They do so when it is a contract wallet, which is linked shielded \
			only, or when another account has linked it too."
		}
	}
}

/// A link that is being turned, as it was before.
#[derive(Clone, Debug)]
pub struct Turning {
	/// The link.
	pub before: Link,
	/// The block that holds the order.
	pub ordered_at: BlockNumber,
}

/// Asks the workers to turn a link into one of this kind.
pub async fn turn(
	chain: &impl Chain,
	key: &AccountKey,
	id: LinkId,
	into: LinkKind,
) -> Result<Turning, Failure> {
	let before = own(chain, key.account(), id).await?;
	let call = match (&before.state, into) {
		(LinkState::Public { .. }, LinkKind::Shielded) => LinkCall::Shield { id },
		(LinkState::Shielded { .. }, LinkKind::Public) => LinkCall::Reveal { id },
		_ => return Err(LinkFailure::CannotTurn { link: id, kind: into.other() }.into()),
	};
	let ordered_at = chain.submit(key, Submission::Link(call)).await?;
	Ok(Turning { before, ordered_at })
}

impl Turning {
	/// Why the link stays what it was, when this is what became of it.
	///
	/// The chain looks the same after a refusal as after an expiry. What differs is whether the link
	/// still waited in the last block in which it could be answered.
	pub async fn stopped(
		&self,
		chain: &impl Chain,
		now: &LinkReport,
	) -> Result<Option<Stopped>, ChainFailure> {
		let settled = matches!(now.status, LinkStatus::Confirmed { .. });
		if !settled || now.kind != Some(LinkKind::of(&self.before)) {
			return Ok(None);
		}
		let ordered = chain.link_at(now.link, self.ordered_at).await?;
		let expires = ordered.and_then(|link| link.expires()).unwrap_or_default();
		let last = expires.saturating_sub(1);
		let waited = chain.finalized().await? >= expires
			&& chain.link_at(now.link, last).await?.is_some_and(|link| link.is_waiting());
		Ok(Some(if waited { Stopped::Expired } else { Stopped::Refused }))
	}
}
