//! What a chain tells of one token.

use litentry_vocabulary::Moment;
use parity_scale_codec::{Decode, Encode};
use scale_info::TypeInfo;

use crate::{NotGood, Token, Uses};

/// A token as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct TokenInfo {
	/// The token, with its issuer's amendments.
	pub token: Token,
	/// Whether it can be used.
	pub standing: TokenStanding,
}

/// Whether a token can be used now, and if not, why. What it requires besides is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum TokenStanding {
	/// It can, so often.
	#[codec(index = 0)]
	Good(Uses),
	/// The identity that issued it is retired.
	#[codec(index = 1)]
	IdentityRetired,
	/// Its issuer recalled it.
	#[codec(index = 2)]
	Recalled,
	/// Its time is over.
	#[codec(index = 3)]
	Expired {
		/// When it ended.
		expired: Moment,
	},
	/// It was used as often as it could be.
	#[codec(index = 4)]
	UsedUp,
	/// Its time has not come.
	#[codec(index = 5)]
	NotYet {
		/// When it comes.
		starts: Moment,
	},
	/// It is good, but not at this time of the week.
	#[codec(index = 6)]
	OutsideHours,
	/// It would be good, but the tokens of its holder are frozen.
	#[codec(index = 7)]
	Frozen,
}

impl TokenStanding {
	/// Whether only its issuer can make it good again, or nobody.
	pub const fn is_over(self) -> bool {
		matches!(self, Self::IdentityRetired | Self::Recalled | Self::Expired { .. } | Self::UsedUp)
	}
}

impl From<Result<Uses, NotGood>> for TokenStanding {
	fn from(standing: Result<Uses, NotGood>) -> Self {
		match standing {
			Ok(uses) => Self::Good(uses),
			Err(NotGood::IdentityRetired) => Self::IdentityRetired,
			Err(NotGood::Recalled) => Self::Recalled,
			Err(NotGood::Expired { expired }) => Self::Expired { expired },
			Err(NotGood::UsedUp) => Self::UsedUp,
			Err(NotGood::NotYet { starts }) => Self::NotYet { starts },
			Err(NotGood::OutsideHours) => Self::OutsideHours,
		}
	}
}
