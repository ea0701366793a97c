//! What the calls of `pallet_identity_linker` cost, as measured by `cargo xtask bench weights`.
//!
//! 2026-11-22, AMD EPYC; 20 steps of 20 runs each.

#![cfg_attr(rustfmt, rustfmt_skip)]

use core::marker::PhantomData;

use polkadot_sdk::frame_support::{traits::Get, weights::Weight};
use polkadot_sdk::frame_system;

/// The measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_identity_linker::WeightInfo for WeightInfo<T> {
	fn request_link() -> Weight {
		// Measured: 377_063 ns; 4503 bytes; 8 reads; 9 writes
		Weight::from_parts(441_889_000, 4503)
			.saturating_add(T::DbWeight::get().reads_writes(8, 9))
	}
	/// `s` is 1 to 32.
	fn confirm_link(s: u32, ) -> Weight {
		// Measured: 696_790 ns; 14532 bytes; 10 reads; 9 writes
		Weight::from_parts(691_625_512, 14532)
			.saturating_add(Weight::from_parts(104_603_789, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(10, 9))
	}
	/// `s` is 1 to 32.
	fn refuse_link(s: u32, ) -> Weight {
		// Measured: 354_910 ns; 7761 bytes; 4 reads; 2 writes
		Weight::from_parts(281_502_187, 7761)
			.saturating_add(Weight::from_parts(98_368_031, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn unlink() -> Weight {
		// Measured: 218_016 ns; 7761 bytes; 4 reads; 6 writes
		Weight::from_parts(243_143_000, 7761)
			.saturating_add(T::DbWeight::get().reads_writes(4, 6))
	}
	fn link_public() -> Weight {
		// Measured: 840_074 ns; 7761 bytes; 14 reads; 14 writes
		Weight::from_parts(937_769_000, 7761)
			.saturating_add(T::DbWeight::get().reads_writes(14, 14))
	}
	fn unlink_by_proof() -> Weight {
		// Measured: 484_343 ns; 7761 bytes; 6 reads; 7 writes
		Weight::from_parts(574_958_000, 7761)
			.saturating_add(T::DbWeight::get().reads_writes(6, 7))
	}
	fn shield() -> Weight {
		// Measured: 151_466 ns; 7761 bytes; 3 reads; 3 writes
		Weight::from_parts(180_960_000, 7761)
			.saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	fn reveal() -> Weight {
		// Measured: 137_365 ns; 7761 bytes; 2 reads; 3 writes
		Weight::from_parts(171_476_000, 7761)
			.saturating_add(T::DbWeight::get().reads_writes(2, 3))
	}
	/// `s` is 1 to 32.
	fn confirm_reveal(s: u32, ) -> Weight {
		// Measured: 661_236 ns; 14532 bytes; 10 reads; 10 writes
		Weight::from_parts(554_180_714, 14532)
			.saturating_add(Weight::from_parts(108_848_437, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(10, 10))
	}
	/// `n` is 1 to 64.
	fn move_links(n: u32, ) -> Weight {
		// Measured: 690_981 ns; 6758 + 6771 n bytes; 10 + 2 n reads; 8 + 3 n writes
		Weight::from_parts(686_404_327, 6758)
			.saturating_add(Weight::from_parts(67_619_890, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 6771).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
	}
	fn forget_move() -> Weight {
		// Measured: 189_623 ns; 3874 bytes; 3 reads; 3 writes
		Weight::from_parts(205_577_000, 3874)
			.saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	fn request_export() -> Weight {
		// Measured: 476_902 ns; 9288 bytes; 5 reads; 4 writes
		Weight::from_parts(534_288_000, 9288)
			.saturating_add(T::DbWeight::get().reads_writes(5, 4))
	}
	/// `s` is 1 to 32.
	fn answer_export(s: u32, ) -> Weight {
		// Measured: 375_300 ns; 9288 bytes; 4 reads; 2 writes
		Weight::from_parts(333_517_040, 9288)
			.saturating_add(Weight::from_parts(101_594_375, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
	fn clear_export() -> Weight {
		// Measured: 197_154 ns; 9288 bytes; 3 reads; 3 writes
		Weight::from_parts(222_212_000, 9288)
			.saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	/// `n` is 0 to 64.
	fn erase(n: u32, ) -> Weight {
		// Measured: 262_231 ns; 9288 + 6771 n bytes; 5 + 2 n reads; 4 + 3 n writes
		Weight::from_parts(257_585_473, 9288)
			.saturating_add(Weight::from_parts(201_857_466, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 6771).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(5, 4))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
	}
	fn set_platform() -> Weight {
		// Measured: 27_731 ns; 0 bytes; 0 reads; 1 writes
		Weight::from_parts(29_955_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
	/// `n` is 0 to 128.
	/// `m` is 0 to 128.
	fn on_initialize(n: u32, m: u32, ) -> Weight {
		// Measured: 22_978_109 ns; 7575 + 8298 m + 6771 n bytes; 2 + 4 n + 3 m reads; 2 + 5 n + 3 m writes
		Weight::from_parts(847_579_045, 7575)
			.saturating_add(Weight::from_parts(197_221_610, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(182_236_469, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 8298).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(0, 6771).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads_writes(2, 2))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(m.into())))
	}
	fn verify_eip191() -> Weight {
		// Measured: 395_200 ns; 0 bytes; 0 reads; 0 writes
		Weight::from_parts(409_561_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn verify_eip712() -> Weight {
		// Measured: 434_058 ns; 0 bytes; 0 reads; 0 writes
		Weight::from_parts(452_655_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn verify_bip322() -> Weight {
		// Measured: 348_761 ns; 0 bytes; 0 reads; 0 writes
		Weight::from_parts(378_635_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn verify_bip137() -> Weight {
		// Measured: 317_073 ns; 0 bytes; 0 reads; 0 writes
		Weight::from_parts(334_119_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn verify_substrate() -> Weight {
		// Measured: 401_159 ns; 0 bytes; 0 reads; 0 writes
		Weight::from_parts(420_016_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn verify_solana() -> Weight {
		// Measured: 112_848 ns; 0 bytes; 0 reads; 0 writes
		Weight::from_parts(117_255_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn verify_adr36() -> Weight {
		// Measured: 206_999 ns; 0 bytes; 0 reads; 0 writes
		Weight::from_parts(214_059_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn verify_passkey() -> Weight {
		// Measured: 1_150_107 ns; 0 bytes; 0 reads; 0 writes
		Weight::from_parts(1_206_430_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn verify_device() -> Weight {
		// Measured: 1_118_209 ns; 0 bytes; 0 reads; 0 writes
		Weight::from_parts(1_184_938_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
}
