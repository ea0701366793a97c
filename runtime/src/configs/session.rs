//! Validators' session keys. The validators are those of the genesis.

use frame_support::traits::ConstU128;
use polkadot_sdk::*;
use sp_runtime::traits::{ConvertInto, OpaqueKeys};

use crate::{AccountId, Babe, Balances, Runtime, RuntimeEvent, SessionKeys, storage_deposit};

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = ();
	type KeyDeposit = ConstU128<{ storage_deposit(1, 128) }>;
	type Keys = SessionKeys;
	type NextSessionRotation = Babe;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = ();
	type ShouldEndSession = Babe;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}
