//! What the calls cost.

use polkadot_sdk::frame_support::weights::Weight;

/// The weight of each call, measured by the runtime's benchmarks.
pub trait WeightInfo {
	/// [`Pallet::register`](crate::Pallet::register) of an epoch's first worker.
	fn register() -> Weight;
	/// [`Pallet::renew`](crate::Pallet::renew).
	fn renew() -> Weight;
	/// [`Pallet::unregister`](crate::Pallet::unregister) from a full roster.
	fn unregister() -> Weight;
	/// [`Pallet::evict`](crate::Pallet::evict) from a full roster.
	fn evict() -> Weight;
	/// [`Pallet::allow_measurement`](crate::Pallet::allow_measurement).
	fn allow_measurement() -> Weight;
	/// [`Pallet::disallow_measurement`](crate::Pallet::disallow_measurement) of all workers of a
	/// full roster.
	fn disallow_measurement() -> Weight;
}

/// No cost at all: for tests only.
impl WeightInfo for () {
	fn register() -> Weight {
		Weight::zero()
	}

	fn renew() -> Weight {
		Weight::zero()
	}

	fn unregister() -> Weight {
		Weight::zero()
	}

	fn evict() -> Weight {
		Weight::zero()
	}

	fn allow_measurement() -> Weight {
		Weight::zero()
	}

	fn disallow_measurement() -> Weight {
		Weight::zero()
	}
}
