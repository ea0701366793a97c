//! What the calls and the hooks cost, as the runtime measures it.

use polkadot_sdk::frame_support::weights::{Weight, constants::RocksDbWeight};

/// The weight of each call and of the hooks.
pub trait WeightInfo {
	/// `request`, with the most other requests in the same block.
	fn request() -> Weight;
	/// `certify` with a certificate of so many signatures and an outcome that so many analyzers
	/// agree with, and the longest credential.
	fn certify(signatures: u32, analyzers: u32) -> Weight;
	/// `forget` of the largest outcome.
	fn forget() -> Weight;
	/// `on_initialize` when so many requests time out.
	fn on_initialize(timed_out: u32) -> Weight;
	/// `on_finalize` when there is something to draw.
	fn on_finalize() -> Weight;
}

/// Estimates for tests: database accesses, the signatures' check and the payments.
impl WeightInfo for () {
	fn request() -> Weight {
		Weight::from_parts(80_000_000, 0) + RocksDbWeight::get().reads_writes(8, 8)
	}

	fn certify(signatures: u32, analyzers: u32) -> Weight {
		let payment = Weight::from_parts(40_000_000, 0) + RocksDbWeight::get().reads_writes(2, 1);
		let signature = Weight::from_parts(200_000_000, 0) + payment;
		Weight::from_parts(150_000_000, 0)
			+ RocksDbWeight::get().reads_writes(6, 6)
			+ signature.saturating_mul(signatures.into())
			+ payment.saturating_mul(analyzers.into())
	}

	fn forget() -> Weight {
		Weight::from_parts(60_000_000, 0) + RocksDbWeight::get().reads_writes(3, 4)
	}

	fn on_initialize(timed_out: u32) -> Weight {
		let one = Weight::from_parts(60_000_000, 0) + RocksDbWeight::get().reads_writes(3, 4);
		RocksDbWeight::get().reads_writes(1, 2) + one.saturating_mul(timed_out.into())
	}

	fn on_finalize() -> Weight {
		Weight::from_parts(10_000_000, 0) + RocksDbWeight::get().reads_writes(2, 2)
	}
}
