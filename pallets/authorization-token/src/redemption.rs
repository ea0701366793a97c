//! The uses of a token.

use litentry_token::{Token, Uses};
use litentry_vocabulary::{Account, Moment, TokenId};
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};

use crate::{Config, Error, Event, Pallet, Tokens};

impl<T: Config> Pallet<T> {
	/// Uses a token once, in front of a verifier of its identity.
	pub(crate) fn redeem_at(
		id: TokenId,
		holder: Account,
		verifier: Account,
		supporting: Option<TokenId>,
	) -> DispatchResult {
		let current = Self::current(&id)?;
		ensure!(current.token.holder == holder, Error::<T>::NotHolder);
		Self::ensure_verifier(&current.token.identity, &verifier)?;
		Self::ensure_not_frozen(&holder)?;
		let now = Self::now();
		current.standing(now).map_err(Error::<T>::from)?;
		Self::ensure_supported(&current.token, supporting, now)?;
		let left = Self::count_use(&id)?;
		let (holder, verifier) = (Self::account_id(holder), Self::account_id(verifier));
		Self::deposit_event(Event::TokenRedeemed { id, holder, verifier, supporting, left });
		Ok(())
	}

	/// Writes down that a token was used once, and tells how many uses are left.
	pub(crate) fn count_use(id: &TokenId) -> Result<Uses, Error<T>> {
		Tokens::<T>::try_mutate(id, |token| {
			let uses = &mut token.as_mut().ok_or(Error::NotFound)?.terms.uses;
			*uses = uses.after(1).ok_or(Error::UsedUp)?;
			Ok(*uses)
		})
	}

	/// Refuses a token that demands another one of its holder, unless that one is named and good.
	fn ensure_supported(
		token: &Token,
		supporting: Option<TokenId>,
		now: Moment,
	) -> Result<(), Error<T>> {
		let Some(required) = token.terms.requires else { return Ok(()) };
		let supporting = supporting.ok_or(Error::RequirementMissing)?;
		let other = Self::current(&supporting).map_err(|_| Error::RequirementMissing)?;
		let is_theirs = other.token.identity == required && other.token.holder == token.holder;
		ensure!(is_theirs && other.standing(now).is_ok(), Error::RequirementMissing);
		Ok(())
	}
}
