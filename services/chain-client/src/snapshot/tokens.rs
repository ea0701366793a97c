//! Authorization tokens.

use litentry_token::{Token, Uses};
use litentry_vocabulary::{Account, IdentityId, Moment, TokenId};
use parity_scale_codec::Decode;

use super::{Snapshot, read::PAGE};
use crate::ChainFault;

/// A token as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub struct TokenInfo {
	/// The token, with its issuer's amendments.
	pub token: Token,
	/// Whether it can be used.
	pub standing: TokenStanding,
}

/// Whether a token can be used now, and if not, why. What it requires besides is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Decode)]
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
	/// It cannot, for a reason that has no name here yet.
	#[codec(index = 8)]
	NotGood,
}

impl TokenStanding {
	/// Whether only its issuer can make it good again, or nobody.
	pub const fn is_over(self) -> bool {
		matches!(self, Self::IdentityRetired | Self::Recalled | Self::Expired { .. } | Self::UsedUp)
	}
}

impl Snapshot {
	/// All tokens that an identity issued and nobody has forgotten.
	pub async fn tokens_by(
		&self,
		identity: IdentityId,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFault> {
		self.pages("AuthorizationTokenApi_tokens_by", identity).await
	}

	/// All tokens of an identity that an account holds.
	pub async fn tokens_of(
		&self,
		account: Account,
		identity: IdentityId,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFault> {
		let mut all: Vec<(TokenId, TokenInfo)> = Vec::new();
		loop {
			let start = all.last().map(|(last, _)| (identity, *last));
			let arguments = (account, Some(identity), start, PAGE);
			let page: Vec<_> = self.ask("AuthorizationTokenApi_tokens_of", arguments).await?;
			if page.is_empty() {
				return Ok(all);
			}
			all.extend(page);
		}
	}
}
