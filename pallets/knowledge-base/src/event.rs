//! What the chain keeps of one identification event.

use litentry_knowledge::IdentificationEvent;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A registered event.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct RegisteredEvent<AccountId, Balance, BlockNumber> {
	/// What it asks.
	pub event: IdentificationEvent,
	/// Who registered it, and may retire it.
	pub owner: AccountId,
	/// What its owner has held for it.
	pub deposit: Balance,
	/// The block that it was registered in.
	pub since: BlockNumber,
	/// The block that it was retired in, if it is.
	pub retired: Option<BlockNumber>,
}
