//! Identities: what keeping them costs.

use frame_support::traits::{ConstU32, ConstU128};
use polkadot_sdk::*;

use crate::{Balances, Runtime, RuntimeHoldReason, storage_deposit};

impl pallet_identity_registry::Config for Runtime {
	// The entry, the owner's index and count, and an offer.
	type BaseDeposit = ConstU128<{ storage_deposit(4, 512) }>;
	type ByteDeposit = ConstU128<{ storage_deposit(0, 1) }>;
	type Currency = Balances;
	type DataDeposit = ConstU128<{ storage_deposit(1, 92) }>;
	type DelegateDeposit = ConstU128<{ storage_deposit(1, 129) }>;
	type MaxDelegates = ConstU32<16>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = crate::weights::pallet_identity_registry::WeightInfo<Runtime>;
}
