//! What a transaction costs.

use frame_support::{
	parameter_types,
	traits::ConstU8,
	weights::{ConstantMultiplier, IdentityFee},
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier};
use polkadot_sdk::*;
use sp_runtime::traits::One;

use crate::{Balance, Balances, MICRO_LIT, Runtime, RuntimeEvent};

parameter_types! {
	pub FeeMultiplier: Multiplier = Multiplier::one();
	/// Per byte: the chain keeps every transaction.
	pub const ByteFee: Balance = MICRO_LIT;
}

impl pallet_transaction_payment::Config for Runtime {
	type FeeMultiplierUpdate = pallet_transaction_payment::ConstFeeMultiplier<FeeMultiplier>;
	type LengthToFee = ConstantMultiplier<Balance, ByteFee>;
	type OnChargeTransaction = FungibleAdapter<Balances, ()>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
	type WeightToFee = IdentityFee<Balance>;
}
