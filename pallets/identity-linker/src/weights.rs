//! What the calls and the hook cost, as the runtime measures it.

use polkadot_sdk::frame_support::weights::{Weight, constants::RocksDbWeight};

/// The weight of each call and of the hook.
pub trait WeightInfo {
	/// `request_link`, with the most other requests in the same block.
	fn request_link() -> Weight;
	/// `confirm_link` with a certificate of so many signatures.
	fn confirm_link(signatures: u32) -> Weight;
	/// `refuse_link` with the longest reason and a certificate of so many signatures.
	fn refuse_link(signatures: u32) -> Weight;
	/// `unlink` of a confirmed link.
	fn unlink() -> Weight;
	/// `on_initialize` when so many requests expire.
	fn on_initialize(expired: u32) -> Weight;
}

/// Estimates for tests: database accesses, and the signatures' check.
impl WeightInfo for () {
	fn request_link() -> Weight {
		Weight::from_parts(60_000_000, 0) + RocksDbWeight::get().reads_writes(7, 8)
	}

	fn confirm_link(signatures: u32) -> Weight {
		checked(signatures) + RocksDbWeight::get().reads_writes(4, 3)
	}

	fn refuse_link(signatures: u32) -> Weight {
		checked(signatures) + RocksDbWeight::get().reads_writes(3, 2)
	}

	fn unlink() -> Weight {
		Weight::from_parts(50_000_000, 0) + RocksDbWeight::get().reads_writes(4, 6)
	}

	fn on_initialize(expired: u32) -> Weight {
		let one = Weight::from_parts(50_000_000, 0) + RocksDbWeight::get().reads_writes(4, 5);
		RocksDbWeight::get().reads_writes(1, 1) + one.saturating_mul(expired.into())
	}
}

fn checked(signatures: u32) -> Weight {
	Weight::from_parts(60_000_000, 0)
		+ Weight::from_parts(200_000_000, 0).saturating_mul(signatures.into())
}
