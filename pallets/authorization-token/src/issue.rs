//! How a token comes.

use litentry_token::{Definition, Issuer, Terms, Token, TokenData, Transfer, Uses, token_id};
use litentry_vocabulary::{Account, Balance, DefinitionId, IdentityId, Moment, TokenId};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	sp_runtime::DispatchError,
};

use crate::{Config, Error, Event, HoldReason, Issuers, Pallet, Tokens};

/// The token that somebody asks for.
pub(crate) struct Order {
	pub(crate) identity: IdentityId,
	pub(crate) definition: Option<DefinitionId>,
	pub(crate) holder: Account,
	pub(crate) starts: Moment,
	pub(crate) expires: Option<Moment>,
	pub(crate) terms: Terms,
}

impl Order {
	/// A token for any time from now on, as often as its holder likes, that costs something to hand
	/// on. The data come with how to read them.
	pub(crate) fn unlimited<T: Config>(
		identity: IdentityId,
		holder: Account,
		cost: Balance,
		(data, data_type): (TokenData, u64),
		expires: Option<Moment>,
	) -> Result<Self, Error<T>> {
		let starts = Pallet::<T>::now();
		ensure!(expires.is_none_or(|expires| expires > starts), Error::EndsBeforeStart);
		let (uses, transfer) = (Uses::Unlimited, Transfer::For(cost));
		let terms = Terms { uses, hours: None, transfer, requires: None, data, data_type };
		Ok(Self { identity, definition: None, holder, starts, expires, terms })
	}

	/// A token of a definition, from `starts` on, or from now.
	pub(crate) fn of_definition<T: Config>(
		identity: IdentityId,
		id: DefinitionId,
		definition: Definition,
		holder: Account,
		starts: Option<Moment>,
	) -> Result<Self, Error<T>> {
		let now = Pallet::<T>::now();
		let starts = starts.unwrap_or(now);
		ensure!(starts >= now, Error::StartsInPast);
		let end = |duration| starts.checked_add(duration).ok_or(Error::EndsTooLate);
		let expires = definition.duration.map(end).transpose()?;
		let terms = definition.terms;
		Ok(Self { identity, definition: Some(id), holder, starts, expires, terms })
	}
}

impl<T: Config> Pallet<T> {
	/// Issues a token, and holds its deposit.
	pub(crate) fn issue(order: Order, depositor: Account) -> Result<TokenId, DispatchError> {
		let deposit = T::TokenDeposit::get();
		Self::hold(HoldReason::Token, depositor, deposit)?;
		let (id, issuer) = Issuers::<T>::try_mutate(order.identity, |issuer| {
			let id = Self::count_token(&order.identity, issuer)?;
			Ok::<_, Error<T>>((id, issuer.clone()))
		})?;
		let Order { identity, definition, holder, starts, expires, terms } = order;
		let token = Token {
			identity,
			definition,
			holder,
			starts,
			expires,
			terms,
			epoch: issuer.epoch,
			amendments: issuer.amendments.made,
			recalled: false,
			depositor,
			deposit,
		};
		Self::add_to_indexes(&id, &token);
		Self::deposit_event(Event::TokenIssued { id, token: token.clone() });
		Tokens::<T>::insert(id, token);
		Ok(id)
	}

	fn count_token(identity: &IdentityId, issuer: &mut Issuer) -> Result<TokenId, Error<T>> {
		let number = issuer.issued;
		issuer.issued = number.checked_add(1).ok_or(Error::NumbersExhausted)?;
		issuer.tokens = issuer.tokens.checked_add(1).ok_or(Error::NumbersExhausted)?;
		Ok(token_id(identity, number))
	}
}
