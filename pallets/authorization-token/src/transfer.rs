//! How a token changes hands.

use litentry_token::Transfer;
use litentry_vocabulary::{Account, Balance, TokenId};
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};

use crate::{Config, Error, Event, Pallet, Tokens, current::Current};

impl<T: Config> Pallet<T> {
	/// Hands a token on, and pays its cost to the identity's owner.
	pub(crate) fn transfer(id: TokenId, from: Account, to: Account) -> DispatchResult {
		let current = Self::current(&id)?;
		let cost = Self::cost_of_transfer(&current, &from, &to)?;
		Self::pay(from, current.identity.owner, cost)?;
		let mut token = current.token;
		Self::move_in_indexes(&id, &mut token, to);
		Tokens::<T>::insert(id, token);
		let (from, to) = (Self::account_id(from), Self::account_id(to));
		let seller = Self::account_id(current.identity.owner);
		Self::deposit_event(Event::TokenTransferred { id, from, to, cost, paid_to: seller });
		Ok(())
	}

	fn cost_of_transfer(
		current: &Current,
		from: &Account,
		to: &Account,
	) -> Result<Balance, Error<T>> {
		ensure!(current.token.holder == *from, Error::NotHolder);
		ensure!(from != to, Error::TransferToSelf);
		Self::ensure_not_frozen(from)?;
		if let Some(ended) = current.ended(Self::now()) {
			return Err(ended.into());
		}
		match current.token.terms.transfer {
			Transfer::For(cost) => Ok(cost),
			Transfer::Forbidden => Err(Error::TransferForbidden),
		}
	}
}
