//! What the command line needs of links.

use litentry_chain_client::LinkCall;
use litentry_external_account::{ExternalAccount, Platform};
use litentry_link_proof::LinkProof;
use litentry_vocabulary::{Account, Balance, BlockNumber, KeyEpoch, LinkId};

use super::ChainFailure;
use crate::AccountKey;

/// Links, where they have moved, and exports of them.
// The command line runs its futures on the thread that made them, so they need not be `Send`.
#[allow(async_fn_in_trait)]
pub trait Links {
	/// The least nonce that an account's next link proof may name.
	async fn next_link_nonce(&self, account: Account) -> Result<u32, ChainFailure>;

	/// A link.
	async fn link(&self, id: LinkId) -> Result<Option<Link>, ChainFailure>;

	/// A link as it was in a final block.
	async fn link_at(&self, id: LinkId, block: BlockNumber) -> Result<Option<Link>, ChainFailure>;

	/// All links of an account, in ascending order.
	async fn links_of(&self, account: Account) -> Result<Vec<Link>, ChainFailure>;

	/// The link of an external account, if it is linked for everyone to see.
	async fn public_link(&self, external: &ExternalAccount) -> Result<Option<Link>, ChainFailure>;

	/// The platforms whose accounts can be linked at present.
	async fn platforms(&self) -> Result<Vec<Platform>, ChainFailure>;

	/// Where an account's links have moved, if they have and it is not forgotten.
	async fn moved(&self, account: Account) -> Result<Option<Moved>, ChainFailure>;

	/// What an account asked the workers to tell of its links, and their answer.
	async fn export(&self, account: Account) -> Result<Option<Export>, ChainFailure>;

	/// Makes a link, or asks the workers for it.
	async fn make_link(&self, signer: &AccountKey, link: NewLink) -> Result<LinkId, ChainFailure>;
}

/// A link of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
	/// Its number.
	pub id: LinkId,
	/// Whose it is.
	pub owner: Account,
	/// The epoch of the workers' keys that its request was sealed to.
	pub epoch: KeyEpoch,
	/// What is held of the owner for it.
	pub deposit: Balance,
	/// The last block at which it counts unless it is proven again, or none.
	pub ends: Option<BlockNumber>,
	/// Where it stands.
	pub state: LinkState,
}

impl Link {
	/// Whether it would have to be proven again to count at this block.
	pub fn has_ended(&self, at: BlockNumber) -> bool {
		self.ends.is_some_and(|ends| ends < at)
	}

	/// Whether it counts at this block: the workers or the chain found its proof good.
	pub fn counts(&self, at: BlockNumber) -> bool {
		let waits = matches!(self.state, LinkState::Requested { .. } | LinkState::Refused { .. });
		!waits && !self.has_ended(at)
	}

	/// Whether the workers are to answer.
	pub const fn is_waiting(&self) -> bool {
		self.expires().is_some()
	}

	/// If the workers are to answer: the first block in which they cannot any more.
	pub const fn expires(&self) -> Option<BlockNumber> {
		match self.state {
			LinkState::Requested { expires }
			| LinkState::Shielding { expires, .. }
			| LinkState::Revealing { expires } => Some(expires),
			_ => None,
		}
	}

	/// The external account, if everyone knows it.
	pub const fn public_account(&self) -> Option<ExternalAccount> {
		match self.state {
			LinkState::Public { external, .. } | LinkState::Shielding { external, .. } => {
				Some(external)
			}
			_ => None,
		}
	}
}

/// Where a link stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
	/// The workers have not answered yet.
	Requested {
		/// The block at which the request expires.
		expires: BlockNumber,
	},
	/// The external account is linked; only the owner and the workers know it.
	Shielded {
		/// Since which block.
		since: BlockNumber,
	},
	/// The workers refused.
	Refused {
		/// Why, sealed to the owner.
		sealed_reason: Vec<u8>,
		/// Since which block.
		since: BlockNumber,
	},
	/// The external account is linked for everyone to see.
	Public {
		/// The external account.
		external: ExternalAccount,
		/// Since which block.
		since: BlockNumber,
	},
	/// Public until the workers have shielded it.
	Shielding {
		/// The external account.
		external: ExternalAccount,
		/// The block at which the request for that expires.
		expires: BlockNumber,
	},
	/// Shielded until the workers have revealed it.
	Revealing {
		/// The block at which the request for that expires.
		expires: BlockNumber,
	},
}

/// The note that an account handed all its links over to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
	/// Who has them now, unless they moved on.
	pub to: Account,
	/// The block at which they moved.
	pub at: BlockNumber,
	/// What is held of the first account for the note.
	pub deposit: Balance,
}

/// What an account asked the workers to tell of its links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
	/// The epoch of the workers' keys that the request was sealed to.
	pub epoch: KeyEpoch,
	/// The workers' answer, sealed to the account, or `None` while there is none.
	pub answer: Option<Vec<u8>>,
}

/// A link that is wanted.
// Made once for one transaction: not worth a box.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewLink {
	/// One that only the owner and the workers know.
	Shielded {
		/// The nonce in the challenge.
		nonce: u32,
		/// The epoch of the workers' keys.
		epoch: KeyEpoch,
		/// The last block at which the link counts, as in the challenge.
		ends: Option<BlockNumber>,
		/// The request, sealed to the workers.
		sealed: Vec<u8>,
	},
	/// One for everyone to see.
	Public {
		/// The external account.
		external: ExternalAccount,
		/// The nonce in the challenge.
		nonce: u32,
		/// The last block at which the proof is accepted.
		expires: BlockNumber,
		/// The last block at which the link counts, as in the challenge.
		ends: Option<BlockNumber>,
		/// The external account's signature over the challenge.
		proof: LinkProof,
	},
}

impl From<NewLink> for LinkCall {
	fn from(link: NewLink) -> Self {
		match link {
			NewLink::Shielded { nonce, epoch, ends, sealed } => {
				Self::Request { nonce, epoch, ends, sealed }
			}
			NewLink::Public { external, nonce, expires, ends, proof } => {
				Self::Public { external, nonce, expires, ends, proof }
			}
		}
	}
}
