//! Changes to tokens that are out already.

use litentry_vocabulary::Moment;
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Hours, TokenData};

/// What changes; what is `None` stays as it is.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Update {
	/// Until when tokens are good: `Some(None)` for ever.
	pub expires: Option<Option<Moment>>,
	/// At which times of the week: `Some(None)` for any.
	pub hours: Option<Option<Hours>>,
	/// What the issuer says.
	pub data: Option<TokenData>,
}
