//! Polkadot's identity pallet: names, judged by registrars.

use frame_support::traits::{ConstU32, ConstU128};
use frame_system::EnsureRoot;
use pallet_identity::legacy::IdentityInfo;
use polkadot_sdk::*;
use sp_runtime::traits::Verify;

use crate::{AccountId, Balances, DAYS, Runtime, RuntimeEvent, Signature, storage_deposit};

impl pallet_identity::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
	type BasicDeposit = ConstU128<{ storage_deposit(1, 17) }>;
	type ByteDeposit = ConstU128<{ storage_deposit(0, 1) }>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<AccountId>;
	type IdentityInformation = IdentityInfo<ConstU32<100>>;
	type MaxRegistrars = ConstU32<20>;
	type MaxSubAccounts = ConstU32<100>;
	type MaxSuffixLength = ConstU32<7>;
	type MaxUsernameLength = ConstU32<32>;
	type OffchainSignature = Signature;
	type PendingUsernameExpiration = ConstU32<{ 7 * DAYS }>;
	type RegistrarOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type SigningPublicKey = <Signature as Verify>::Signer;
	type Slashed = ();
	type SubAccountDeposit = ConstU128<{ storage_deposit(1, 53) }>;
	type UsernameAuthorityOrigin = EnsureRoot<AccountId>;
	type UsernameDeposit = ConstU128<{ storage_deposit(1, 64) }>;
	type UsernameGracePeriod = ConstU32<{ 30 * DAYS }>;
	type WeightInfo = pallet_identity::weights::SubstrateWeight<Runtime>;
}
