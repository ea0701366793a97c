//! One token.

use litentry_vocabulary::{Account, Balance, DefinitionId, IdentityId, Moment, RecallEpoch};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::Terms;

/// What the chain keeps of one token.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Token {
	/// The identity that issued it.
	pub identity: IdentityId,
	/// The definition that it was made from.
	pub definition: Option<DefinitionId>,
	/// Who holds it.
	pub holder: Account,
	/// From when on it is good.
	pub starts: Moment,
	/// Until when, this moment excluded; `None` for ever.
	pub expires: Option<Moment>,
	/// What it allows.
	pub terms: Terms,
	/// The issuer's epoch when it was issued: a later one means that it is recalled.
	pub epoch: RecallEpoch,
	/// How many amendments its issuer had made when it was issued or last updated: later ones hold for it.
	pub amendments: u32,
	/// Whether it was recalled by itself.
	pub recalled: bool,
	/// Who paid the deposit, and gets it back when the token is forgotten.
	pub depositor: Account,
	/// What is held of the depositor.
	pub deposit: Balance,
}
