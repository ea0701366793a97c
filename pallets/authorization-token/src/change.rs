//! Recalls and updates, of one token and of all tokens of an identity.

use litentry_token::{Issuer, Token, Update};
use litentry_vocabulary::{Account, IdentityId, RecallEpoch, TokenId};
use polkadot_sdk::frame_support::ensure;

use crate::{Config, Error, Issuers, Pallet, Tokens};

impl<T: Config> Pallet<T> {
	/// A token that its issuer may change, as it is now.
	pub(crate) fn changeable(id: &TokenId, issuer: &Account) -> Result<Token, Error<T>> {
		let current = Self::current(id)?;
		Self::ensure_issuer(&current.token.identity, issuer)?;
		let recalled = current.token.recalled || current.token.epoch != current.issuer.epoch;
		ensure!(!recalled, Error::Recalled);
		Ok(current.token)
	}

	/// Recalls a token.
	pub(crate) fn recall(id: &TokenId, token: Token) {
		Tokens::<T>::insert(id, Token { recalled: true, ..token });
	}

	/// Recalls all tokens that an identity has issued until now, with one write.
	pub(crate) fn recall_all_of(identity: &IdentityId) -> Result<RecallEpoch, Error<T>> {
		Issuers::<T>::try_mutate(identity, |issuer| {
			issuer.epoch = issuer.epoch.next().ok_or(Error::NumbersExhausted)?;
			Ok(issuer.epoch)
		})
	}

	/// Changes a token.
	pub(crate) fn update(id: &TokenId, mut token: Token, update: Update) -> Result<(), Error<T>> {
		let Update { expires, hours, data } = update;
		token.expires = expires.unwrap_or(token.expires);
		token.terms.hours = hours.unwrap_or(token.terms.hours);
		token.terms.data = data.unwrap_or(token.terms.data);
		let ends_in_time = token.expires.is_none_or(|expires| expires > token.starts);
		ensure!(ends_in_time, Error::EndsBeforeStart);
		Tokens::<T>::insert(id, token);
		Ok(())
	}

	/// Changes all tokens that an identity has issued until now, with one write. Tells the
	/// amendment's number.
	pub(crate) fn update_all_of(identity: &IdentityId, update: Update) -> Result<u32, Error<T>> {
		Issuers::<T>::try_mutate(identity, |issuer: &mut Issuer| {
			issuer.amendments = issuer.amendments.amend(update).ok_or(Error::NumbersExhausted)?;
			Ok(issuer.amendments.made)
		})
	}

	/// Refuses an update that changes nothing, or to hours that are none.
	pub(crate) fn check_update(update: &Update) -> Result<(), Error<T>> {
		let Update { expires, hours, data } = update;
		ensure!(expires.is_some() || hours.is_some() || data.is_some(), Error::NothingToUpdate);
		if let Some(Some(hours)) = hours {
			hours.check()?;
		}
		Ok(())
	}
}
