//! The versions of an identity's data pointer.

use litentry_identity::{DataPointer, Identity};
use litentry_vocabulary::{IdentityId, Name};
use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchResult};

use crate::{Config, Data, Error, Pallet, cid::is_cid};

impl<T: Config> Pallet<T> {
	/// Adds the next version, and holds its deposit.
	pub(crate) fn add_pointer(
		id: &IdentityId,
		identity: &mut Identity,
		pointer: &DataPointer,
	) -> DispatchResult {
		Self::check_pointer(pointer)?;
		let next = identity.data_version.checked_add(1);
		identity.data_version = next.ok_or(Error::<T>::VersionsExhausted)?;
		Self::hold(identity, Self::data_deposit(pointer))?;
		Data::<T>::insert(id, identity.data_version, pointer);
		Ok(())
	}

	/// Deletes a version, and returns its deposit.
	pub(crate) fn remove_pointer(
		id: &IdentityId,
		identity: &mut Identity,
		version: u32,
	) -> DispatchResult {
		let pointer = Data::<T>::take(id, version).ok_or(Error::<T>::VersionNotFound)?;
		Self::release(identity, Self::data_deposit(&pointer))
	}

	/// Whether a program can fetch the data and tell how to read it.
	pub(crate) fn check_pointer(pointer: &DataPointer) -> Result<(), Error<T>> {
		ensure!(is_cid(&pointer.cid), Error::InvalidCid);
		// A schema's name is bound by the rule for all names.
		Name::from(pointer.schema.clone()).check().map_err(|_| Error::InvalidSchema)?;
		Ok(())
	}
}
