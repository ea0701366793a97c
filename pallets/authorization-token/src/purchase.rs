//! Tokens for money.

use litentry_vocabulary::{Account, DefinitionId, IdentityId, Moment};
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};

use crate::{Config, Error, Event, LastBought, Pallet, issue::Order};

impl<T: Config> Pallet<T> {
	/// Sells a token of a definition, and pays the identity's owner.
	pub(crate) fn sell(
		identity: IdentityId,
		definition: DefinitionId,
		buyer: Account,
		holder: Account,
		starts: Option<Moment>,
	) -> DispatchResult {
		let seller = Self::active(&identity)?.owner;
		let offer = Self::definition(&identity, definition)?;
		Self::ensure_not_bought(&identity, definition, &buyer, &holder)?;
		let price = offer.price;
		let order = Order::of_definition::<T>(identity, definition, offer, holder, starts)?;
		let id = Self::issue(order, buyer)?;
		Self::pay(buyer, seller, price)?;
		LastBought::<T>::insert((identity, definition, holder), id);
		let (buyer, seller) = (Self::account_id(buyer), Self::account_id(seller));
		Self::deposit_event(Event::TokenBought { id, buyer, seller, price });
		Ok(())
	}

	/// Refuses to sell the same twice. What others bought for the holder does not count: a gift
	/// that starts in a hundred years must not keep him from buying.
	fn ensure_not_bought(
		identity: &IdentityId,
		definition: DefinitionId,
		buyer: &Account,
		holder: &Account,
	) -> Result<(), Error<T>> {
		let Some(last) = LastBought::<T>::get((identity, definition, holder)) else {
			return Ok(());
		};
		let last = Self::current(&last)?;
		let bought = last.token.depositor == *buyer && last.ended(Self::now()).is_none();
		ensure!(!bought, Error::AlreadyHeld);
		Ok(())
	}
}
