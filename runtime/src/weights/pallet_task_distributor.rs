//! What the calls of `pallet_task_distributor` cost, as measured by `cargo xtask bench weights`.
//!
//! 2026-11-22, AMD EPYC; 50 steps of 20 runs each.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;

use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use polkadot_sdk::frame_system;

/// The measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_task_distributor::WeightInfo for WeightInfo<T> {
	fn request() -> Weight {
		// Measured: 577_342 ns; 26910 bytes; 16 reads; 7 writes
		Weight::from_parts(598_824_000, 26910)
			.saturating_add(T::DbWeight::get().reads_writes(16, 7))
	}
	/// `s` is 1 to 32.
	/// `a` is 0 to 128.
	fn certify(s: u32, a: u32, ) -> Weight {
		// Measured: 8_830_908 ns; 51031 + 4050 a bytes; 25 + 2 a reads; 23 + 1 a writes
		Weight::from_parts(1_389_797_224, 51031)
			.saturating_add(Weight::from_parts(223_528_851, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(175_763_671, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(0, 4050).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads_writes(25, 23))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(a.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(a.into())))
	}
	fn forget() -> Weight {
		// Measured: 228_781 ns; 25158 bytes; 4 reads; 4 writes
		Weight::from_parts(263_133_000, 25158)
			.saturating_add(T::DbWeight::get().reads_writes(4, 4))
	}
	/// `n` is 0 to 128.
	fn on_initialize(n: u32, ) -> Weight {
		// Measured: 11_667 ns; 4503 + 5281 n bytes; 1 + 3 n reads; 1 + 4 n writes
		Weight::from_parts(38_401_848, 4503)
			.saturating_add(Weight::from_parts(191_482_189, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5281).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(n.into())))
	}
	fn on_finalize() -> Weight {
		// Measured: 36_705 ns; 1518 bytes; 2 reads; 2 writes
		Weight::from_parts(39_559_000, 1518)
			.saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}
}
