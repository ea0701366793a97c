//! Links, requested, shielded and public.

use litentry_external_account::{ExternalAccount, Platform};
use litentry_link_record::{EncryptedRecord, Nullifier};
use litentry_vocabulary::{Account, Balance, BlockNumber, KeyEpoch, LinkId};
use parity_scale_codec::Decode;

use super::{Snapshot, read::key};
use crate::ChainFault;

/// A link as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct Link {
	/// Whose link it is.
	pub owner: Account,
	/// The epoch of the keys that it was requested, and is stored, under.
	pub epoch: KeyEpoch,
	/// The nonce of its challenge.
	pub nonce: u32,
	/// The block that holds the request.
	pub requested_at: BlockNumber,
	/// What is held of the owner's tokens.
	pub deposit: Balance,
	/// The last block at which it counts unless it is proven again, or none.
	pub ends: Option<BlockNumber>,
	/// Where it stands.
	pub state: LinkState,
}

/// Where a link stands.
// A few hundred bytes, of which a service holds few: not worth a box at every match.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub enum LinkState {
	/// Waits for the workers.
	#[codec(index = 0)]
	Requested {
		/// The sealed request.
		sealed: Vec<u8>,
		/// The block at which it stops waiting.
		expires: BlockNumber,
	},
	/// Proven; only the workers and the owner know its external account.
	#[codec(index = 1)]
	Shielded {
		/// The encrypted record.
		record: EncryptedRecord,
		/// The external account's pseudonym.
		nullifier: Nullifier,
		/// The account that the record was encrypted for, which stays when links move.
		bound_to: Account,
		/// The block since which it is.
		since: BlockNumber,
	},
	/// Refused.
	#[codec(index = 2)]
	Refused {
		/// Why, sealed to the owner.
		sealed_reason: Vec<u8>,
		/// The block that refused it.
		since: BlockNumber,
	},
	/// Proven, and everyone knows its external account.
	#[codec(index = 3)]
	Public {
		/// The external account.
		external: ExternalAccount,
		/// The block since which it is.
		since: BlockNumber,
	},
	/// Public until the workers have shielded it.
	#[codec(index = 4)]
	Shielding {
		/// The external account.
		external: ExternalAccount,
		/// The block since which it is public.
		since: BlockNumber,
		/// The block at which it stops waiting.
		expires: BlockNumber,
	},
	/// Shielded until the workers have published it.
	#[codec(index = 5)]
	Revealing {
		/// The encrypted record.
		record: EncryptedRecord,
		/// The external account's pseudonym.
		nullifier: Nullifier,
		/// The account that the record was encrypted for, which stays when links move.
		bound_to: Account,
		/// The block since which it is shielded.
		since: BlockNumber,
		/// The block at which it stops waiting.
		expires: BlockNumber,
	},
}

impl Link {
	/// Whether the link no longer counts at a block, because it would have to be proven again.
	pub fn has_ended(&self, at: BlockNumber) -> bool {
		self.ends.is_some_and(|ends| ends < at)
	}

	/// The external account, if everyone knows it.
	pub const fn external(&self) -> Option<&ExternalAccount> {
		match &self.state {
			LinkState::Public { external, .. } | LinkState::Shielding { external, .. } => {
				Some(external)
			}
			_ => None,
		}
	}
}

impl Snapshot {
	/// A link.
	pub async fn link(&self, id: LinkId) -> Result<Option<Link>, ChainFault> {
		self.get("IdentityLinker", "Links", (key(id),)).await
	}

	/// All links of an account, in ascending order.
	pub async fn links_of(&self, account: Account) -> Result<Vec<(LinkId, Link)>, ChainFault> {
		self.pages("IdentityLinkerApi_links_of", account).await
	}

	/// The links that wait for the workers: requested ones, and those that are to be shielded or
	/// revealed; the oldest first, at most `limit`.
	pub async fn open_link_requests(&self, limit: u32) -> Result<Vec<(LinkId, Link)>, ChainFault> {
		self.ask("IdentityLinkerApi_open_requests", limit).await
	}

	/// The least nonce that the account's next link proof may name.
	pub async fn next_link_nonce(&self, account: Account) -> Result<u32, ChainFault> {
		self.ask("IdentityLinkerApi_next_nonce", account).await
	}

	/// The link that an external account's pseudonym belongs to.
	pub async fn nullifier(&self, nullifier: Nullifier) -> Result<Option<LinkId>, ChainFault> {
		self.get("IdentityLinker", "Nullifiers", (key(nullifier),)).await
	}

	/// The link of an external account, if it is linked for everyone to see.
	pub async fn public_link(
		&self,
		external: &ExternalAccount,
	) -> Result<Option<(LinkId, Link)>, ChainFault> {
		self.ask("IdentityLinkerApi_public_link", external).await
	}

	/// The platforms whose accounts may be linked at present.
	pub async fn platforms(&self) -> Result<Vec<Platform>, ChainFault> {
		self.ask("IdentityLinkerApi_platforms", ()).await
	}
}
