//! What the calls cost.

use polkadot_sdk::frame_support::weights::Weight;

/// The weight of each call, measured by the runtime's benchmarks.
pub trait WeightInfo {
	/// [`Pallet::register`](crate::Pallet::register) with the longest endpoint.
	fn register() -> Weight;
	/// [`Pallet::update`](crate::Pallet::update) of everything.
	fn update() -> Weight;
	/// [`Pallet::unregister`](crate::Pallet::unregister).
	fn unregister() -> Weight;
	/// [`Pallet::withdraw`](crate::Pallet::withdraw).
	fn withdraw() -> Weight;
}

/// No cost at all: for tests only.
impl WeightInfo for () {
	fn register() -> Weight {
		Weight::zero()
	}

	fn update() -> Weight {
		Weight::zero()
	}

	fn unregister() -> Weight {
		Weight::zero()
	}

	fn withdraw() -> Weight {
		Weight::zero()
	}
}
