//! The tokens of each account and of each identity, and their counts.

use litentry_token::Token;
use litentry_vocabulary::{Account, TokenId};

use crate::{Config, Issuers, LastBought, Pallet, TokenCount, TokensBy, TokensOf};

impl<T: Config> Pallet<T> {
	/// Adds a token that its issuer has counted.
	pub(crate) fn add_to_indexes(id: &TokenId, token: &Token) {
		TokensBy::<T>::insert(token.identity, id, ());
		Self::add_to_holder(id, token);
	}

	/// Removes a token from all indexes and counts.
	pub(crate) fn remove_from_indexes(id: &TokenId, token: &Token) {
		Self::remove_from_holder(id, token);
		TokensBy::<T>::remove(token.identity, id);
		Issuers::<T>::mutate(token.identity, |issuer| {
			issuer.tokens = issuer.tokens.saturating_sub(1);
		});
	}

	/// Has a token change hands.
	pub(crate) fn move_in_indexes(id: &TokenId, token: &mut Token, to: Account) {
		Self::remove_from_holder(id, token);
		token.holder = to;
		Self::add_to_holder(id, token);
	}

	fn add_to_holder(id: &TokenId, token: &Token) {
		TokensOf::<T>::insert((token.holder, token.identity, id), ());
		TokenCount::<T>::mutate(token.holder, |count| *count = count.saturating_add(1));
	}

	fn remove_from_holder(id: &TokenId, token: &Token) {
		TokensOf::<T>::remove((token.holder, token.identity, id));
		TokenCount::<T>::mutate_exists(token.holder, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		Self::remove_from_bought(id, token);
	}

	fn remove_from_bought(id: &TokenId, token: &Token) {
		let Some(definition) = token.definition else { return };
		LastBought::<T>::mutate_exists((token.identity, definition, token.holder), |last| {
			last.take_if(|last| last == id);
		});
	}
}
