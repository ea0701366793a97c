//! What the chain keeps of one key that credentials are issued with.

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Whose an issuer key is, and when it counted. It is never forgotten, because the credentials that
/// it signed are not either.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Issuer<AccountId, Balance, BlockNumber> {
	/// The worker.
	pub worker: AccountId,
	/// The block that it first registered the key in.
	pub since: BlockNumber,
	/// The first block in which the key counts no more: the end of the worker's lease, which a
	/// renewal moves on.
	pub until: BlockNumber,
	/// What the worker has held for this entry.
	pub deposit: Balance,
}
