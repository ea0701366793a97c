//! What the calls of `pallet_identity_linker` cost, as measured by `cargo xtask bench weights`.
//!
//! 2026-11-22, AMD EPYC; 50 steps of 20 runs each.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;

use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use polkadot_sdk::frame_system;

/// The measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_identity_linker::WeightInfo for WeightInfo<T> {
	fn request_link() -> Weight {
		// Measured: 334_429 ns; 4503 bytes; 7 reads; 8 writes
		Weight::from_parts(358_745_000, 4503)
			.saturating_add(T::DbWeight::get().reads_writes(7, 8))
	}
	/// `s` is 1 to 32.
	fn confirm_link(s: u32, ) -> Weight {
		// Measured: 312_586 ns; 6220 bytes; 5 reads; 3 writes
		Weight::from_parts(237_062_929, 6220)
			.saturating_add(Weight::from_parts(98_454_285, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}
	/// `s` is 1 to 32.
	fn refuse_link(s: u32, ) -> Weight {
		// Measured: 300_399 ns; 6220 bytes; 4 reads; 2 writes
		Weight::from_parts(246_463_945, 6220)
			.saturating_add(Weight::from_parts(96_679_319, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn unlink() -> Weight {
		// Measured: 210_995 ns; 6220 bytes; 4 reads; 6 writes
		Weight::from_parts(221_901_000, 6220)
			.saturating_add(T::DbWeight::get().reads_writes(4, 6))
	}
	/// `n` is 0 to 128.
	fn on_initialize(n: u32, ) -> Weight {
		// Measured: 9_524 ns; 4503 + 5230 n bytes; 1 + 4 n reads; 1 + 5 n writes
		Weight::from_parts(9_644_000, 4503)
			.saturating_add(Weight::from_parts(192_597_523, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 5230).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64.saturating_mul(n.into())))
	}
}
