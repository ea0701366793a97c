//! What the calls cost, as the runtime measures it.

use polkadot_sdk::frame_support::weights::{Weight, constants::RocksDbWeight};

/// The weight of each call, with the longest texts.
pub trait WeightInfo {
	/// `register_identity`.
	fn register_identity() -> Weight;
	/// `register_identity_with_id`, with the scheme whose check takes longest.
	fn register_identity_with_id() -> Weight;
	/// `describe`.
	fn describe() -> Weight;
	/// `publish_data`.
	fn publish_data() -> Weight;
	/// `forget_data`.
	fn forget_data() -> Weight;
	/// `offer`.
	fn offer() -> Weight;
	/// `withdraw_offer`.
	fn withdraw_offer() -> Weight;
	/// `accept` of an identity with so many delegates.
	fn accept(delegates: u32) -> Weight;
	/// `retire` of an identity with so many delegates.
	fn retire(delegates: u32) -> Weight;
	/// `name_delegate` of a new one.
	fn name_delegate() -> Weight;
	/// `dismiss_delegate`.
	fn dismiss_delegate() -> Weight;
}

/// Estimates for tests: database accesses, and the check of a device's signature.
impl WeightInfo for () {
	fn register_identity() -> Weight {
		estimate(60, 4, 6)
	}

	fn register_identity_with_id() -> Weight {
		estimate(1_000, 5, 5)
	}

	fn describe() -> Weight {
		estimate(60, 4, 3)
	}

	fn publish_data() -> Weight {
		estimate(60, 4, 4)
	}

	fn forget_data() -> Weight {
		estimate(60, 4, 4)
	}

	fn offer() -> Weight {
		estimate(30, 1, 1)
	}

	fn withdraw_offer() -> Weight {
		estimate(30, 2, 1)
	}

	fn accept(delegates: u32) -> Weight {
		estimate(150, 8, 10) + each(delegates)
	}

	fn retire(delegates: u32) -> Weight {
		estimate(80, 4, 4) + each(delegates)
	}

	fn name_delegate() -> Weight {
		estimate(60, 4, 4)
	}

	fn dismiss_delegate() -> Weight {
		estimate(60, 4, 4)
	}
}

fn estimate(microseconds: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(1_000_000, 0).saturating_mul(microseconds)
		+ RocksDbWeight::get().reads_writes(reads, writes)
}

fn each(delegates: u32) -> Weight {
	estimate(2, 1, 1).saturating_mul(delegates.into())
}
