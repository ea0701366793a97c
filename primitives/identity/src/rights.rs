//! What an owner lets a delegate do.

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What a delegate of an identity may do in its name. The owner may do all of it.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Rights {
	/// Define, issue, update and recall tokens.
	#[codec(index = 0)]
	Issue,
	/// Verify tokens: be named as the verifier of a redemption, and report redemptions.
	#[codec(index = 1)]
	Verify,
	/// Both.
	#[codec(index = 2)]
	IssueAndVerify,
}

impl Rights {
	/// Whether a delegate with these rights may define, issue, update and recall tokens.
	pub const fn may_issue(self) -> bool {
		matches!(self, Self::Issue | Self::IssueAndVerify)
	}

	/// Whether a delegate with these rights may verify tokens.
	pub const fn may_verify(self) -> bool {
		matches!(self, Self::Verify | Self::IssueAndVerify)
	}
}
