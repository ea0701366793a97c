//! What clients ask about tokens.

use alloc::vec::Vec;

use litentry_token::{Definition, Issuer, NotGood, Token, Uses};
use litentry_vocabulary::{Account, DefinitionId, IdentityId, Moment, TokenId};
use parity_scale_codec::{Decode, Encode};
use polkadot_sdk::sp_api;
use scale_info::TypeInfo;

/// A token as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct TokenInfo {
	/// The token, with its issuer's amendments.
	pub token: Token,
	/// Whether it can be used.
	pub standing: Standing,
}

/// Whether a token can be used now, and if not, why. What it requires besides is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Standing {
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

impl From<Result<Uses, NotGood>> for Standing {
	fn from(standing: Result<Uses, NotGood>) -> Self {
		match standing {
			Ok(uses) => Self::Good(uses),
			Err(NotGood::IdentityRetired) => Self::IdentityRetired,
			Err(NotGood::Recalled) => Self::Recalled,
			Err(NotGood::Expired { expired }) => Self::Expired { expired },
			Err(NotGood::UsedUp) => Self::UsedUp,
			Err(NotGood::NotYet { starts }) => Self::NotYet { starts },
			Err(NotGood::OutsideHours) => Self::OutsideHours,
			Err(_) => Self::NotGood,
		}
	}
}

sp_api::decl_runtime_apis! {
	/// Tokens by holder and by identity, what an identity offers, and who is frozen.
	///
	/// Pages come in the order of storage, which means nothing, and have at most
	/// [`MAX_PAGE`](crate::MAX_PAGE) entries. `start` is the last entry of the page before; it need
	/// not exist any more.
	pub trait AuthorizationTokenApi {
		/// A token.
		fn token(id: TokenId) -> Option<TokenInfo>;

		/// A page of the tokens that an account holds, of one identity or of all. `start` names the
		/// identity too.
		fn tokens_of(
			account: Account,
			identity: Option<IdentityId>,
			start: Option<(IdentityId, TokenId)>,
			limit: u32,
		) -> Vec<(TokenId, TokenInfo)>;

		/// How many tokens an account holds, ended ones that nobody has forgotten included.
		fn token_count_of(account: Account) -> u32;

		/// A page of the tokens that an identity issued.
		fn tokens_by(
			identity: IdentityId,
			start: Option<TokenId>,
			limit: u32,
		) -> Vec<(TokenId, TokenInfo)>;

		/// How many tokens an identity issued that nobody has forgotten.
		fn token_count_by(identity: IdentityId) -> u32;

		/// A page of what an identity offers.
		fn definitions(
			identity: IdentityId,
			start: Option<DefinitionId>,
			limit: u32,
		) -> Vec<(DefinitionId, Definition)>;

		/// What holds for all tokens of an identity.
		fn issuer(identity: IdentityId) -> Issuer;

		/// The token of a definition that was last bought for an account, while it holds it.
		fn last_bought(
			identity: IdentityId,
			definition: DefinitionId,
			holder: Account,
		) -> Option<TokenId>;

		/// Who guards an account.
		fn guardian(account: Account) -> Option<Account>;

		/// Whether an account's tokens are frozen.
		fn is_frozen(account: Account) -> bool;

		/// The number of a verifier's last report about an identity's tokens; 0 before the first.
		fn last_report(identity: IdentityId, verifier: Account) -> u64;
	}
}
