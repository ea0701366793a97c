//! What the calls of `pallet_authorization_token` cost, as measured by `cargo xtask bench weights`.
//!
//! 2026-11-22, AMD EPYC; 50 steps of 20 runs each.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;

use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use polkadot_sdk::frame_system;

/// The measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_authorization_token::WeightInfo for WeightInfo<T> {
	fn define() -> Weight {
		// Measured: 272_046 ns; 7250 bytes; 6 reads; 4 writes
		Weight::from_parts(281_690_000, 7250)
			.saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn withdraw_definition() -> Weight {
		// Measured: 232_377 ns; 4248 bytes; 6 reads; 4 writes
		Weight::from_parts(243_123_000, 4248)
			.saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}
	fn issue_token() -> Weight {
		// Measured: 301_770 ns; 4120 bytes; 7 reads; 7 writes
		Weight::from_parts(314_059_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(7, 7))
	}
	fn grant() -> Weight {
		// Measured: 315_911 ns; 4248 bytes; 8 reads; 7 writes
		Weight::from_parts(335_461_000, 4248)
			.saturating_add(T::DbWeight::get().reads_writes(8, 7))
	}
	fn buy() -> Weight {
		// Measured: 544_773 ns; 6196 bytes; 10 reads; 9 writes
		Weight::from_parts(565_765_000, 6196)
			.saturating_add(T::DbWeight::get().reads_writes(10, 9))
	}
	fn transfer_token() -> Weight {
		// Measured: 343_813 ns; 6196 bytes; 10 reads; 8 writes
		Weight::from_parts(359_817_000, 6196)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn recall_token() -> Weight {
		// Measured: 107_020 ns; 4120 bytes; 4 reads; 1 writes
		Weight::from_parts(112_488_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn recall_all() -> Weight {
		// Measured: 77_966 ns; 4120 bytes; 3 reads; 1 writes
		Weight::from_parts(82_783_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn update_token() -> Weight {
		// Measured: 107_811 ns; 4120 bytes; 4 reads; 1 writes
		Weight::from_parts(113_649_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn update_all() -> Weight {
		// Measured: 78_598 ns; 4120 bytes; 3 reads; 1 writes
		Weight::from_parts(82_553_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
	fn redeem() -> Weight {
		// Measured: 157_986 ns; 7250 bytes; 9 reads; 1 writes
		Weight::from_parts(164_576_000, 7250)
			.saturating_add(T::DbWeight::get().reads_writes(9, 1))
	}
	/// `h` is 0 to 4.
	fn report(h: u32, ) -> Weight {
		// Measured: 511_283 ns; 7250 bytes; 13 reads; 4 writes
		Weight::from_parts(527_167_009, 7250)
			.saturating_add(Weight::from_parts(1_161_489_033, 0).saturating_mul(h.into()))
			.saturating_add(T::DbWeight::get().reads_writes(13, 4))
	}
	fn forget_token() -> Weight {
		// Measured: 297_604 ns; 4120 bytes; 8 reads; 8 writes
		Weight::from_parts(313_298_000, 4120)
			// One read more, of whether the holder who gives a token up is frozen.
			.saturating_add(T::DbWeight::get().reads_writes(9, 8))
	}
	fn name_guardian() -> Weight {
		// Measured: 236_252 ns; 3766 bytes; 3 reads; 3 writes
		Weight::from_parts(248_642_000, 3766)
			.saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	fn freeze() -> Weight {
		// Measured: 234_630 ns; 3766 bytes; 4 reads; 3 writes
		Weight::from_parts(244_776_000, 3766)
			.saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	fn unfreeze() -> Weight {
		// Measured: 204_985 ns; 3766 bytes; 4 reads; 3 writes
		Weight::from_parts(213_679_000, 3766)
			.saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
	fn forget_reports() -> Weight {
		// Measured: 224_305 ns; 4120 bytes; 4 reads; 3 writes
		Weight::from_parts(233_248_000, 4120)
			.saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
}
