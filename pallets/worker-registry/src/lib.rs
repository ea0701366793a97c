//! Workers: evidence, keys and lease, and the check of their certificates.
//!
//! A worker registers with evidence that an allowed program holds its keys. That is believed for the
//! length of a lease, which fresh evidence renews. The live workers certify what the network says:
//! other pallets ask this one whether enough of them signed.
//!
//! # Terminology
//!
//! - **evidence**: a TEE's statement of which program holds which keys; in development, the same
//!   format signed by an anchor that the genesis names.
//! - **measurement**: the hash of such a program; root says which are allowed.
//! - **challenge**: a recent block whose hash the evidence repeats, so that it is known to be fresh.
//! - **lease**: the blocks for which evidence is believed; a worker is **live** while it lasts.
//! - **roster**: the registered workers with what a certificate is checked against.
//! - **epoch**: a generation of the workers' shielding key, which all of them share.
//! - **issuer**: a worker's key that signs credentials. It stays known for ever, because credentials
//!   outlive workers.
//!
//! # Layout
//!
//! - [`Worker`], [`RosterEntry`], [`Issuer`]: what the chain keeps
//! - [`Certifiers`](litentry_certificate::Certifiers): the check of a certificate, as other pallets ask for it
//! - [`runtime_api`]: what clients ask
//! - [`WeightInfo`]: what the calls cost

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod appraisal;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod certifiers;
mod issuer;
mod lease;
#[cfg(test)]
mod mock;
mod registration;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod weights;
mod worker;

pub use issuer::Issuer;
pub use pallet::*;
pub use weights::WeightInfo;
pub use worker::{RosterEntry, Worker};

use alloc::{boxed::Box, vec::Vec};

use litentry_attestation::{AttestationPolicy, Evidence, Measurement, WorkerKeys};
use litentry_certificate::MAX_WORKERS;
use litentry_sealing::PublicKey;
use litentry_vocabulary::KeyEpoch;
use polkadot_sdk::{
	frame_support::{
		self,
		traits::{
			ConstU32, Get,
			fungible::{Inspect, MutateHold},
		},
	},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_core::H256,
};

/// An amount of the currency that deposits are held in.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// What this chain keeps of one worker.
pub type WorkerOf<T> = Worker<BalanceOf<T>, BlockNumberFor<T>>;

/// What this chain checks one worker's signatures against.
pub type RosterEntryOf<T> = RosterEntry<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// What this chain keeps of one issuer.
pub type IssuerOf<T> =
	Issuer<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;

/// See the [crate's documentation](crate).
#[allow(missing_debug_implementations, reason = "storage items are names, not values")]
#[frame_support::pallet]
pub mod pallet {
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use polkadot_sdk::*;

	use super::*;

	/// What this pallet needs of the runtime.
	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config<AccountId: From<[u8; 32]> + Into<[u8; 32]>, Hash = H256>
	{
		/// What deposits are held in.
		type Currency: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The runtime's reasons for a hold.
		type RuntimeHoldReason: From<HoldReason>;

		/// What a worker has held while it is registered.
		#[pallet::constant]
		type RegistrationDeposit: Get<BalanceOf<Self>>;

		/// What a worker has held for ever for each key that it issues credentials with.
		#[pallet::constant]
		type IssuerDeposit: Get<BalanceOf<Self>>;

		/// The blocks for which evidence is believed.
		#[pallet::constant]
		type LeaseDuration: Get<BlockNumberFor<Self>>;

		/// The most blocks that a challenge may be old: less than the block hashes that the chain
		/// remembers.
		#[pallet::constant]
		type MaxChallengeAge: Get<BlockNumberFor<Self>>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The deposit for a registration.
		#[codec(index = 0)]
		Registration,
		/// The deposits for issuer keys.
		#[codec(index = 1)]
		Issuer,
	}

	/// Which evidence this chain believes; the genesis says it.
	#[pallet::storage]
	pub type Policy<T: Config> = StorageValue<_, AttestationPolicy, ValueQuery>;

	/// The measurements that workers may have.
	// Identity: root chooses the keys, which are hashes.
	#[pallet::storage]
	pub type AllowedMeasurements<T: Config> = StorageMap<_, Identity, Measurement, ()>;

	/// The registered workers, whether live or not.
	// Blake2_128Concat: anybody can choose an account.
	#[pallet::storage]
	pub type Workers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, WorkerOf<T>>;

	/// What certificates are checked against: one entry for each worker, in ascending order of
	/// accounts.
	#[pallet::storage]
	pub type Roster<T: Config> =
		StorageValue<_, BoundedVec<RosterEntryOf<T>, ConstU32<MAX_WORKERS>>, ValueQuery>;

	/// Whose a key is that credentials are issued with, now or in the past.
	// Blake2_128Concat: a worker can choose a key.
	#[pallet::storage]
	pub type Issuers<T: Config> = StorageMap<_, Blake2_128Concat, [u8; 32], IssuerOf<T>>;

	/// The epoch of the shielding key that requests are to be sealed to now.
	#[pallet::storage]
	pub type CurrentEpoch<T: Config> = StorageValue<_, KeyEpoch, ValueQuery>;

	/// The shielding key of each epoch: the one that the epoch's first worker brought.
	// Twox64Concat: the chain counts the keys.
	#[pallet::storage]
	pub type ShieldingKeys<T: Config> = StorageMap<_, Twox64Concat, KeyEpoch, PublicKey>;

	/// What this pallet starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DebugNoBound, frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Which evidence this chain believes.
		pub policy: AttestationPolicy,
		/// The measurements that workers may have.
		pub measurements: Vec<Measurement>,
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Policy::<T>::put(self.policy);
			for measurement in &self.measurements {
				AllowedMeasurements::<T>::insert(measurement, ());
			}
		}
	}

	/// What happened to workers.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A worker registered.
		Registered {
			/// Who.
			account: T::AccountId,
			/// Its keys, evidence and lease.
			worker: Box<WorkerOf<T>>,
		},
		/// A worker renewed its lease.
		Renewed {
			/// Who.
			account: T::AccountId,
			/// The measurement that it has now.
			measurement: Measurement,
			/// The first block in which its lease is over.
			lease_until: BlockNumberFor<T>,
		},
		/// A worker is gone, because it left or because its lease was over.
		Unregistered {
			/// Who.
			account: T::AccountId,
		},
		/// A worker's lease ended early, because its measurement is allowed no more.
		LeaseEnded {
			/// Who.
			account: T::AccountId,
		},
		/// An epoch has its shielding key.
		ShieldingKeySet {
			/// The epoch.
			epoch: KeyEpoch,
			/// What requests are sealed to.
			key: Box<PublicKey>,
		},
		/// Workers may have a measurement from now on.
		MeasurementAllowed {
			/// The measurement.
			measurement: Measurement,
		},
		/// Workers may not have a measurement any more.
		MeasurementDisallowed {
			/// The measurement.
			measurement: Measurement,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is a worker already.
		AlreadyRegistered,
		/// The account is no worker.
		NotRegistered,
		/// There are as many workers as there can be.
		MaxWorkersReached,
		/// The challenge is not a block that this chain remembers and calls recent.
		ChallengeNotRecent,
		/// The evidence shows a measurement that is not allowed.
		MeasurementNotAllowed,
		/// Another worker certifies with this key.
		CertifyingKeyTaken,
		/// Another worker issues, or has issued, credentials with this key.
		IssuerKeyTaken,
		/// The epoch has another shielding key.
		ShieldingKeyMismatch,
		/// Nothing can be sealed to the shielding key.
		ShieldingKeyInvalid,
		/// The worker's lease is not over.
		StillLive,
		/// The measurement is allowed already.
		AlreadyAllowed,
		/// The measurement is not allowed anyway.
		NotAllowed,
		/// The evidence is a development root's, and this chain believes hardware only.
		DevelopmentEvidenceRefused,
		/// The evidence vouches for another chain, account, key or block.
		EvidenceMismatch,
		/// The trust anchor did not sign the evidence.
		EvidenceSignatureInvalid,
		/// The evidence is refused for a reason that has no error of its own yet.
		EvidenceRefused,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::MaxChallengeAge::get() < T::BlockHashCount::get(),
				"the chain forgets the hash of a challenge that it would accept"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			try_state::check::<T>()
		}
	}

	#[pallet::call(weight = <T as Config>::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Register as a worker; a deposit is held, and another for ever for a new issuer key.
		///
		/// The evidence must bind this chain, the account, the keys and the hash of the block
		/// `challenge`. The first worker of an epoch sets its shielding key; the others must bring
		/// the same.
		///
		/// # Origin
		/// Signed, by the account that becomes a worker.
		///
		/// # Errors
		/// [`Error::AlreadyRegistered`], [`Error::MaxWorkersReached`],
		/// [`Error::ChallengeNotRecent`], the errors of evidence, [`Error::MeasurementNotAllowed`],
		/// [`Error::CertifyingKeyTaken`], [`Error::IssuerKeyTaken`],
		/// [`Error::ShieldingKeyMismatch`], [`Error::ShieldingKeyInvalid`], and the currency's when a
		/// deposit cannot be held.
		///
		/// # Events
		/// [`Event::Registered`], and [`Event::ShieldingKeySet`] by the first worker of an epoch.
		#[pallet::call_index(0)]
		pub fn register(
			origin: OriginFor<T>,
			evidence: Box<Evidence>,
			keys: Box<WorkerKeys>,
			challenge: BlockNumberFor<T>,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			ensure!(!Workers::<T>::contains_key(&account), Error::<T>::AlreadyRegistered);
			let measurement = Self::appraise(&evidence, &account, &keys, challenge)?;
			let worker = Self::new_worker(*keys, measurement)?;
			Self::enroll(&account, &worker)?;
			Self::open_issuer(&account, &worker)?;
			let reason = HoldReason::Registration.into();
			T::Currency::hold(&reason, &account, worker.deposit)?;
			Workers::<T>::insert(&account, &worker);
			Self::deposit_event(Event::Registered { account, worker: Box::new(worker) });
			Ok(())
		}

		/// Renew the lease with fresh evidence for the registered keys.
		///
		/// # Origin
		/// Signed, by a worker, whose lease may be over.
		///
		/// # Errors
		/// [`Error::NotRegistered`], [`Error::ChallengeNotRecent`], the errors of evidence,
		/// [`Error::MeasurementNotAllowed`].
		///
		/// # Events
		/// [`Event::Renewed`].
		#[pallet::call_index(1)]
		pub fn renew(
			origin: OriginFor<T>,
			evidence: Box<Evidence>,
			challenge: BlockNumberFor<T>,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			let mut worker = Workers::<T>::get(&account).ok_or(Error::<T>::NotRegistered)?;
			let measurement = Self::appraise(&evidence, &account, &worker.keys, challenge)?;
			let lease_until = Self::new_lease();
			worker.measurement = measurement;
			Self::set_lease(&account, worker, lease_until);
			Self::deposit_event(Event::Renewed { account, measurement, lease_until });
			Ok(())
		}

		/// Leave; the registration's deposit comes back.
		///
		/// # Origin
		/// Signed, by a worker.
		///
		/// # Errors
		/// [`Error::NotRegistered`].
		///
		/// # Events
		/// [`Event::Unregistered`].
		#[pallet::call_index(2)]
		pub fn unregister(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			let worker = Workers::<T>::get(&account).ok_or(Error::<T>::NotRegistered)?;
			Self::remove(account, &worker)
		}

		/// Remove a worker whose lease is over, which makes room for another; its deposit comes
		/// back to it.
		///
		/// # Origin
		/// Signed, by anyone.
		///
		/// # Errors
		/// [`Error::NotRegistered`], [`Error::StillLive`].
		///
		/// # Events
		/// [`Event::Unregistered`].
		#[pallet::call_index(3)]
		pub fn evict(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			let worker = Workers::<T>::get(&account).ok_or(Error::<T>::NotRegistered)?;
			ensure!(!worker.is_live(Self::now()), Error::<T>::StillLive);
			Self::remove(account, &worker)
		}

		/// Allow workers a measurement.
		///
		/// # Origin
		/// Root.
		///
		/// # Errors
		/// [`Error::AlreadyAllowed`].
		///
		/// # Events
		/// [`Event::MeasurementAllowed`].
		#[pallet::call_index(4)]
		pub fn allow_measurement(origin: OriginFor<T>, measurement: Measurement) -> DispatchResult {
			ensure_root(origin)?;
			ensure!(
				!AllowedMeasurements::<T>::contains_key(measurement),
				Error::<T>::AlreadyAllowed
			);
			AllowedMeasurements::<T>::insert(measurement, ());
			Self::deposit_event(Event::MeasurementAllowed { measurement });
			Ok(())
		}

		/// Allow workers a measurement no more; the leases of those who have it end at once.
		///
		/// # Origin
		/// Root.
		///
		/// # Errors
		/// [`Error::NotAllowed`].
		///
		/// # Events
		/// [`Event::MeasurementDisallowed`], and [`Event::LeaseEnded`] for each live worker that
		/// has it.
		#[pallet::call_index(5)]
		pub fn disallow_measurement(
			origin: OriginFor<T>,
			measurement: Measurement,
		) -> DispatchResult {
			ensure_root(origin)?;
			AllowedMeasurements::<T>::take(measurement).ok_or(Error::<T>::NotAllowed)?;
			Self::deposit_event(Event::MeasurementDisallowed { measurement });
			Self::end_leases(measurement);
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		/// The live workers in ascending order of accounts.
		pub fn live_roster() -> Vec<RosterEntryOf<T>> {
			let now = Self::now();
			Roster::<T>::get().into_iter().filter(|entry| entry.is_live(now)).collect()
		}

		pub(crate) fn now() -> BlockNumberFor<T> {
			frame_system::Pallet::<T>::block_number()
		}
	}
}
