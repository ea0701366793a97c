//! All of an account's records, asked for, delivered and cleared.

use litentry_certificate::{Certificate, Statement};
use litentry_link_record::SEALED_EXPORT_LENGTH;
use litentry_vocabulary::KeyEpoch;
use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{Defensive, Get, fungible::MutateHold, tokens::Precision},
	},
	frame_system,
	sp_runtime::{DispatchResult, traits::SaturatedConversion},
};

use crate::{
	Config, Error, Event, Export, ExportExpiries, ExportOf, ExportState, Exports, HoldReason,
	Pallet, SealedExport, SealedExportRequest, consent::named,
};

impl<T: Config> Pallet<T> {
	/// Keeps an export request that is found good, in place of an answered one.
	pub(crate) fn open_export(
		account: T::AccountId,
		epoch: KeyEpoch,
		sealed: SealedExportRequest,
	) -> DispatchResult {
		if let Some(older) = Exports::<T>::get(&account) {
			Self::remove_answered(&account, &older)?;
		}
		let (deposit, expires) = (T::ExportDeposit::get(), Self::expiry());
		T::Currency::hold(&HoldReason::Export.into(), &account, deposit)?;
		ExportExpiries::<T>::try_mutate(expires, |due| due.try_push(account.clone()))
			.map_err(|_| Error::<T>::BlockFull)?;
		let requested_at = frame_system::Pallet::<T>::block_number();
		let state = ExportState::Requested { sealed: sealed.clone(), expires };
		Exports::<T>::insert(&account, Export { epoch, requested_at, deposit, state });
		Self::deposit_event(Event::ExportRequested { account, epoch, sealed, expires, deposit });
		Ok(())
	}

	/// Keeps an export for its owner, as the workers say.
	pub(crate) fn deliver_export(
		account: T::AccountId,
		sealed: SealedExport,
		certificate: &Certificate,
	) -> DispatchResult {
		ensure!(sealed.len() == SEALED_EXPORT_LENGTH, Error::<T>::WrongLength);
		let export = Exports::<T>::get(&account).ok_or(Error::<T>::NoExport)?;
		let expires = export.expires().ok_or(Error::<T>::ExportAnswered)?;
		let requested_at = export.requested_at.saturated_into();
		let statement = Statement::exported(named(&account), requested_at, &sealed);
		Self::check_certificate(&statement, certificate)?;
		ExportExpiries::<T>::mutate_exists(expires, |due| {
			if let Some(due) = due {
				due.retain(|other| *other != account);
			}
			due.take_if(|due| due.is_empty());
		});
		let since = frame_system::Pallet::<T>::block_number();
		let state = ExportState::Answered { sealed: sealed.clone(), since };
		Exports::<T>::insert(&account, Export { state, ..export });
		Self::deposit_event(Event::ExportDelivered { account, sealed });
		Ok(())
	}

	/// Deletes an answered export, and returns its deposit.
	pub(crate) fn clear(account: T::AccountId) -> DispatchResult {
		let export = Exports::<T>::get(&account).ok_or(Error::<T>::NoExport)?;
		Self::remove_answered(&account, &export)?;
		Self::deposit_event(Event::ExportCleared { account });
		Ok(())
	}

	/// Drops an export request that nobody answered.
	pub(crate) fn expire_export(account: T::AccountId) {
		let Some(export) = Exports::<T>::get(&account) else { return };
		if Self::remove_export(&account, &export).defensive().is_ok() {
			Self::deposit_event(Event::ExportExpired { account });
		}
	}

	/// Deletes an export that does not wait for the workers.
	pub(crate) fn remove_answered(account: &T::AccountId, export: &ExportOf<T>) -> DispatchResult {
		ensure!(export.expires().is_none(), Error::<T>::ExportPending);
		Self::remove_export(account, export)
	}

	fn remove_export(account: &T::AccountId, export: &ExportOf<T>) -> DispatchResult {
		Exports::<T>::remove(account);
		let reason = HoldReason::Export.into();
		T::Currency::release(&reason, account, export.deposit, Precision::BestEffort)?;
		Ok(())
	}
}
