//! What clients ask about tokens.

use alloc::vec::Vec;

use litentry_token::{Definition, Issuer, TokenInfo};
use litentry_vocabulary::{Account, DefinitionId, IdentityId, TokenId};
use polkadot_sdk::sp_api;

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
