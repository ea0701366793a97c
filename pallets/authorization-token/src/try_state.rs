//! What must hold between blocks, whatever was called.

use alloc::collections::{BTreeMap, BTreeSet};

use litentry_token::Token;
use litentry_vocabulary::{Account, Balance, TokenId};
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Get, fungible::InspectHold},
	},
	sp_runtime::TryRuntimeError,
};

use crate::{
	Config, Definitions, Frozen, Guardians, HoldReason, Identities, Issuers, LastBought, Pallet,
	Reports, TokenCount, Tokens, TokensBy, TokensOf,
};

type AllTokens = BTreeMap<TokenId, Token>;

impl<T: Config> Pallet<T> {
	/// Checks that the indexes, the counts and the holds are those of the tokens, the definitions,
	/// the guardians and the reports.
	pub(crate) fn check_state() -> Result<(), TryRuntimeError> {
		let tokens: AllTokens = Tokens::<T>::iter().collect();
		Self::check_indexes(&tokens)?;
		Self::check_token_counts(&tokens)?;
		Self::check_issuers(&tokens)?;
		Self::check_definitions()?;
		Self::check_last_bought(&tokens)?;
		Self::check_guardians()?;
		Self::check_deposits(&tokens)
	}

	fn check_indexes(tokens: &AllTokens) -> Result<(), TryRuntimeError> {
		let held: BTreeSet<_> = TokensOf::<T>::iter_keys().collect();
		let of_tokens = tokens.iter().map(|(id, token)| (token.holder, token.identity, *id));
		ensure!(held == of_tokens.collect(), "the tokens are not their holders'");
		let issued: BTreeSet<_> = TokensBy::<T>::iter_keys().collect();
		let of_tokens = tokens.iter().map(|(id, token)| (token.identity, *id));
		ensure!(issued == of_tokens.collect(), "the tokens are not their identities'");
		Ok(())
	}

	fn check_token_counts(tokens: &AllTokens) -> Result<(), TryRuntimeError> {
		let counts: BTreeMap<_, _> = TokenCount::<T>::iter().collect();
		let holders = tokens.values().map(|token| (token.holder, 1));
		ensure!(counts == sums(holders), "an account's tokens are counted wrongly");
		Ok(())
	}

	fn check_issuers(tokens: &AllTokens) -> Result<(), TryRuntimeError> {
		let mut counts = sums(tokens.values().map(|token| (token.identity, 1)));
		for (identity, issuer) in Issuers::<T>::iter() {
			let count = counts.remove(&identity).unwrap_or_default();
			ensure!(issuer.tokens == count, "an identity's tokens are counted wrongly");
			ensure!(issuer.issued >= count.into(), "an identity has more tokens than it issued");
			ensure!(T::Identities::identity(&identity).is_some(), "an issuer is no identity");
		}
		ensure!(counts.is_empty(), "tokens of no issuer are counted");
		tokens.values().try_for_each(Self::check_token)
	}

	fn check_token(token: &Token) -> Result<(), TryRuntimeError> {
		let issuer = Issuers::<T>::get(token.identity);
		ensure!(token.epoch <= issuer.epoch, "a token is of an epoch that has not come");
		ensure!(
			token.amendments <= issuer.amendments.made,
			"a token follows amendments that were not made"
		);
		ensure!(
			token.definition.is_none_or(|id| id < issuer.next_definition),
			"a token is of a definition that never was"
		);
		Ok(())
	}

	fn check_definitions() -> Result<(), TryRuntimeError> {
		let counts = sums(Definitions::<T>::iter_keys().map(|(identity, _)| (identity, 1)));
		for (identity, id) in Definitions::<T>::iter_keys() {
			let issuer = Issuers::<T>::get(identity);
			ensure!(id < issuer.next_definition, "a definition has a number not given out yet");
		}
		for (identity, issuer) in Issuers::<T>::iter() {
			let count = counts.get(&identity).copied().unwrap_or_default();
			ensure!(issuer.definitions == count, "an identity's definitions are counted wrongly");
		}
		Ok(())
	}

	fn check_last_bought(tokens: &AllTokens) -> Result<(), TryRuntimeError> {
		for ((identity, definition, holder), id) in LastBought::<T>::iter() {
			let is_so = |token: &Token| {
				(token.identity, token.definition, token.holder)
					== (identity, Some(definition), holder)
			};
			ensure!(tokens.get(&id).is_some_and(is_so), "what was last bought is another token");
		}
		Ok(())
	}

	fn check_guardians() -> Result<(), TryRuntimeError> {
		let own = Guardians::<T>::iter().any(|(account, guardian)| account == guardian);
		ensure!(!own, "an account is its own guardian");
		for account in Guardians::<T>::iter_keys().chain(Frozen::<T>::iter_keys()) {
			ensure!(Self::on_hold(HoldReason::Guard, account) > 0, "a guard has no deposit");
		}
		Ok(())
	}

	fn check_deposits(tokens: &AllTokens) -> Result<(), TryRuntimeError> {
		let of_tokens = sums(tokens.values().map(|token| (token.depositor, token.deposit)));
		let definitions = Definitions::<T>::iter_values();
		let of_definitions =
			sums(definitions.map(|deposited| (deposited.depositor, deposited.deposit)));
		let deposit = T::ReportDeposit::get();
		let of_reports = sums(Reports::<T>::iter_keys().map(|(_, verifier)| (verifier, deposit)));
		Self::check_held(HoldReason::Token, of_tokens)?;
		Self::check_held(HoldReason::Definition, of_definitions)?;
		Self::check_held(HoldReason::Report, of_reports)
	}

	fn check_held(
		reason: HoldReason,
		deposits: BTreeMap<Account, Balance>,
	) -> Result<(), TryRuntimeError> {
		for (account, deposit) in deposits {
			let held = Self::on_hold(reason, account);
			ensure!(held == deposit, "what is held is not the sum of the deposits");
		}
		Ok(())
	}

	fn on_hold(reason: HoldReason, account: Account) -> Balance {
		T::Currency::balance_on_hold(&reason.into(), &Self::account_id(account))
	}
}

fn sums<K: Ord, V: Default + core::ops::AddAssign>(
	parts: impl Iterator<Item = (K, V)>,
) -> BTreeMap<K, V> {
	let mut sums = BTreeMap::<K, V>::new();
	for (key, part) in parts {
		*sums.entry(key).or_default() += part;
	}
	sums
}
