//! What the calls of `pallet_knowledge_base` cost, as measured by `cargo xtask bench weights`.
//!
//! 2026-11-22, AMD EPYC; 50 steps of 20 runs each.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;

use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use polkadot_sdk::frame_system;

/// The measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_knowledge_base::WeightInfo for WeightInfo<T> {
	fn register_event() -> Weight {
		// Measured: 222_982 ns; 4230 bytes; 2 reads; 2 writes
		Weight::from_parts(233_018_000, 4230)
			.saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}
	/// `c` is 512 to 65536.
	/// `e` is 1 to 8.
	fn register_algorithm(c: u32, e: u32, ) -> Weight {
		// Measured: 444_133 ns; 4489 + 3240 e bytes; 2 + 1 e reads; 3 writes
		Weight::from_parts(262_700_121, 4489)
			.saturating_add(Weight::from_parts(95_265, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(20_668_895, 0).saturating_mul(e.into()))
			.saturating_add(Weight::from_parts(0, 3240).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 3))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(e.into())))
	}
	fn retire_event() -> Weight {
		// Measured: 44_196 ns; 4230 bytes; 1 reads; 1 writes
		Weight::from_parts(46_549_000, 4230)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn retire_algorithm() -> Weight {
		// Measured: 48_091 ns; 4489 bytes; 1 reads; 1 writes
		Weight::from_parts(52_258_000, 4489)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}
