//! How far a link of the fake chain has come.

use litentry_external_account::ExternalAccount;
use litentry_link_record::Nullifier;
use litentry_vocabulary::{Account, BlockNumber};
use litentry_worker::{
	Claim, OpenLink, ProvenLink, RequestedLink, RevealingLink, ShieldingLink, Visibility,
};

use crate::world::EPOCH;

/// How far a link has come.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LinkState {
	Requested(RequestedLink),
	Refused(Vec<u8>),
	Shielded(ProvenLink, Nullifier),
	Revealing(ProvenLink, Nullifier),
	Public(ProvenLink),
	Shielding(ProvenLink),
}

impl LinkState {
	/// The link, if it waits for the workers; who wants it turned has asked as soon as it was proven.
	pub(crate) fn open(&self) -> Option<OpenLink> {
		Some(match (self, self.proven().map(|link| &link.visibility)) {
			(Self::Requested(link), _) => OpenLink::Requested(link.clone()),
			(Self::Shielding(link), Some(Visibility::Public(external))) => {
				let ProvenLink { id, owner, since: requested_at, .. } = *link;
				let (epoch, external) = (EPOCH, *external);
				OpenLink::Shielding(ShieldingLink { id, owner, epoch, requested_at, external })
			}
			(Self::Revealing(link, _), Some(Visibility::Shielded(record))) => {
				let ProvenLink { id, owner, since: requested_at, .. } = *link;
				let record = record.clone();
				OpenLink::Revealing(RevealingLink { id, owner, requested_at, record })
			}
			_ => return None,
		})
	}

	/// The link, if it is proven.
	pub(crate) const fn proven(&self) -> Option<&ProvenLink> {
		match self {
			Self::Requested(_) | Self::Refused(_) => None,
			Self::Shielded(link, _)
			| Self::Revealing(link, _)
			| Self::Public(link)
			| Self::Shielding(link) => Some(link),
		}
	}

	pub(crate) const fn nullifier(&self) -> Option<Nullifier> {
		match self {
			Self::Shielded(_, nullifier) | Self::Revealing(_, nullifier) => Some(*nullifier),
			_ => None,
		}
	}

	/// The external account, if everyone can know it.
	pub(crate) fn external(&self) -> Option<ExternalAccount> {
		match self.proven()?.visibility {
			Visibility::Public(external) => Some(external),
			Visibility::Shielded(_) => None,
		}
	}

	pub(crate) fn claim(&self) -> Option<Claim> {
		self.proven().map(|link| Claim { owner: link.owner, ends: link.ends })
	}

	/// The same link when its owner wants it public instead of shielded, or the reverse.
	pub(crate) fn turning(self) -> Self {
		match self {
			Self::Shielded(link, nullifier) => Self::Revealing(link, nullifier),
			Self::Public(link) => Self::Shielding(link),
			other => panic!("turns no more: {other:?}"),
		}
	}

	/// The same link after the workers refused what it waited for.
	pub(crate) fn refused(self, sealed_reason: Vec<u8>) -> Self {
		match self {
			Self::Revealing(link, nullifier) => Self::Shielded(link, nullifier),
			Self::Shielding(link) => Self::Public(link),
			_ => Self::Refused(sealed_reason),
		}
	}

	/// The same link had it to be proven again after this block.
	pub(crate) fn until(self, ends: BlockNumber) -> Self {
		self.with(|link| link.ends = Some(ends))
	}

	/// The same link in the hands of another account.
	pub(crate) fn moved_to(self, owner: Account) -> Self {
		self.with(|link| link.owner = owner)
	}

	fn with(mut self, change: impl FnOnce(&mut ProvenLink)) -> Self {
		match &mut self {
			Self::Shielded(link, _)
			| Self::Revealing(link, _)
			| Self::Public(link)
			| Self::Shielding(link) => change(link),
			Self::Requested(_) | Self::Refused(_) => panic!("not proven: {self:?}"),
		}
		self
	}
}
