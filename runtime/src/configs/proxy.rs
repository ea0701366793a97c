//! Accounts that may act for another, within limits.

use frame_support::traits::{ConstU32, ConstU128, InstanceFilter};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::*;
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

use crate::{Balances, Runtime, RuntimeCall, RuntimeEvent, System, storage_deposit};

/// What a proxy may do.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Everything but moving tokens, authorization tokens included, giving identities away, putting the
	/// account under guardians, and what only an owner does with links.
	#[codec(index = 1)]
	NonTransfer,
	/// Identities, their tokens and link requests; but not buying tokens, nor asking for scores, nor putting
	/// the account under a guardian, nor what only an owner does with links.
	#[codec(index = 2)]
	Identity,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match (self, call) {
			(Self::Any, _) => true,
			(_, RuntimeCall::IdentityLinker(call)) => !is_owners_own(call),
			(Self::NonTransfer, call) => !matches!(
				call,
				RuntimeCall::Balances(..)
					| RuntimeCall::Recovery(..)
					| RuntimeCall::Sudo(..)
					| RuntimeCall::TaskDistributor(pallet_task_distributor::Call::request { .. })
					| RuntimeCall::IdentityRegistry(pallet_identity_registry::Call::offer { .. })
					| RuntimeCall::AuthorizationToken(
						pallet_authorization_token::Call::buy { .. }
							| pallet_authorization_token::Call::transfer_token { .. }
							| pallet_authorization_token::Call::name_guardian { .. }
					)
			),
			(Self::Identity, RuntimeCall::AuthorizationToken(call)) => !matches!(
				call,
				pallet_authorization_token::Call::buy { .. }
					| pallet_authorization_token::Call::name_guardian { .. }
			),
			// A request names who is answered: what it asks of the links, balances say, is the owner's to ask.
			(
				Self::Identity,
				RuntimeCall::TaskDistributor(pallet_task_distributor::Call::request { .. }),
			) => false,
			(Self::Identity, call) => {
				matches!(call, RuntimeCall::IdentityRegistry(..) | RuntimeCall::TaskDistributor(..))
			}
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		self == other || *self == Self::Any
	}
}

/// Whether a call tells anyone which external accounts are linked, gives links away, or ends them all:
/// none of that could be made good if a proxy did it in bad faith.
fn is_owners_own(call: &pallet_identity_linker::Call<Runtime>) -> bool {
	use pallet_identity_linker::Call;
	matches!(
		call,
		Call::link_public { .. }
			| Call::shield { .. }
			| Call::unlink { .. }
			| Call::reveal { .. }
			| Call::move_links { .. }
			| Call::forget_move { .. }
			| Call::request_export { .. }
			| Call::erase { .. }
	)
}

impl pallet_proxy::Config for Runtime {
	type AnnouncementDepositBase = ConstU128<{ storage_deposit(1, 16) }>;
	type AnnouncementDepositFactor = ConstU128<{ storage_deposit(0, 68) }>;
	type BlockNumberProvider = System;
	type CallHasher = BlakeTwo256;
	type Currency = Balances;
	type MaxPending = ConstU32<32>;
	type MaxProxies = ConstU32<32>;
	type ProxyDepositBase = ConstU128<{ storage_deposit(1, 8) }>;
	type ProxyDepositFactor = ConstU128<{ storage_deposit(0, 33) }>;
	type ProxyType = ProxyType;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
}
