//! A link as the chain keeps it.

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

/// A link, from its request until it is unlinked or expires.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Link<AccountId, BlockNumber> {
	/// Who asked for it.
	pub owner: AccountId,
	/// The epoch of the workers' keys that the request is sealed to.
	pub epoch: KeyEpoch,
	/// The nonce that the link proof names.
	pub nonce: u32,
	/// The block that holds the request.
	pub requested_at: BlockNumber,
	/// What is held of the owner until the link is gone.
	pub deposit: Balance,
	/// How far it has come.
	pub state: LinkState<BlockNumber>,
}

/// How far a link has come.
#[allow(clippy::large_enum_variant, reason = "links are in memory one at a time")]
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum LinkState<BlockNumber> {
	/// The workers have not answered yet.
	#[codec(index = 0)]
	Requested {
		/// The request.
		sealed: SealedLinkRequest,
		/// The first block at which it can no longer be answered.
		expires: BlockNumber,
	},
	/// The proof was good: the external account is linked.
	#[codec(index = 1)]
	Confirmed {
		/// The external account, readable by the workers alone.
		record: EncryptedRecord,
		/// Its pseudonym.
		nullifier: Nullifier,
		/// The block at which it was confirmed.
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
}

impl<AccountId, BlockNumber: Copy> Link<AccountId, BlockNumber> {
	/// The block at which the request expires, or `None` when it is answered.
	pub const fn expires(&self) -> Option<BlockNumber> {
		match self.state {
			LinkState::Requested { expires, .. } => Some(expires),
			_ => None,
		}
	}

	/// The external account's pseudonym, or `None` when it is not linked.
	pub const fn nullifier(&self) -> Option<Nullifier> {
		match self.state {
			LinkState::Confirmed { nullifier, .. } => Some(nullifier),
			_ => None,
		}
	}
}
