//! The answers of the runtime API; every list is read from an index, and no further than its page.

use alloc::vec::Vec;

use litentry_token::{Definition, Issuer, TokenInfo, TokenStanding};
use litentry_vocabulary::{Account, DefinitionId, IdentityId, TokenId};

use crate::{
	Config, Definitions, Frozen, Guardians, Issuers, LastBought, Pallet, Reports, TokenCount,
	TokensBy, TokensOf,
};

/// The most entries in one answer.
pub const MAX_PAGE: u32 = 100;

fn page<E>(entries: impl Iterator<Item = E>, limit: u32) -> impl Iterator<Item = E> {
	entries.take(limit.min(MAX_PAGE) as usize)
}

impl<T: Config> Pallet<T> {
	/// A token as it is now.
	pub fn token(id: TokenId) -> Option<TokenInfo> {
		let current = Self::current(&id).ok()?;
		let standing = match current.standing(Self::now()).into() {
			TokenStanding::Good(_) if Frozen::<T>::contains_key(current.token.holder) => {
				TokenStanding::Frozen
			}
			standing => standing,
		};
		Some(TokenInfo { token: current.token, standing })
	}

	/// A page of the tokens that an account holds, of one identity or of all.
	pub fn tokens_of(
		account: Account,
		identity: Option<IdentityId>,
		start: Option<(IdentityId, TokenId)>,
		limit: u32,
	) -> Vec<(TokenId, TokenInfo)> {
		match identity {
			Some(identity) => {
				Self::tokens_of_from(account, identity, start.map(|start| start.1), limit)
			}
			None => Self::all_tokens_of(account, start, limit),
		}
	}

	/// How many tokens an account holds.
	pub fn token_count_of(account: Account) -> u32 {
		TokenCount::<T>::get(account)
	}

	/// A page of the tokens that an identity issued.
	pub fn tokens_by(
		identity: IdentityId,
		start: Option<TokenId>,
		limit: u32,
	) -> Vec<(TokenId, TokenInfo)> {
		let ids = match start.map(|start| TokensBy::<T>::hashed_key_for(identity, start)) {
			Some(start) => TokensBy::<T>::iter_key_prefix_from(identity, start),
			None => TokensBy::<T>::iter_key_prefix(identity),
		};
		Self::with_info(page(ids, limit))
	}

	/// How many tokens an identity issued that nobody has forgotten.
	pub fn token_count_by(identity: IdentityId) -> u32 {
		Issuers::<T>::get(identity).tokens
	}

	/// A page of what an identity offers.
	pub fn definitions(
		identity: IdentityId,
		start: Option<DefinitionId>,
		limit: u32,
	) -> Vec<(DefinitionId, Definition)> {
		let entries = match start.map(|start| Definitions::<T>::hashed_key_for(identity, start)) {
			Some(start) => Definitions::<T>::iter_prefix_from(identity, start),
			None => Definitions::<T>::iter_prefix(identity),
		};
		page(entries, limit).map(|(id, deposited)| (id, deposited.definition)).collect()
	}

	/// What holds for all tokens of an identity.
	pub fn issuer(identity: IdentityId) -> Issuer {
		Issuers::<T>::get(identity)
	}

	/// The token of a definition that was last bought for an account, while it holds it.
	pub fn last_bought(
		identity: IdentityId,
		definition: DefinitionId,
		holder: Account,
	) -> Option<TokenId> {
		LastBought::<T>::get((identity, definition, holder))
	}

	/// Who guards an account.
	pub fn guardian(account: Account) -> Option<Account> {
		Guardians::<T>::get(account)
	}

	/// Whether an account's tokens are frozen.
	pub fn is_frozen(account: Account) -> bool {
		Frozen::<T>::contains_key(account)
	}

	/// The number of a verifier's last report about an identity's tokens; 0 before the first.
	pub fn last_report(identity: IdentityId, verifier: Account) -> u64 {
		Reports::<T>::get(identity, verifier).unwrap_or_default()
	}

	fn tokens_of_from(
		account: Account,
		identity: IdentityId,
		start: Option<TokenId>,
		limit: u32,
	) -> Vec<(TokenId, TokenInfo)> {
		let prefix = (account, identity);
		let key = |start| TokensOf::<T>::hashed_key_for((account, identity, start));
		let ids = match start.map(key) {
			Some(start) => TokensOf::<T>::iter_key_prefix_from(prefix, start),
			None => TokensOf::<T>::iter_key_prefix(prefix),
		};
		Self::with_info(page(ids, limit))
	}

	fn all_tokens_of(
		account: Account,
		start: Option<(IdentityId, TokenId)>,
		limit: u32,
	) -> Vec<(TokenId, TokenInfo)> {
		let prefix = (account,);
		let key = |(identity, id)| TokensOf::<T>::hashed_key_for((account, identity, id));
		let ids = match start.map(key) {
			Some(start) => TokensOf::<T>::iter_key_prefix_from(prefix, start),
			None => TokensOf::<T>::iter_key_prefix(prefix),
		};
		Self::with_info(page(ids, limit).map(|(_, id)| id))
	}

	fn with_info(ids: impl Iterator<Item = TokenId>) -> Vec<(TokenId, TokenInfo)> {
		ids.filter_map(|id| Some((id, Self::token(id)?))).collect()
	}
}
