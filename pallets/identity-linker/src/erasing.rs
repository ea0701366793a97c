//! The end of everything that is kept for an account here.

use alloc::vec::Vec;

use litentry_vocabulary::BigEndian;
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchError};

use crate::{Config, Error, Event, Exports, Links, LinksOf, Pallet};

impl<T: Config> Pallet<T> {
	/// Deletes every link and the export of an account, none of which may wait for the workers, and
	/// says how many links there were.
	pub(crate) fn erase_all(account: T::AccountId) -> Result<u32, DispatchError> {
		let ids: Vec<_> = LinksOf::<T>::iter_key_prefix(&account).collect();
		let export = Exports::<T>::get(&account);
		ensure!(!ids.is_empty() || export.is_some(), Error::<T>::NothingToErase);
		for BigEndian(id) in &ids {
			let Some(link) = Links::<T>::get(id) else { continue };
			ensure!(link.expires().is_none(), Error::<T>::Pending);
			Self::remove(*id, &link)?;
		}
		if let Some(export) = export {
			Self::remove_answered(&account, &export).map_err(|_| Error::<T>::Pending)?;
		}
		Self::deposit_event(Event::Erased { account });
		Ok(ids.len() as u32)
	}
}
