//! Where a link stands.

use std::fmt;

use litentry_external_account::ExternalAccount;
use litentry_link_record::open_refusal;
use litentry_sealing::{Context, Purpose};
use litentry_vocabulary::{BlockNumber, GenesisHash, LinkId};
use serde::Serialize;

use super::refusal;
use crate::{
	AccountKey, Report,
	chain::{Link, LinkState, advice},
	report::optional_text,
	table::fields,
};

/// A link as its owner sees it.
#[derive(Debug, Serialize)]
pub struct LinkReport {
	/// Its number.
	#[serde(serialize_with = "super::number")]
	pub link: LinkId,
	/// Who knows its external account, unless it is gone.
	pub kind: Option<LinkKind>,
	/// The external account, if it is public, or the link was made or exported on this computer.
	#[serde(serialize_with = "optional_text")]
	pub external: Option<ExternalAccount>,
	/// The last block at which it counts unless it is proven again.
	pub ends: Option<BlockNumber>,
	/// Whether it counts no more.
	pub ended: bool,
	/// Where it stands.
	#[serde(flatten)]
	pub status: LinkStatus,
}

/// Who reads a link: with a key what is sealed to its owner, and at which block of which chain.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
	/// The owner's key, if it is at hand.
	pub key: Option<&'a AccountKey>,
	/// The chain.
	pub genesis: GenesisHash,
	/// The block.
	pub at: BlockNumber,
}

impl LinkReport {
	/// What the chain says of a link. Of a shielded one it is `known` here whose it is, or not at all.
	pub fn of(link: &Link, known: Option<ExternalAccount>, reader: Reader) -> Self {
		Self {
			link: link.id,
			kind: Some(LinkKind::of(link)),
			external: link.public_account().or(known),
			ends: link.ends,
			ended: link.has_ended(reader.at),
			status: LinkStatus::of(link, reader),
		}
	}

	/// What is said of a link that is not on the chain.
	pub const fn gone(link: LinkId, external: Option<ExternalAccount>) -> Self {
		let status = LinkStatus::Gone;
		Self { link, kind: None, external, ends: None, ended: false, status }
	}

	pub(super) fn cells(&self) -> [String; 5] {
		let kind = self.kind.map_or_else(String::new, |kind| kind.to_string());
		let state = self.status.to_string();
		[self.link.to_string(), kind, self.external_text(), state, self.ends_text()]
	}

	fn external_text(&self) -> String {
		let unknown = || "unknown here: see `litentry links export`".to_owned();
		self.external.map_or_else(unknown, |external| external.to_string())
	}

	fn ends_text(&self) -> String {
		match (self.ends, self.ended) {
			(None, _) => "never".to_owned(),
			(Some(block), false) => format!("at block {block}"),
			(Some(block), true) => format!("has ended at block {block}"),
		}
	}
}

impl Report for LinkReport {
	fn success(&self) -> bool {
		!matches!(self.status, LinkStatus::Refused { .. } | LinkStatus::Gone)
	}
}

impl fmt::Display for LinkReport {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let [link, kind, external, state, ends] = self.cells();
		let mut pairs = vec![("link", link), ("external account", external), ("state", state)];
		if self.kind.is_some() {
			pairs.insert(1, ("kind", kind));
		}
		if self.ends.is_some() {
			pairs.push(("ends", ends));
		}
		if let LinkStatus::Refused { advice: Some(advice), .. } = self.status {
			pairs.push(("what to do", advice.to_owned()));
		}
		fields(f, &pairs)
	}
}

/// Who knows whose a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum LinkKind {
	/// Everyone.
	Public,
	/// Its owner and the workers.
	Shielded,
}

impl LinkKind {
	/// The kind that a link has now, whatever it is to become.
	pub const fn of(link: &Link) -> Self {
		match link.public_account() {
			Some(_) => Self::Public,
			None => Self::Shielded,
		}
	}

	/// The one that it is not.
	pub const fn other(self) -> Self {
		match self {
			Self::Public => Self::Shielded,
			Self::Shielded => Self::Public,
		}
	}
}

impl fmt::Display for LinkKind {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(match self {
			Self::Public => "public",
			Self::Shielded => "shielded",
		})
	}
}

/// Where a link stands.
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
		/// Since which block, as what it is.
		since: BlockNumber,
	},
	/// It is linked, and is to become shielded.
	Shielding {
		/// The block at which the request for that expires.
		expires: BlockNumber,
	},
	/// It is linked, and is to become public.
	Revealing {
		/// The block at which the request for that expires.
		expires: BlockNumber,
	},
	/// The workers refused.
	Refused {
		/// A word for the reason, for programs.
		code: &'static str,
		/// Why.
		reason: String,
		/// What the owner can do about it.
		#[serde(skip_serializing_if = "Option::is_none")]
		advice: Option<&'static str>,
		/// Since which block.
		since: BlockNumber,
	},
	/// The workers did not answer in time, or the link was removed.
	Gone,
}

impl LinkStatus {
	fn of(link: &Link, reader: Reader) -> Self {
		match &link.state {
			LinkState::Requested { expires } => Self::Requested { expires: *expires },
			LinkState::Shielded { since } | LinkState::Public { since, .. } => {
				Self::Confirmed { since: *since }
			}
			LinkState::Shielding { expires, .. } => Self::Shielding { expires: *expires },
			LinkState::Revealing { expires } => Self::Revealing { expires: *expires },
			LinkState::Refused { sealed_reason, since } => {
				let (code, reason) = match reader.key {
					Some(key) => opened_reason(link, sealed_reason, key, reader.genesis),
					None => ("Sealed", "the reason is sealed to the owner".into()),
				};
				Self::Refused { code, reason, advice: advice::on_link(code), since: *since }
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
		Ok(refusal) => (refusal::code(&refusal), refusal.to_string()),
		Err(unreadable) => ("Unknown", unreadable.to_string()),
	}
}

impl fmt::Display for LinkStatus {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Requested { expires } => {
				write!(f, "waits for the workers, until block {expires}")
			}
			Self::Confirmed { since } => write!(f, "confirmed in block {since}"),
			Self::Shielding { expires } => write!(f, "waits to be shielded, until block {expires}"),
			Self::Revealing { expires } => write!(f, "waits to be revealed, until block {expires}"),
			Self::Refused { reason, since, .. } => write!(f, "refused in block {since}: {reason}"),
			Self::Gone => f.write_str("expired unanswered, or removed"),
		}
	}
}
