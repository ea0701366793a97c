//! What the calls cost.

use polkadot_sdk::frame_support::weights::Weight;

/// The weight of each call, measured by the runtime's benchmarks.
pub trait WeightInfo {
	/// [`Pallet::register_event`](crate::Pallet::register_event) with the longest texts.
	fn register_event() -> Weight;
	/// [`Pallet::register_algorithm`](crate::Pallet::register_algorithm) with `code` bytes of code
	/// and so many `events`.
	fn register_algorithm(code: u32, events: u32) -> Weight;
	/// [`Pallet::retire_event`](crate::Pallet::retire_event).
	fn retire_event() -> Weight;
	/// [`Pallet::retire_algorithm`](crate::Pallet::retire_algorithm).
	fn retire_algorithm() -> Weight;
}

/// No cost at all: for tests only.
impl WeightInfo for () {
	fn register_event() -> Weight {
		Weight::zero()
	}

	fn register_algorithm(_: u32, _: u32) -> Weight {
		Weight::zero()
	}

	fn retire_event() -> Weight {
		Weight::zero()
	}

	fn retire_algorithm() -> Weight {
		Weight::zero()
	}
}
