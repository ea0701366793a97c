//! What the calls of `pallet_worker_registry` cost, as measured by `cargo xtask bench weights`.
//!
//! 2026-11-22, AMD EPYC; 50 steps of 20 runs each.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;

use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use polkadot_sdk::frame_system;

/// The measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_worker_registry::WeightInfo for WeightInfo<T> {
	fn register() -> Weight {
		// Measured: 606_895 ns; 6028 bytes; 10 reads; 5 writes
		Weight::from_parts(633_826_000, 6028)
			.saturating_add(T::DbWeight::get().reads_writes(10, 5))
	}
	fn renew() -> Weight {
		// Measured: 226_308 ns; 6028 bytes; 7 reads; 3 writes
		Weight::from_parts(238_105_000, 6028)
			.saturating_add(T::DbWeight::get().reads_writes(7, 3))
	}
	fn unregister() -> Weight {
		// Measured: 223_253 ns; 4853 bytes; 4 reads; 4 writes
		Weight::from_parts(236_223_000, 4853)
			.saturating_add(T::DbWeight::get().reads_writes(4, 4))
	}
	fn evict() -> Weight {
		// Measured: 224_115 ns; 4853 bytes; 4 reads; 4 writes
		Weight::from_parts(235_671_000, 4853)
			.saturating_add(T::DbWeight::get().reads_writes(4, 4))
	}
	fn allow_measurement() -> Weight {
		// Measured: 38_878 ns; 3497 bytes; 1 reads; 1 writes
		Weight::from_parts(40_991_000, 3497)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn disallow_measurement() -> Weight {
		// Measured: 1_406_899 ns; 124606 bytes; 66 reads; 66 writes
		Weight::from_parts(1_481_230_000, 124606)
			.saturating_add(T::DbWeight::get().reads_writes(66, 66))
	}
}
