//! What the calls of `pallet_analyzer_registry` cost, as measured by `cargo xtask bench weights`.
//!
//! 2026-11-22, AMD EPYC; 50 steps of 20 runs each.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;

use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use polkadot_sdk::frame_system;

/// The measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_analyzer_registry::WeightInfo for WeightInfo<T> {
	fn register() -> Weight {
		// Measured: 373_337 ns; 5040 bytes; 6 reads; 4 writes
		Weight::from_parts(389_632_000, 5040)
			.saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn update() -> Weight {
		// Measured: 204_005 ns; 5040 bytes; 3 reads; 3 writes
		Weight::from_parts(215_752_000, 5040)
			.saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	fn unregister() -> Weight {
		// Measured: 58_438 ns; 5040 bytes; 1 reads; 1 writes
		Weight::from_parts(62_253_000, 5040)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn withdraw() -> Weight {
		// Measured: 189_492 ns; 5040 bytes; 3 reads; 4 writes
		Weight::from_parts(198_456_000, 5040)
			.saturating_add(T::DbWeight::get().reads_writes(3, 4))
	}
}
