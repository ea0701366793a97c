//! How far a link has come.

use std::fmt;

use litentry_external_account::ExternalAccount;
use litentry_link_record::{Refusal, open_refusal};
use litentry_sealing::{Context, Purpose};
use litentry_vocabulary::{BlockNumber, GenesisHash, LinkId};
use serde::Serialize;

use crate::{
	AccountKey, Report,
	chain::{Link, LinkState},
	report::optional_text,
	table::fields,
};

/// A link as its owner sees it.
#[derive(Debug, Serialize)]
pub struct LinkReport {
	/// Its number.
	#[serde(serialize_with = "super::number")]
	pub link: LinkId,
	/// The external account, if the link was made on this computer.
	#[serde(serialize_with = "optional_text")]
	pub external: Option<ExternalAccount>,
	/// How far it has come.
	#[serde(flatten)]
	pub status: LinkStatus,
}

impl LinkReport {
	pub(super) fn external_text(&self) -> String {
		let unknown = || "unknown: the link was made elsewhere".to_owned();
		self.external.map_or_else(unknown, |external| external.to_string())
	}
}

impl Report for LinkReport {
	fn success(&self) -> bool {
		matches!(self.status, LinkStatus::Requested { .. } | LinkStatus::Confirmed { .. })
	}
}

impl fmt::Display for LinkReport {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fields(
			f,
			&[
				("link", self.link.to_string()),
				("external account", self.external_text()),
				("state", self.status.to_string()),
			],
		)
	}
}

/// How far a link has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum LinkStatus {
	/// The workers have not answered yet.
	Requested {
		/// The block at which the request expires.
		expires: BlockNumber,
	},
	/// The external account is linked.
	Confirmed {
		/// Since which block.
		since: BlockNumber,
	},
	/// The workers refused.
	Refused {
		/// A word for the reason, for programs.
		code: &'static str,
		/// Why.
		reason: String,
		/// Since which block.
		since: BlockNumber,
	},
	/// The workers did not answer in time, or the link was removed.
	Gone,
}

impl LinkStatus {
	/// What the chain says of a link; only with the owner's key it is told why it was refused.
	pub fn of(link: &Link, key: Option<&AccountKey>, genesis: GenesisHash) -> Self {
		match &link.state {
			LinkState::Requested { expires } => Self::Requested { expires: *expires },
			LinkState::Confirmed { since } => Self::Confirmed { since: *since },
			LinkState::Refused { sealed_reason, since } => {
				let (code, reason) = match key {
					Some(key) => opened_reason(link, sealed_reason, key, genesis),
					None => ("Sealed", "the reason is sealed to the owner".into()),
				};
				Self::Refused { code, reason, since: *since }
			}
		}
	}
}

fn opened_reason(
	link: &Link,
	sealed: &[u8],
	key: &AccountKey,
	genesis: GenesisHash,
) -> (&'static str, String) {
	let (purpose, account) = (Purpose::LinkRefusal, key.account());
	let context = Context { genesis, purpose, epoch: link.epoch, account };
	match open_refusal(&key.reply(), &context, sealed) {
		Ok(refusal) => (code_of(&refusal), refusal.to_string()),
		Err(unreadable) => ("Unknown", unreadable.to_string()),
	}
}

fn code_of(refusal: &Refusal) -> &'static str {
	match refusal {
		Refusal::Unreadable => "Unreadable",
		Refusal::NonceMismatch { .. } => "NonceMismatch",
		Refusal::Expired { .. } => "Expired",
		Refusal::ExpiresTooLate { .. } => "ExpiresTooLate",
		Refusal::Proof(_) => "InvalidProof",
		Refusal::PlatformOff { .. } => "PlatformOff",
		Refusal::Unanswered => "Unanswered",
		Refusal::AlreadyLinked => "AlreadyLinked",
		_ => "Unknown",
	}
}

impl fmt::Display for LinkStatus {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Requested { expires } => {
				write!(f, "waits for the workers, until block {expires}")
			}
			Self::Confirmed { since } => write!(f, "confirmed in block {since}"),
			Self::Refused { reason, since, .. } => write!(f, "refused in block {since}: {reason}"),
			Self::Gone => f.write_str("expired unanswered, or removed"),
		}
	}
}
