//! What the calls cost, as the runtime measures it.

use polkadot_sdk::frame_support::weights::{Weight, constants::RocksDbWeight};

/// The weight of each call.
pub trait WeightInfo {
	/// `define` with the longest description.
	fn define() -> Weight;
	/// `withdraw_definition`.
	fn withdraw_definition() -> Weight;
	/// `issue_token` with the most data.
	fn issue_token() -> Weight;
	/// `grant`.
	fn grant() -> Weight;
	/// `buy` again what was bought before and has ended.
	fn buy() -> Weight;
	/// `transfer_token` of a token that was bought, for a cost.
	fn transfer_token() -> Weight;
	/// `recall_token`.
	fn recall_token() -> Weight;
	/// `recall_all`, whatever the number of tokens.
	fn recall_all() -> Weight;
	/// `update_token` of everything that can change.
	fn update_token() -> Weight;
	/// `update_all` of everything that can change, whatever the number of tokens.
	fn update_all() -> Weight;
	/// `redeem` with a supporting token.
	fn redeem() -> Weight;
	/// `report` of a presentation with a supporting token and so many handovers.
	fn report(handovers: u32) -> Weight;
	/// `forget_token` of one that was bought.
	fn forget_token() -> Weight;
	/// `name_guardian`, for the first time.
	fn name_guardian() -> Weight;
	/// `freeze` without a guardian.
	fn freeze() -> Weight;
	/// `unfreeze` without a guardian.
	fn unfreeze() -> Weight;
	/// `forget_reports`.
	fn forget_reports() -> Weight;
}

fn estimate(microseconds: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(microseconds.saturating_mul(1_000_000), 0)
		.saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

/// Estimates for tests: database accesses, and the signatures' check.
impl WeightInfo for () {
	fn define() -> Weight {
		estimate(80, 6, 4)
	}

	fn withdraw_definition() -> Weight {
		estimate(60, 5, 4)
	}

	fn issue_token() -> Weight {
		estimate(80, 6, 7)
	}

	fn grant() -> Weight {
		estimate(80, 7, 7)
	}

	fn buy() -> Weight {
		estimate(120, 10, 9)
	}

	fn transfer_token() -> Weight {
		estimate(100, 10, 8)
	}

	fn recall_token() -> Weight {
		estimate(40, 4, 1)
	}

	fn recall_all() -> Weight {
		estimate(30, 3, 1)
	}

	fn update_token() -> Weight {
		estimate(40, 4, 1)
	}

	fn update_all() -> Weight {
		estimate(30, 3, 1)
	}

	fn redeem() -> Weight {
		estimate(60, 8, 1)
	}

	fn report(handovers: u32) -> Weight {
		let signatures = u64::from(handovers).saturating_add(1);
		estimate(signatures.saturating_mul(4_000).saturating_add(100), 13, 4)
	}

	fn forget_token() -> Weight {
		estimate(80, 7, 7)
	}

	fn name_guardian() -> Weight {
		estimate(50, 4, 3)
	}

	fn freeze() -> Weight {
		estimate(50, 4, 3)
	}

	fn unfreeze() -> Weight {
		estimate(50, 4, 3)
	}

	fn forget_reports() -> Weight {
		estimate(50, 4, 3)
	}
}
