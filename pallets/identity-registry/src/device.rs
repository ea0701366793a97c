//! The consent of a device's key, and what is wrong with it as this pallet's errors.

use litentry_identity::{DeviceProof, DeviceRefused, verify_device};
use litentry_verifying_key::{InvalidSignature, VerifyingKey};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, IdentityId};
use polkadot_sdk::{
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::{SaturatedConversion, Zero},
};

use crate::{Config, Error, Pallet};

impl<T: Config> Pallet<T> {
	/// The key of the device with this id, when it agrees to belong to the account.
	pub(crate) fn check_device(
		id: &IdentityId,
		proof: &DeviceProof,
		owner: &T::AccountId,
	) -> Result<VerifyingKey, Error<T>> {
		let account = Account(owner.clone().into());
		Ok(verify_device(id, proof, account, Self::genesis(), Self::now())?)
	}

	/// Which chain this is.
	pub(crate) fn genesis() -> GenesisHash {
		GenesisHash(frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero()).0)
	}

	/// This block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}
}

impl<T> From<DeviceRefused> for Error<T> {
	fn from(refused: DeviceRefused) -> Self {
		match refused {
			DeviceRefused::OtherDevice { .. } => Self::OtherDevice,
			DeviceRefused::Expired { .. } => Self::ProofExpired,
			DeviceRefused::ExpiresTooLate { .. } => Self::ProofExpiresTooLate,
			DeviceRefused::Signature(InvalidSignature::MalformedKey) => Self::MalformedKey,
			DeviceRefused::Signature(InvalidSignature::MalformedSignature) => {
				Self::MalformedSignature
			}
			DeviceRefused::Signature(InvalidSignature::Mismatch) => Self::BadSignature,
			_ => Self::ProofRefused,
		}
	}
}
