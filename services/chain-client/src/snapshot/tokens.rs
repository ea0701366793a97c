//! Authorization tokens.

use litentry_token::{Definition, Issuer, TokenInfo};
use litentry_vocabulary::{Account, DefinitionId, IdentityId, TokenId};
use parity_scale_codec::Encode;

use super::{Snapshot, read::PAGE};
use crate::ChainFault;

impl Snapshot {
	/// A token.
	pub async fn token(&self, id: TokenId) -> Result<Option<TokenInfo>, ChainFault> {
		self.ask("AuthorizationTokenApi_token", id).await
	}

	/// Tokens that an account holds, of one identity or of all, in no order; at most `limit`.
	pub async fn tokens_of(
		&self,
		account: Account,
		identity: Option<IdentityId>,
		limit: usize,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFault> {
		let whose = (account, identity);
		self.token_pages("AuthorizationTokenApi_tokens_of", limit, |last, size| {
			(whose, last.map(|(id, info)| (info.token.identity, *id)), size)
		})
		.await
	}

	/// How many tokens an account holds, ended ones that nobody has forgotten included.
	pub async fn token_count_of(&self, account: Account) -> Result<u32, ChainFault> {
		self.ask("AuthorizationTokenApi_token_count_of", account).await
	}

	/// Tokens that an identity issued, in no order; at most `limit`.
	pub async fn tokens_by(
		&self,
		identity: IdentityId,
		limit: usize,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFault> {
		self.token_pages("AuthorizationTokenApi_tokens_by", limit, |last, size| {
			(identity, last.map(|(id, _)| *id), size)
		})
		.await
	}

	/// How many tokens an identity issued that nobody has forgotten.
	pub async fn token_count_by(&self, identity: IdentityId) -> Result<u32, ChainFault> {
		self.ask("AuthorizationTokenApi_token_count_by", identity).await
	}

	/// All that an identity offers, in no order.
	pub async fn definitions(
		&self,
		identity: IdentityId,
	) -> Result<Vec<(DefinitionId, Definition)>, ChainFault> {
		self.pages("AuthorizationTokenApi_definitions", identity).await
	}

	/// What holds for all tokens of an identity.
	pub async fn token_issuer(&self, identity: IdentityId) -> Result<Issuer, ChainFault> {
		self.ask("AuthorizationTokenApi_issuer", identity).await
	}

	/// The token of a definition that was last bought for an account, while it holds it.
	pub async fn last_bought(
		&self,
		identity: IdentityId,
		definition: DefinitionId,
		holder: Account,
	) -> Result<Option<TokenId>, ChainFault> {
		self.ask("AuthorizationTokenApi_last_bought", (identity, definition, holder)).await
	}

	/// Who guards an account.
	pub async fn guardian(&self, account: Account) -> Result<Option<Account>, ChainFault> {
		self.ask("AuthorizationTokenApi_guardian", account).await
	}

	/// Whether an account's tokens are frozen.
	pub async fn is_frozen(&self, account: Account) -> Result<bool, ChainFault> {
		self.ask("AuthorizationTokenApi_is_frozen", account).await
	}

	/// The number of a verifier's last report about an identity's tokens; 0 before the first.
	pub async fn last_report(
		&self,
		identity: IdentityId,
		verifier: Account,
	) -> Result<u64, ChainFault> {
		self.ask("AuthorizationTokenApi_last_report", (identity, verifier)).await
	}

	/// Asks for page after page, each with the last entry before it and a size.
	async fn token_pages<A: Encode>(
		&self,
		method: &'static str,
		limit: usize,
		arguments: impl Fn(Option<&(TokenId, TokenInfo)>, u32) -> A,
	) -> Result<Vec<(TokenId, TokenInfo)>, ChainFault> {
		let mut all = Vec::new();
		while all.len() < limit {
			let size = PAGE.min(u32::try_from(limit - all.len()).unwrap_or(PAGE));
			let page: Vec<_> = self.ask(method, arguments(all.last(), size)).await?;
			if page.is_empty() {
				break;
			}
			all.extend(page);
		}
		Ok(all)
	}
}
