//! Block production, and the randomness that committees are drawn from.

use frame_support::traits::{ConstU32, ConstU64};
use polkadot_sdk::*;

use crate::{EPOCH_SLOTS, MILLISECONDS_PER_BLOCK, Runtime, Session};

/// One block in four slots has a primary author; secondary VRF slots fill the others, so that
/// every block carries a VRF output.
pub const GENESIS_EPOCH: sp_consensus_babe::BabeEpochConfiguration =
	sp_consensus_babe::BabeEpochConfiguration {
		c: (1, 4),
		allowed_slots: sp_consensus_babe::AllowedSlots::PrimaryAndSecondaryVRFSlots,
	};

/// The most validators.
pub(super) type MaxAuthorities = ConstU32<100>;

impl pallet_babe::Config for Runtime {
	type DisabledValidators = Session;
	type EpochChangeTrigger = pallet_babe::ExternalTrigger;
	type EpochDuration = ConstU64<EPOCH_SLOTS>;
	type EquivocationReportSystem = ();
	type ExpectedBlockTime = ConstU64<MILLISECONDS_PER_BLOCK>;
	type KeyOwnerProof = sp_core::Void;
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = ConstU32<0>;
	type WeightInfo = ();
}

impl pallet_authorship::Config for Runtime {
	type EventHandler = ();
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Runtime, crate::Babe>;
}
