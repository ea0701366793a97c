//! What is held of an owner for an identity.

use litentry_identity::{DataPointer, Identity};
use litentry_vocabulary::{Balance, Description};
use parity_scale_codec::Encode;
use polkadot_sdk::{
	frame_support::traits::{Get, fungible::MutateHold, tokens::Precision},
	sp_runtime::DispatchResult,
};

use crate::{Config, HoldReason, Pallet};

impl<T: Config> Pallet<T> {
	/// The deposit for a description.
	pub(crate) fn description_deposit(description: &Description) -> Balance {
		Self::byte_deposit(description.as_bytes().len())
	}

	/// The deposit for one version of a data pointer.
	pub(crate) fn data_deposit(pointer: &DataPointer) -> Balance {
		T::DataDeposit::get().saturating_add(Self::byte_deposit(pointer.encoded_size()))
	}

	/// Holds so much more of the owner.
	pub(crate) fn hold(identity: &mut Identity, amount: Balance) -> DispatchResult {
		T::Currency::hold(&HoldReason::Identity.into(), &Self::owner(identity), amount)?;
		identity.deposit = identity.deposit.saturating_add(amount);
		Ok(())
	}

	/// Returns so much to the owner, or all that is held for the identity when that is less: the
	/// rates may have risen since it was held.
	pub(crate) fn release(identity: &mut Identity, amount: Balance) -> DispatchResult {
		let amount = amount.min(identity.deposit);
		let (reason, owner) = (HoldReason::Identity.into(), Self::owner(identity));
		T::Currency::release(&reason, &owner, amount, Precision::BestEffort)?;
		identity.deposit = identity.deposit.saturating_sub(amount);
		Ok(())
	}

	fn byte_deposit(bytes: usize) -> Balance {
		T::ByteDeposit::get().saturating_mul(bytes as Balance)
	}
}
