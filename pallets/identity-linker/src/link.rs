//! A link as the chain keeps it.

use litentry_external_account::ExternalAccount;
use litentry_link_record::{EncryptedRecord, Nullifier, SEALED_REQUEST_LENGTH};
use litentry_vocabulary::{Balance, KeyEpoch};
use parity_scale_codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support, sp_core::ConstU32};
use scale_info::TypeInfo;

use frame_support::BoundedVec;

/// The most bytes of a sealed reason.
pub const MAX_SEALED_REASON: u32 = 2048;

/// A link request as its owner sealed it to the workers, always of one length.
pub type SealedLinkRequest = BoundedVec<u8, ConstU32<{ SEALED_REQUEST_LENGTH as u32 }>>;

/// Why a link was refused, sealed to its owner.
pub type SealedReason = BoundedVec<u8, ConstU32<MAX_SEALED_REASON>>;

/// A link, from its request until it is unlinked, replaced or expires.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Link<AccountId, BlockNumber> {
	/// Whose it is.
	pub owner: AccountId,
	/// The epoch of the workers' keys that the request is sealed to, and the record encrypted with.
	pub epoch: KeyEpoch,
	/// The nonce that the link proof names.
	pub nonce: u32,
	/// The block at which the workers were last asked something about it, or else it was made.
	pub requested_at: BlockNumber,
	/// What is held of the owner until the link is gone.
	pub deposit: Balance,
	/// The last block at which it counts unless it is proven again, or never.
	pub ends: Option<BlockNumber>,
	/// How far it has come.
	pub state: LinkState<AccountId, BlockNumber>,
}

/// How far a link has come.
#[allow(clippy::large_enum_variant, reason = "links are in memory one at a time")]
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum LinkState<AccountId, BlockNumber> {
	/// The workers have not answered yet.
	#[codec(index = 0)]
	Requested {
		/// The request.
		sealed: SealedLinkRequest,
		/// The first block at which it can no longer be answered.
		expires: BlockNumber,
	},
	/// The external account is linked, and the workers alone can read which one it is.
	#[codec(index = 1)]
	Shielded {
		/// The external account, encrypted.
		record: EncryptedRecord,
		/// Its pseudonym.
		nullifier: Nullifier,
		/// The account that the record was encrypted for, who owned the link then.
		bound_to: AccountId,
		/// The block since which it is shielded.
		since: BlockNumber,
	},
	/// The proof was not good.
	#[codec(index = 2)]
	Refused {
		/// Why, readable by the owner alone.
		sealed_reason: SealedReason,
		/// The block at which it was refused.
		since: BlockNumber,
	},
	/// The external account is linked, and everyone can read which one it is.
	#[codec(index = 3)]
	Public {
		/// The external account.
		external: ExternalAccount,
		/// The block since which it is public.
		since: BlockNumber,
	},
	/// Public until the workers have encrypted it, as the owner asks.
	#[codec(index = 4)]
	Shielding {
		/// The external account.
		external: ExternalAccount,
		/// The block since which it is public.
		since: BlockNumber,
		/// The first block at which it is merely public again.
		expires: BlockNumber,
	},
	/// Shielded until the workers have told which external account it is, as the owner asks.
	#[codec(index = 5)]
	Revealing {
		/// The external account, encrypted.
		record: EncryptedRecord,
		/// Its pseudonym.
		nullifier: Nullifier,
		/// The account that the record was encrypted for, who owned the link then.
		bound_to: AccountId,
		/// The block since which it is shielded.
		since: BlockNumber,
		/// The first block at which it is merely shielded again.
		expires: BlockNumber,
	},
}

impl<AccountId, BlockNumber: Copy + PartialOrd> Link<AccountId, BlockNumber> {
	/// The block at which the workers' time to answer is over, or `None` when nothing waits for them.
	pub const fn expires(&self) -> Option<BlockNumber> {
		match self.state {
			LinkState::Requested { expires, .. }
			| LinkState::Shielding { expires, .. }
			| LinkState::Revealing { expires, .. } => Some(expires),
			_ => None,
		}
	}

	/// The external account's pseudonym, or `None` when the link is not shielded.
	pub const fn nullifier(&self) -> Option<Nullifier> {
		match self.state {
			LinkState::Shielded { nullifier, .. } | LinkState::Revealing { nullifier, .. } => {
				Some(nullifier)
			}
			_ => None,
		}
	}

	/// The external account, or `None` when the link is not public.
	pub const fn external(&self) -> Option<ExternalAccount> {
		match self.state {
			LinkState::Public { external, .. } | LinkState::Shielding { external, .. } => {
				Some(external)
			}
			_ => None,
		}
	}

	/// Whether the link counts no more at this block: the external account has to be proven again.
	pub fn has_ended(&self, now: BlockNumber) -> bool {
		self.ends.is_some_and(|ends| now > ends)
	}
}

impl<AccountId, BlockNumber> LinkState<AccountId, BlockNumber> {
	/// What a link that is being shielded or revealed is if the workers do not do it; `None` of any
	/// other link.
	pub fn turned_back(self) -> Option<Self> {
		match self {
			Self::Shielding { external, since, .. } => Some(Self::Public { external, since }),
			Self::Revealing { record, nullifier, bound_to, since, .. } => {
				Some(Self::Shielded { record, nullifier, bound_to, since })
			}
			_ => None,
		}
	}
}
