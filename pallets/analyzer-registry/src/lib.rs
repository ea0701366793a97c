//! Analyzers: bond, endpoint and keys.
//!
//! An analyzer registers with a bond, tells where it answers tasks and which keys it uses, and sits
//! on committees after a delay. It leaves in two steps: it unregisters, which takes it off new
//! committees, and withdraws its bond after another delay, until which what it signed can be held
//! against it.
//!
//! # Terminology
//!
//! - **endpoint**: the `http(s)` base URL at which workers send an analyzer its tasks.
//! - **observation key**: the Ed25519 key that signs its observations; no two analyzers share one.
//! - **proof of possession**: the observation key's signature over the account that registers it.
//! - **sealing key**: the X-Wing key that tasks are sealed to.
//! - **eligible**: what an analyzer is when a draw can put it on a committee.
//! - **bond**: what an analyzer holds at stake while it is registered.
//!
//! # Layout
//!
//! - [`Analyzer`], [`Status`]: what the chain keeps of one
//! - [`Endpoint`], [`check_endpoint`]: where it answers
//! - [`runtime_api`]: what clients ask
//! - [`WeightInfo`]: what the calls cost
//!
//! # Assumptions
//!
//! `Config::UnbondingDelay` outlasts a computing request, so that an analyzer who was drawn for one
//! is still registered when it is answered.
//!
//! The eligibility delay outlasts what anyone can know of the randomness of draws. A draw ranks the
//! accounts of the eligible analyzers: whoever knew it beforehand could register those that it ranks
//! first. Nothing but the account counts, so an analyzer that changes its endpoint or keys, even its
//! observation key, gains no place by it and stays as eligible as it was. One that withdraws and
//! registers again waits again.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod analyzer;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod endpoint;
mod keys;
#[cfg(test)]
mod mock;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod weights;

pub use analyzer::{Analyzer, Status};
pub use endpoint::{Endpoint, InvalidEndpoint, MAX_ENDPOINT_LENGTH, check_endpoint};
pub use pallet::*;
pub use weights::WeightInfo;

use alloc::{boxed::Box, vec::Vec};

use litentry_observation::PossessionProof;
use litentry_sealing::PublicKey;
use litentry_vocabulary::Account;
use polkadot_sdk::{
	frame_support::{
		self,
		traits::{
			fungible::{Inspect, MutateHold},
			tokens::Precision,
		},
	},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_core::H256,
	sp_runtime::traits::Saturating,
};

/// An amount of the currency that bonds are held in.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// What this chain keeps of one analyzer.
pub type AnalyzerOf<T> = Analyzer<BalanceOf<T>, BlockNumberFor<T>>;

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
		/// What bonds are held in.
		type Currency: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The runtime's reasons for a hold.
		type RuntimeHoldReason: From<HoldReason>;

		/// What an analyzer puts at stake.
		#[pallet::constant]
		type Bond: Get<BalanceOf<Self>>;

		/// The eligibility delay of a genesis that says no other. It outlasts what anyone can know of
		/// the randomness of draws.
		#[pallet::constant]
		type DefaultEligibilityDelay: Get<BlockNumberFor<Self>>;

		/// The blocks between unregistering and withdrawing the bond.
		#[pallet::constant]
		type UnbondingDelay: Get<BlockNumberFor<Self>>;

		/// The most analyzers, unbonding ones included.
		#[pallet::constant]
		type MaxAnalyzers: Get<u32>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// An analyzer's bond.
		#[codec(index = 0)]
		Bond,
	}

	/// The registered analyzers, unbonding ones included.
	// Blake2_128Concat: anybody can choose the account that registers.
	#[pallet::storage]
	pub type Analyzers<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, AnalyzerOf<T>>;

	/// Whose an observation key is.
	// Blake2_128Concat: anybody can choose a key.
	#[pallet::storage]
	pub type ObservationKeys<T: Config> =
		StorageMap<_, Blake2_128Concat, [u8; 32], T::AccountId, OptionQuery>;

	/// The blocks between registering and the first draw that can put an analyzer on a committee.
	#[pallet::storage]
	pub type EligibilityDelay<T: Config> =
		StorageValue<_, BlockNumberFor<T>, ValueQuery, T::DefaultEligibilityDelay>;

	/// What this pallet starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DebugNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The blocks between registering and the first draw that can put an analyzer on a
		/// committee.
		pub eligibility_delay: BlockNumberFor<T>,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { eligibility_delay: T::DefaultEligibilityDelay::get() }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			EligibilityDelay::<T>::put(self.eligibility_delay);
		}
	}

	/// What happened to analyzers.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An analyzer registered.
		Registered {
			/// Who.
			account: T::AccountId,
			/// Its endpoint, keys and bond, and when it is eligible.
			analyzer: Box<AnalyzerOf<T>>,
		},
		/// An analyzer changed its endpoint or keys.
		Updated {
			/// Who.
			account: T::AccountId,
			/// Its endpoint and keys from now on.
			analyzer: Box<AnalyzerOf<T>>,
		},
		/// An analyzer takes no new tasks and waits for its bond.
		Unregistered {
			/// Who.
			account: T::AccountId,
			/// The first block in which it can withdraw its bond.
			until: BlockNumberFor<T>,
		},
		/// An analyzer took its bond back and is gone.
		Withdrawn {
			/// Who.
			account: T::AccountId,
			/// What it took back.
			bond: BalanceOf<T>,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is an analyzer already, perhaps an unbonding one.
		AlreadyRegistered,
		/// The account is no analyzer.
		NotRegistered,
		/// There are as many analyzers as there can be.
		MaxAnalyzersReached,
		/// Another analyzer signs with this observation key.
		ObservationKeyTaken,
		/// The observation key did not sign for the account on this chain.
		PossessionUnproven,
		/// Nothing can be sealed to the sealing key.
		SealingKeyInvalid,
		/// The endpoint starts with neither `http://` nor `https://`.
		EndpointNotHttp,
		/// The endpoint has a character that a base URL cannot have.
		EndpointMalformed,
		/// The endpoint names no host.
		EndpointWithoutHost,
		/// The analyzer has unregistered, so nothing of it changes any more.
		Unbonding,
		/// The analyzer must unregister first.
		StillActive,
		/// The unbonding delay has not passed.
		StillUnbonding,
	}

	impl<T> From<InvalidEndpoint> for Error<T> {
		fn from(invalid: InvalidEndpoint) -> Self {
			match invalid {
				InvalidEndpoint::NotHttp => Self::EndpointNotHttp,
				InvalidEndpoint::ForbiddenCharacter => Self::EndpointMalformed,
				InvalidEndpoint::NoHost => Self::EndpointWithoutHost,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			try_state::check::<T>()
		}
	}

	#[pallet::call(weight = <T as Config>::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Register as an analyzer; the bond is held. It sits on the committees that are drawn after
		/// [`EligibilityDelay`].
		///
		/// `possession` is the observation key's signature over the account.
		///
		/// # Origin
		/// Signed, by the account that becomes an analyzer.
		///
		/// # Errors
		/// [`Error::AlreadyRegistered`], [`Error::MaxAnalyzersReached`], the endpoint's errors,
		/// [`Error::SealingKeyInvalid`], [`Error::ObservationKeyTaken`],
		/// [`Error::PossessionUnproven`], and the currency's when the bond cannot be held.
		///
		/// # Events
		/// [`Event::Registered`].
		#[pallet::call_index(0)]
		pub fn register(
			origin: OriginFor<T>,
			endpoint: Endpoint,
			observation_key: [u8; 32],
			possession: PossessionProof,
			sealing_key: Box<PublicKey>,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			ensure!(!Analyzers::<T>::contains_key(&account), Error::<T>::AlreadyRegistered);
			ensure!(
				Analyzers::<T>::count() < T::MaxAnalyzers::get(),
				Error::<T>::MaxAnalyzersReached
			);
			check_endpoint(&endpoint).map_err(Error::<T>::from)?;
			sealing_key.check().map_err(Error::<T>::from)?;
			Self::take_observation_key(&account, observation_key)?;
			Self::check_possession(&account, &observation_key, &possession)?;
			let (bond, status) = (T::Bond::get(), Self::new_status());
			T::Currency::hold(&HoldReason::Bond.into(), &account, bond)?;
			let analyzer =
				Analyzer { endpoint, observation_key, sealing_key: *sealing_key, bond, status };
			Analyzers::<T>::insert(&account, &analyzer);
			Self::deposit_event(Event::Registered { account, analyzer: Box::new(analyzer) });
			Ok(())
		}

		/// Change the endpoint and the keys. The analyzer is eligible when it was, because draws do
		/// not depend on either.
		///
		/// `possession` is the observation key's signature over the account, whether that key changes
		/// or not.
		///
		/// # Origin
		/// Signed, by an active analyzer.
		///
		/// # Errors
		/// [`Error::NotRegistered`], [`Error::Unbonding`], the endpoint's errors,
		/// [`Error::SealingKeyInvalid`], [`Error::ObservationKeyTaken`],
		/// [`Error::PossessionUnproven`].
		///
		/// # Events
		/// [`Event::Updated`].
		#[pallet::call_index(1)]
		pub fn update(
			origin: OriginFor<T>,
			endpoint: Endpoint,
			observation_key: [u8; 32],
			possession: PossessionProof,
			sealing_key: Box<PublicKey>,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			let old = Self::active(&account)?;
			check_endpoint(&endpoint).map_err(Error::<T>::from)?;
			sealing_key.check().map_err(Error::<T>::from)?;
			if observation_key != old.observation_key {
				Self::take_observation_key(&account, observation_key)?;
				ObservationKeys::<T>::remove(old.observation_key);
			}
			Self::check_possession(&account, &observation_key, &possession)?;
			let analyzer = Analyzer { endpoint, observation_key, sealing_key: *sealing_key, ..old };
			Analyzers::<T>::insert(&account, &analyzer);
			Self::deposit_event(Event::Updated { account, analyzer: Box::new(analyzer) });
			Ok(())
		}

		/// Take no new tasks and start waiting for the bond.
		///
		/// # Origin
		/// Signed, by an active analyzer.
		///
		/// # Errors
		/// [`Error::NotRegistered`], [`Error::Unbonding`].
		///
		/// # Events
		/// [`Event::Unregistered`].
		#[pallet::call_index(2)]
		pub fn unregister(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			let mut analyzer = Self::active(&account)?;
			let until = Self::now().saturating_add(T::UnbondingDelay::get());
			analyzer.status = Status::Unbonding { until };
			Analyzers::<T>::insert(&account, analyzer);
			Self::deposit_event(Event::Unregistered { account, until });
			Ok(())
		}

		/// Take the bond back after the unbonding delay; the analyzer is forgotten.
		///
		/// # Origin
		/// Signed, by an analyzer that has unregistered.
		///
		/// # Errors
		/// [`Error::NotRegistered`], [`Error::StillActive`], [`Error::StillUnbonding`].
		///
		/// # Events
		/// [`Event::Withdrawn`].
		#[pallet::call_index(3)]
		pub fn withdraw(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			let analyzer = Analyzers::<T>::take(&account).ok_or(Error::<T>::NotRegistered)?;
			let Status::Unbonding { until } = analyzer.status else {
				return Err(Error::<T>::StillActive.into());
			};
			ensure!(Self::now() >= until, Error::<T>::StillUnbonding);
			ObservationKeys::<T>::remove(analyzer.observation_key);
			let reason = HoldReason::Bond.into();
			// Best effort, so that an analyzer can leave even when some of its bond is gone.
			let bond =
				T::Currency::release(&reason, &account, analyzer.bond, Precision::BestEffort)?;
			Self::deposit_event(Event::Withdrawn { account, bond });
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		/// Whether the account is an analyzer, active or unbonding: whether it may have been drawn
		/// for a request that is still open.
		pub fn is_registered(account: &Account) -> bool {
			Analyzers::<T>::contains_key(T::AccountId::from(account.0))
		}

		/// The analyzers that a draw in the present block is from, in no order.
		pub fn eligible_analyzers() -> Vec<(T::AccountId, AnalyzerOf<T>)> {
			let now = Self::now();
			Analyzers::<T>::iter().filter(|(_, analyzer)| analyzer.is_eligible(now)).collect()
		}

		fn active(account: &T::AccountId) -> Result<AnalyzerOf<T>, Error<T>> {
			let analyzer = Analyzers::<T>::get(account).ok_or(Error::<T>::NotRegistered)?;
			match analyzer.status {
				Status::Active { .. } => Ok(analyzer),
				Status::Unbonding { .. } => Err(Error::<T>::Unbonding),
			}
		}

		fn new_status() -> Status<BlockNumberFor<T>> {
			Status::Active {
				eligible_from: Self::now().saturating_add(EligibilityDelay::<T>::get()),
			}
		}

		fn now() -> BlockNumberFor<T> {
			frame_system::Pallet::<T>::block_number()
		}
	}
}
