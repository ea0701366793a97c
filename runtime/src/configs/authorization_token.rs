//! Authorization tokens: what they cost, and who knows the identities.

use frame_support::traits::ConstU128;
use litentry_identity::Identity;
use litentry_vocabulary::{Account, IdentityId};
use pallet_authorization_token::Identities;
use polkadot_sdk::*;

use crate::{Balances, IdentityRegistry, Runtime, RuntimeHoldReason, Timestamp, storage_deposit};

impl pallet_authorization_token::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::World;
	type Currency = Balances;
	type DefinitionDeposit = ConstU128<{ storage_deposit(1, 815) }>;
	// A guardian and a freeze.
	type GuardDeposit = ConstU128<{ storage_deposit(2, 192) }>;
	type Identities = RegisteredIdentities;
	type ReportDeposit = ConstU128<{ storage_deposit(1, 136) }>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Time = Timestamp;
	// The token, its holder's index and count, its identity's index, and the last purchase.
	type TokenDeposit = ConstU128<{ storage_deposit(5, 919) }>;
	type WeightInfo = crate::weights::pallet_authorization_token::WeightInfo<Runtime>;
}

/// What the identity registry says about an identity.
pub struct RegisteredIdentities;

impl Identities for RegisteredIdentities {
	fn identity(id: &IdentityId) -> Option<Identity> {
		IdentityRegistry::identity(id)
	}

	fn may_issue(id: &IdentityId, account: &Account) -> bool {
		IdentityRegistry::may_issue(id, account)
	}

	fn may_verify(id: &IdentityId, account: &Account) -> bool {
		IdentityRegistry::may_verify(id, account)
	}
}
