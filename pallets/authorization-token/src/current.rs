//! A token as it is now.

use litentry_identity::Identity;
use litentry_token::{Issuer, NotGood, Token, Uses, effective, standing};
use litentry_vocabulary::{Moment, TokenId};
use polkadot_sdk::frame_support::traits::Time;

use crate::{Config, Error, Identities, Issuers, Pallet, Tokens};

/// A token with its issuer's amendments, and what else decides whether it is good.
pub(crate) struct Current {
	pub(crate) token: Token,
	pub(crate) issuer: Issuer,
	pub(crate) identity: Identity,
}

impl Current {
	/// How many uses the token has left, if it can be used at this moment.
	pub(crate) fn standing(&self, now: Moment) -> Result<Uses, NotGood> {
		standing(&self.token, &self.issuer, &self.identity, now)
	}

	/// Why the token has ended; one that is not good only at this moment has not.
	pub(crate) fn ended(&self, now: Moment) -> Option<NotGood> {
		match self.standing(now) {
			Ok(_) | Err(NotGood::NotYet { .. } | NotGood::OutsideHours) => None,
			Err(ended) => Some(ended),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The token as it is now.
	pub(crate) fn current(id: &TokenId) -> Result<Current, Error<T>> {
		let stored = Tokens::<T>::get(id).ok_or(Error::NotFound)?;
		let identity = T::Identities::identity(&stored.identity).ok_or(Error::IdentityNotFound)?;
		let issuer = Issuers::<T>::get(stored.identity);
		Ok(Current { token: effective(&stored, &issuer), issuer, identity })
	}

	/// The present moment.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}
}
