//! Public links that become shielded ones, and the reverse, as their owners ask.

use litentry_certificate::{Certificate, Certifiers, Statement};
use litentry_external_account::ExternalAccount;
use litentry_vocabulary::LinkId;
use polkadot_sdk::{
	frame_system,
	sp_runtime::{DispatchResult, traits::SaturatedConversion},
};

use crate::{CanonicalAccount, Config, Error, Event, Link, LinkState, Links, Pallet, PublicLinks};

impl<T: Config> Pallet<T> {
	/// Asks the workers to encrypt a public link with their present key.
	pub(crate) fn ask_to_shield(id: LinkId, account: T::AccountId) -> DispatchResult {
		let link = Self::owned(id, &account)?;
		let LinkState::Public { external, since } = link.state else {
			return Err(Error::<T>::NotPublic.into());
		};
		let (epoch, expires) = (T::Certifiers::current_epoch(), Self::expiry());
		let requested_at = frame_system::Pallet::<T>::block_number();
		let state = LinkState::Shielding { external, since, expires };
		Self::change(id, Link { epoch, requested_at, ..link }, state)?;
		Self::deposit_event(Event::ShieldRequested { id, account, epoch, expires });
		Ok(())
	}

	/// Asks the workers to tell which external account a shielded link is of.
	pub(crate) fn ask_to_reveal(id: LinkId, account: T::AccountId) -> DispatchResult {
		let link = Self::owned(id, &account)?;
		let LinkState::Shielded { record, nullifier, bound_to, since } = link.state.clone() else {
			return Err(Error::<T>::NotShielded.into());
		};
		let expires = Self::expiry();
		// The epoch stays: it is the one that the record is encrypted with.
		let requested_at = frame_system::Pallet::<T>::block_number();
		let state = LinkState::Revealing { record, nullifier, bound_to, since, expires };
		Self::change(id, Link { requested_at, ..link }, state)?;
		Self::deposit_event(Event::RevealRequested { id, account, expires });
		Ok(())
	}

	/// Makes a link public that its owner wants revealed, as the workers say.
	pub(crate) fn revealed(
		id: LinkId,
		external: ExternalAccount,
		certificate: &Certificate,
	) -> DispatchResult {
		let link = Links::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		if !matches!(link.state, LinkState::Revealing { .. }) {
			return Err(Error::<T>::NotRevealing.into());
		}
		let requested_at = link.requested_at.saturated_into();
		let statement = Statement::LinkRevealed { id, requested_at, external };
		Self::check_certificate(&statement, certificate)?;
		let account = link.owner.clone();
		let old = PublicLinks::<T>::get(CanonicalAccount::from(&external));
		Self::make_way(old, &account, id)?;
		let since = frame_system::Pallet::<T>::block_number();
		Self::change(id, link, LinkState::Public { external, since })?;
		Self::deposit_event(Event::LinkRevealed { id, account, external });
		Ok(())
	}
}
