//! Offers of tokens.

use litentry_token::{Definition, Issuer, Uses};
use litentry_vocabulary::{Account, Balance, DefinitionId, IdentityId};
use parity_scale_codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	sp_runtime::DispatchResult,
};
use scale_info::TypeInfo;

use crate::{Config, Definitions, Error, Event, HoldReason, Identities, Issuers, Pallet};

/// A definition, and the deposit for it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DepositedDefinition {
	/// The offer.
	pub definition: Definition,
	/// Who paid the deposit, and gets it back when the definition is withdrawn.
	pub depositor: Account,
	/// What is held of the depositor.
	pub deposit: Balance,
}

impl<T: Config> Pallet<T> {
	/// The offer, unless it is withdrawn or never was.
	pub(crate) fn definition(
		identity: &IdentityId,
		id: DefinitionId,
	) -> Result<Definition, Error<T>> {
		let deposited = Definitions::<T>::get(identity, id).ok_or(Error::DefinitionNotFound)?;
		Ok(deposited.definition)
	}

	/// Makes an offer, and holds its deposit.
	pub(crate) fn add_definition(
		identity: IdentityId,
		definition: Definition,
		depositor: Account,
	) -> DispatchResult {
		Self::check_definition(&identity, &definition)?;
		let deposit = T::DefinitionDeposit::get();
		Self::hold(HoldReason::Definition, depositor, deposit)?;
		let id = Issuers::<T>::try_mutate(identity, Self::count_definition)?;
		Self::deposit_event(Event::TokenDefined {
			identity,
			id,
			definition: definition.clone(),
			depositor: Self::account_id(depositor),
			deposit,
		});
		let deposited = DepositedDefinition { definition, depositor, deposit };
		Definitions::<T>::insert(identity, id, deposited);
		Ok(())
	}

	/// Ends an offer, and returns its deposit; the tokens made from it stay.
	pub(crate) fn remove_definition(identity: IdentityId, id: DefinitionId) -> DispatchResult {
		let DepositedDefinition { depositor, deposit, .. } =
			Definitions::<T>::take(identity, id).ok_or(Error::<T>::DefinitionNotFound)?;
		Issuers::<T>::mutate(identity, |issuer| {
			issuer.definitions = issuer.definitions.saturating_sub(1);
		});
		Self::release(HoldReason::Definition, depositor, deposit)?;
		Self::deposit_event(Event::DefinitionWithdrawn { identity, id });
		Ok(())
	}

	/// Whether it is this account that made an offer.
	pub(crate) fn deposited(identity: &IdentityId, id: DefinitionId, account: &Account) -> bool {
		Definitions::<T>::get(identity, id).is_some_and(|offer| offer.depositor == *account)
	}

	fn count_definition(issuer: &mut Issuer) -> Result<DefinitionId, Error<T>> {
		let id = issuer.next_definition;
		issuer.next_definition = id.next().ok_or(Error::NumbersExhausted)?;
		issuer.definitions = issuer.definitions.saturating_add(1);
		Ok(id)
	}

	fn check_definition(identity: &IdentityId, definition: &Definition) -> Result<(), Error<T>> {
		let Definition { description, duration, terms, .. } = definition;
		description.check()?;
		ensure!(*duration != Some(0), Error::NoDuration);
		ensure!(terms.uses != Uses::Left(0), Error::NoUses);
		if let Some(hours) = terms.hours {
			hours.check()?;
		}
		let Some(required) = &terms.requires else { return Ok(()) };
		// Otherwise a token would be its own support.
		ensure!(required != identity, Error::RequiresItself);
		ensure!(T::Identities::identity(required).is_some(), Error::RequiredIdentityNotFound);
		Ok(())
	}
}
