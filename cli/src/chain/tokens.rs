//! What the command line needs of authorization tokens.

use litentry_chain_client::TokenCall;
use litentry_token::{Definition, Issuer, TokenData, TokenInfo};
use litentry_vocabulary::{Account, Balance, DefinitionId, IdentityId, Moment, TokenId};

use super::{ChainFailure, Made};
use crate::AccountKey;

/// Authorization tokens.
// The command line runs its futures on the thread that made them, so they need not be `Send`.
#[allow(async_fn_in_trait)]
pub trait Tokens {
	/// A token.
	async fn token(&self, id: TokenId) -> Result<Option<TokenInfo>, ChainFailure>;

	/// Tokens that an account holds, of one identity or of all, in no order; at most `limit`.
	async fn tokens_of(
		&self,
		account: Account,
		identity: Option<IdentityId>,
		limit: usize,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFailure>;

	/// How many tokens an account holds, ended ones that nobody has forgotten included.
	async fn token_count_of(&self, account: Account) -> Result<u32, ChainFailure>;

	/// Tokens that an identity issued, in no order; at most `limit`.
	async fn tokens_by(
		&self,
		identity: IdentityId,
		limit: usize,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFailure>;

	/// How many tokens an identity issued that nobody has forgotten.
	async fn token_count_by(&self, identity: IdentityId) -> Result<u32, ChainFailure>;

	/// All that an identity offers, in no order.
	async fn definitions(
		&self,
		identity: IdentityId,
	) -> Result<Vec<(DefinitionId, Definition)>, ChainFailure>;

	/// What holds for all tokens of an identity.
	async fn token_issuer(&self, identity: IdentityId) -> Result<Issuer, ChainFailure>;

	/// Who guards an account.
	async fn guardian(&self, account: Account) -> Result<Option<Account>, ChainFailure>;

	/// Whether an account's tokens are frozen.
	async fn is_frozen(&self, account: Account) -> Result<bool, ChainFailure>;

	/// Makes an offer of tokens.
	async fn define(
		&self,
		signer: &AccountKey,
		identity: IdentityId,
		definition: Definition,
	) -> Result<Made<DefinitionId>, ChainFailure>;

	/// Makes a token.
	async fn make_token(
		&self,
		signer: &AccountKey,
		order: TokenOrder,
	) -> Result<Made<TokenId>, ChainFailure>;
}

/// A token that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenOrder {
	/// Whose token.
	pub identity: IdentityId,
	/// Who holds it.
	pub holder: Account,
	/// How it is made.
	pub way: Way,
}

/// How a token is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
	/// Issued, without a definition.
	Issue {
		/// What its holder pays to give it away.
		cost: Balance,
		/// What the issuer says.
		data: TokenData,
		/// How to read that.
		data_type: u64,
		/// Until when it is good.
		expires: Option<Moment>,
	},
	/// Of a definition, as a gift of the issuer's.
	Grant {
		/// Which.
		definition: DefinitionId,
		/// From when on it is good.
		starts: Option<Moment>,
	},
	/// Of a definition, paid for by the signer.
	Buy {
		/// Which.
		definition: DefinitionId,
		/// From when on it is good.
		starts: Option<Moment>,
	},
}

impl From<TokenOrder> for TokenCall {
	fn from(TokenOrder { identity, holder, way }: TokenOrder) -> Self {
		match way {
			Way::Issue { cost, data, data_type, expires } => {
				Self::Issue { to: holder, identity, cost, data, data_type, expires }
			}
			Way::Grant { definition, starts } => {
				Self::Grant { to: holder, identity, definition, starts }
			}
			Way::Buy { definition, starts } => Self::Buy { identity, definition, holder, starts },
		}
	}
}
