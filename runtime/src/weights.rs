//! What the project's own calls weigh, by estimate: generous bounds for the time of each call, and its
//! database accesses counted. The pallets' benchmarks are there to replace them.

use frame_support::weights::{Weight, constants::ParityDbWeight};
use polkadot_sdk::*;

/// Picoseconds in a microsecond: weights count the former.
const MICROSECONDS: u64 = 1_000_000;

/// An estimate: so much time, so many reads and writes.
fn estimate(microseconds: u64, reads: u64, writes: u64) -> Weight {
	let time = Weight::from_parts(microseconds.saturating_mul(MICROSECONDS), 0);
	time.saturating_add(ParityDbWeight::get().reads_writes(reads, writes))
}

/// Weights by estimate.
pub struct Estimated;

impl pallet_knowledge_base::WeightInfo for Estimated {
	fn register_event() -> Weight {
		estimate(100, 3, 3)
	}

	fn register_algorithm(code: u32, events: u32) -> Weight {
		// Validation passes over each byte of the code, within an interpreter's slowness of WASM.
		let validation = u64::from(code).saturating_div(4);
		estimate(validation.saturating_add(200), u64::from(events).saturating_add(4), 5)
	}

	fn retire_event() -> Weight {
		estimate(50, 1, 1)
	}

	fn retire_algorithm() -> Weight {
		estimate(50, 1, 1)
	}
}

impl pallet_analyzer_registry::WeightInfo for Estimated {
	fn register() -> Weight {
		estimate(1_000, 7, 5)
	}

	fn update() -> Weight {
		estimate(1_000, 4, 4)
	}

	fn unregister() -> Weight {
		estimate(60, 1, 1)
	}

	fn withdraw() -> Weight {
		estimate(100, 4, 5)
	}
}

impl pallet_worker_registry::WeightInfo for Estimated {
	fn register() -> Weight {
		estimate(1_500, 10, 8)
	}

	fn renew() -> Weight {
		estimate(600, 6, 4)
	}

	fn unregister() -> Weight {
		estimate(150, 5, 5)
	}

	fn evict() -> Weight {
		estimate(150, 5, 5)
	}

	fn allow_measurement() -> Weight {
		estimate(30, 1, 1)
	}

	fn disallow_measurement() -> Weight {
		estimate(1_000, 70, 70)
	}
}

/// The check of a certificate: one Ed25519 signature after the other.
const MICROSECONDS_PER_SIGNATURE: u64 = 200;

fn certified(microseconds: u64, signatures: u32, reads: u64, writes: u64) -> Weight {
	let check = u64::from(signatures).saturating_mul(MICROSECONDS_PER_SIGNATURE);
	estimate(microseconds.saturating_add(check), reads, writes)
}

impl pallet_identity_linker::WeightInfo for Estimated {
	fn request_link() -> Weight {
		estimate(150, 7, 8)
	}

	fn confirm_link(signatures: u32) -> Weight {
		certified(100, signatures, 5, 3)
	}

	fn refuse_link(signatures: u32) -> Weight {
		certified(100, signatures, 4, 2)
	}

	fn unlink() -> Weight {
		estimate(100, 4, 6)
	}

	fn on_initialize(expired: u32) -> Weight {
		let expired = u64::from(expired);
		let accesses = expired.saturating_mul(6).saturating_add(1);
		estimate(expired.saturating_mul(100), accesses, accesses)
	}
}

impl pallet_task_distributor::WeightInfo for Estimated {
	fn request() -> Weight {
		estimate(200, 20, 9)
	}

	fn certify(signatures: u32, agreed: u32) -> Weight {
		// Each analyzer that agreed, and each signer, is looked up and paid.
		let paid = u64::from(agreed).saturating_add(u64::from(signatures));
		let accesses = paid.saturating_mul(2).saturating_add(8);
		certified(paid.saturating_mul(60).saturating_add(300), signatures, accesses, accesses)
	}

	fn forget() -> Weight {
		estimate(100, 3, 4)
	}

	fn on_initialize(due: u32) -> Weight {
		let due = u64::from(due);
		let accesses = due.saturating_mul(6).saturating_add(3);
		estimate(due.saturating_mul(150), accesses, accesses)
	}

	fn on_finalize() -> Weight {
		estimate(20, 3, 3)
	}
}

/// The check of a device's signature with P-256, which takes longest.
const MICROSECONDS_PER_DEVICE: u64 = 2_000;

/// The removal of an identity's delegates: each is looked up and written.
fn dismissing(microseconds: u64, delegates: u32, reads: u64, writes: u64) -> Weight {
	let each = u64::from(delegates);
	let time = each.saturating_mul(10).saturating_add(microseconds);
	estimate(time, each.saturating_add(reads), each.saturating_add(writes))
}

impl pallet_identity_registry::WeightInfo for Estimated {
	fn register_identity() -> Weight {
		estimate(100, 5, 6)
	}

	fn register_identity_with_id() -> Weight {
		estimate(MICROSECONDS_PER_DEVICE, 6, 5)
	}

	fn describe() -> Weight {
		estimate(100, 4, 3)
	}

	fn publish_data() -> Weight {
		estimate(100, 4, 4)
	}

	fn forget_data() -> Weight {
		estimate(100, 4, 4)
	}

	fn offer() -> Weight {
		estimate(50, 1, 1)
	}

	fn withdraw_offer() -> Weight {
		estimate(50, 2, 1)
	}

	fn accept(delegates: u32) -> Weight {
		dismissing(250, delegates, 8, 10)
	}

	fn retire(delegates: u32) -> Weight {
		dismissing(150, delegates, 4, 4)
	}

	fn name_delegate() -> Weight {
		estimate(100, 4, 4)
	}

	fn dismiss_delegate() -> Weight {
		estimate(100, 4, 4)
	}
}

/// The check of one signature of a presentation with P-256, which takes longest.
const MICROSECONDS_PER_HAND: u64 = 2_000;

impl pallet_authorization_token::WeightInfo for Estimated {
	fn define() -> Weight {
		estimate(150, 6, 4)
	}

	fn withdraw_definition() -> Weight {
		estimate(100, 6, 4)
	}

	fn issue_token() -> Weight {
		estimate(150, 6, 7)
	}

	fn grant() -> Weight {
		estimate(150, 7, 7)
	}

	fn buy() -> Weight {
		estimate(250, 10, 9)
	}

	fn transfer_token() -> Weight {
		estimate(200, 10, 8)
	}

	fn recall_token() -> Weight {
		estimate(80, 4, 1)
	}

	fn recall_all() -> Weight {
		estimate(60, 3, 1)
	}

	fn update_token() -> Weight {
		estimate(80, 4, 1)
	}

	fn update_all() -> Weight {
		estimate(60, 3, 1)
	}

	fn redeem() -> Weight {
		estimate(120, 8, 1)
	}

	fn report(handovers: u32) -> Weight {
		let hands = u64::from(handovers).saturating_add(1);
		estimate(hands.saturating_mul(MICROSECONDS_PER_HAND).saturating_add(200), 13, 4)
	}

	fn forget_token() -> Weight {
		estimate(150, 8, 8)
	}

	fn name_guardian() -> Weight {
		estimate(100, 4, 3)
	}

	fn freeze() -> Weight {
		estimate(100, 4, 3)
	}

	fn unfreeze() -> Weight {
		estimate(100, 4, 3)
	}

	fn forget_reports() -> Weight {
		estimate(100, 4, 3)
	}
}
