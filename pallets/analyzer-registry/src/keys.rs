//! What is asked of the keys that an analyzer brings.

use litentry_observation::{NotPossessed, PossessionProof};
use litentry_sealing::InvalidKey;
use litentry_vocabulary::{Account, GenesisHash};
use polkadot_sdk::{
	frame_support::ensure,
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::Zero,
};

use crate::{Config, Error, ObservationKeys, Pallet};

impl<T: Config> Pallet<T> {
	/// Makes an observation key the account's, which no other analyzer may have.
	pub(crate) fn take_observation_key(
		account: &T::AccountId,
		key: [u8; 32],
	) -> Result<(), Error<T>> {
		ensure!(!ObservationKeys::<T>::contains_key(key), Error::<T>::ObservationKeyTaken);
		ObservationKeys::<T>::insert(key, account);
		Ok(())
	}

	/// Checks that the observation key signed for the account.
	pub(crate) fn check_possession(
		account: &T::AccountId,
		key: &[u8; 32],
		possession: &PossessionProof,
	) -> Result<(), Error<T>> {
		let account = Account(account.clone().into());
		Ok(possession.verify(&Self::genesis(), &account, key)?)
	}

	/// Which chain this is.
	pub(crate) fn genesis() -> GenesisHash {
		GenesisHash(frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero()).0)
	}
}

impl<T> From<InvalidKey> for Error<T> {
	fn from(_: InvalidKey) -> Self {
		Self::SealingKeyInvalid
	}
}

impl<T> From<NotPossessed> for Error<T> {
	fn from(_: NotPossessed) -> Self {
		Self::PossessionUnproven
	}
}
