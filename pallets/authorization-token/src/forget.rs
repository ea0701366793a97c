//! How what has ended goes.

use litentry_identity::Identity;
use litentry_vocabulary::{Account, IdentityId, TokenId};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	sp_runtime::DispatchResult,
};

use crate::{Config, Error, Event, Frozen, HoldReason, Identities, Pallet, Reports, Tokens};

impl<T: Config> Pallet<T> {
	/// Deletes all that is kept of a token that has ended or that the caller, who holds it, gives up,
	/// and returns its deposit. An issuer could otherwise prolong a token, and so its deposit, for ever.
	pub(crate) fn forget(id: TokenId, caller: Account) -> DispatchResult {
		let current = Self::current(&id)?;
		let gives_up = current.token.holder == caller && !Frozen::<T>::contains_key(caller);
		ensure!(gives_up || current.ended(Self::now()).is_some(), Error::<T>::StillGood);
		let token = current.token;
		Tokens::<T>::remove(id);
		Self::remove_from_indexes(&id, &token);
		Self::release(HoldReason::Token, token.depositor, token.deposit)?;
		let (depositor, deposit) = (Self::account_id(token.depositor), token.deposit);
		Self::deposit_event(Event::TokenForgotten { id, depositor, deposit });
		Ok(())
	}

	/// Deletes the number of a verifier's last report about an identity that has no tokens any
	/// more and never will have, and returns its deposit.
	pub(crate) fn forget_last_report(identity: IdentityId, verifier: Account) -> DispatchResult {
		let is_active = T::Identities::identity(&identity).as_ref().is_none_or(Identity::is_active);
		ensure!(Reports::<T>::contains_key(identity, verifier), Error::<T>::NotReported);
		ensure!(!is_active, Error::<T>::IdentityActive);
		Reports::<T>::remove(identity, verifier);
		Self::release(HoldReason::Report, verifier, T::ReportDeposit::get())?;
		let verifier = Self::account_id(verifier);
		Self::deposit_event(Event::ReportsForgotten { identity, verifier });
		Ok(())
	}
}
