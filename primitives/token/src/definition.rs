//! An offer of tokens.

use litentry_vocabulary::{Balance, Description, Moment};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::Terms;

/// An offer of an identity: who buys it gets a token with these terms. It never changes, so that
/// nobody pays for other terms than those he read; its identity can only withdraw it.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Definition {
	/// What people are told about it.
	pub description: Description,
	/// How long a token is good, in milliseconds; `None` for ever.
	pub duration: Option<Moment>,
	/// What a buyer pays to the identity's owner.
	pub price: Balance,
	/// What a token allows.
	pub terms: Terms,
}
