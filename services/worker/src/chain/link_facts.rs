//! What the chain says about links and exports.

use litentry_external_account::ExternalAccount;
use litentry_link_record::EncryptedRecord;
use litentry_vocabulary::{Account, BlockNumber, KeyEpoch, LinkId};

use crate::Duty;

/// A link that waits for the workers.
// At most a page of them is in memory: boxing would gain nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenLink {
	/// Its external account is to be linked.
	Requested(RequestedLink),
	/// It is public and to be shielded.
	Shielding(ShieldingLink),
	/// It is shielded and to be public.
	Revealing(RevealingLink),
}

impl OpenLink {
	/// The link.
	pub const fn id(&self) -> LinkId {
		match self {
			Self::Requested(link) => link.id,
			Self::Shielding(link) => link.id,
			Self::Revealing(link) => link.id,
		}
	}

	/// The block at which the workers were asked.
	pub const fn requested_at(&self) -> BlockNumber {
		match self {
			Self::Requested(link) => link.requested_at,
			Self::Shielding(link) => link.requested_at,
			Self::Revealing(link) => link.requested_at,
		}
	}
}

/// A link request that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestedLink {
	/// The link.
	pub id: LinkId,
	/// Who asks for it.
	pub account: Account,
	/// The epoch of the shielding key that it is sealed to.
	pub epoch: KeyEpoch,
	/// The nonce that it carries in clear.
	pub nonce: u32,
	/// The block that holds it.
	pub requested_at: BlockNumber,
	/// The last block at which the link is to count.
	pub ends: Option<BlockNumber>,
	/// The sealed request.
	pub sealed: Vec<u8>,
}

/// A public link that waits to be shielded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShieldingLink {
	/// The link.
	pub id: LinkId,
	/// Whose it is.
	pub owner: Account,
	/// The epoch of the state key that its record is to be encrypted with.
	pub epoch: KeyEpoch,
	/// The block at which the owner asked.
	pub requested_at: BlockNumber,
	/// Its external account.
	pub external: ExternalAccount,
}

/// A shielded link that waits to be public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevealingLink {
	/// The link.
	pub id: LinkId,
	/// Whose it is.
	pub owner: Account,
	/// The block at which the owner asked.
	pub requested_at: BlockNumber,
	/// Its external account.
	pub record: StoredRecord,
}

/// A shielded link's record, and what it takes to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRecord {
	/// The epoch of the state key that it is encrypted with.
	pub epoch: KeyEpoch,
	/// The account that it was encrypted for: the owner then, and not the one that the link may have
	/// moved to since.
	pub bound_to: Account,
	/// The record.
	pub record: EncryptedRecord,
}

/// A link that has been proven and is not gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvenLink {
	/// The link.
	pub id: LinkId,
	/// Whose it is.
	pub owner: Account,
	/// The last block at which it counts, or none.
	pub ends: Option<BlockNumber>,
	/// The block since which it is public or shielded.
	pub since: BlockNumber,
	/// Who can know its external account.
	pub visibility: Visibility,
}

impl ProvenLink {
	/// Whether the link no longer counts at a block.
	pub fn has_ended(&self, at: BlockNumber) -> bool {
		has_ended(self.ends, at)
	}
}

/// Who can know a link's external account.
// A few hundred bytes, of which a worker holds few: not worth a box at every match.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visibility {
	/// Everyone.
	Public(ExternalAccount),
	/// The workers and the owner.
	Shielded(StoredRecord),
}

/// An account's word that an external account is its own, which the chain holds in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
	/// Whose link it is.
	pub owner: Account,
	/// The last block at which it counts, or none.
	pub ends: Option<BlockNumber>,
}

impl Claim {
	/// Whether at this block the external account serves another account than this one.
	pub fn bars(&self, account: Account, now: BlockNumber) -> bool {
		self.owner != account && !has_ended(self.ends, now)
	}
}

/// An account's request for all its records that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenExport {
	/// Who asks.
	pub account: Account,
	/// The epoch of the shielding key that it is sealed to.
	pub epoch: KeyEpoch,
	/// The block that holds it.
	pub requested_at: BlockNumber,
	/// The sealed request.
	pub sealed: Vec<u8>,
}

impl OpenExport {
	/// What is to be done about it.
	pub const fn duty(&self) -> Duty {
		Duty::Export { account: self.account, at: self.requested_at }
	}
}

fn has_ended(ends: Option<BlockNumber>, at: BlockNumber) -> bool {
	ends.is_some_and(|ends| ends < at)
}
