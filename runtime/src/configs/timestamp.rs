//! The chain's clock, which BABE's slots drive.

use polkadot_sdk::*;

use crate::{Babe, MILLISECONDS_PER_BLOCK, Moment, Runtime};

impl pallet_timestamp::Config for Runtime {
	type MinimumPeriod = frame_support::traits::ConstU64<{ MILLISECONDS_PER_BLOCK / 2 }>;
	type Moment = Moment;
	type OnTimestampSet = Babe;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}
