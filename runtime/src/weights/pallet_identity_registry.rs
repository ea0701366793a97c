//! What the calls of `pallet_identity_registry` cost, as measured by `cargo xtask bench weights`.
//!
//! 2026-11-22, AMD EPYC; 50 steps of 20 runs each.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;

use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use polkadot_sdk::frame_system;

/// The measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_identity_registry::WeightInfo for WeightInfo<T> {
	fn register_identity() -> Weight {
		// Measured: 389_441 ns; 3766 bytes; 4 reads; 6 writes
		Weight::from_parts(405_425_000, 3766)
			.saturating_add(T::DbWeight::get().reads_writes(4, 6))
	}
	fn register_identity_with_id() -> Weight {
		// Measured: 1_524_054 ns; 4120 bytes; 5 reads; 5 writes
		Weight::from_parts(1_593_088_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(5, 5))
	}
	fn describe() -> Weight {
		// Measured: 225_857 ns; 4120 bytes; 4 reads; 3 writes
		Weight::from_parts(236_183_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	fn publish_data() -> Weight {
		// Measured: 237_815 ns; 4120 bytes; 4 reads; 4 writes
		Weight::from_parts(248_561_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(4, 4))
	}
	fn forget_data() -> Weight {
		// Measured: 203_213 ns; 4120 bytes; 4 reads; 4 writes
		Weight::from_parts(212_057_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(4, 4))
	}
	fn offer() -> Weight {
		// Measured: 42_173 ns; 4120 bytes; 1 reads; 1 writes
		Weight::from_parts(44_737_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn withdraw_offer() -> Weight {
		// Measured: 45_868 ns; 4120 bytes; 2 reads; 1 writes
		Weight::from_parts(48_382_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	/// `d` is 0 to 16.
	fn accept(d: u32, ) -> Weight {
		// Measured: 512_155 ns; 6542 + 2572 d bytes; 8 + 1 d reads; 10 + 1 d writes
		Weight::from_parts(566_151_034, 6542)
			.saturating_add(Weight::from_parts(4_353_648, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 2572).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads_writes(8, 10))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}
	/// `d` is 0 to 16.
	fn retire(d: u32, ) -> Weight {
		// Measured: 293_037 ns; 4120 + 2572 d bytes; 3 + 1 d reads; 4 + 1 d writes
		Weight::from_parts(343_212_768, 4120)
			.saturating_add(Weight::from_parts(4_221_193, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 2572).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads_writes(3, 4))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}
	fn name_delegate() -> Weight {
		// Measured: 238_927 ns; 4120 bytes; 4 reads; 4 writes
		Weight::from_parts(248_741_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(4, 4))
	}
	fn dismiss_delegate() -> Weight {
		// Measured: 200_169 ns; 4120 bytes; 4 reads; 4 writes
		Weight::from_parts(209_323_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(4, 4))
	}
}
