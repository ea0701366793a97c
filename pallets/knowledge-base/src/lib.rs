//! Identification events and scoring algorithms, registered by anyone for a deposit.
//!
//! What the network can ask about an external account, and what it can compute from the answers, is
//! registered here once and used by everybody. An entry is known by the hash of its content, so it
//! never changes: a new version is a new entry. Its owner may retire it, after which no new request
//! can use it; it stays readable, because older credentials name it.
//!
//! # Terminology
//!
//! - **identification event**: a declared question about one external account with a typed answer.
//! - **scoring algorithm**: a pure WASM function from event values to a score.
//! - **to retire**: to refuse an entry to new requests, for good.
//! - **deposit**: what the owner of an entry has held for as long as the chain stores it.
//!
//! # Layout
//!
//! - [`RegisteredEvent`], [`RegisteredAlgorithm`]: what the chain keeps of each
//! - [`AlgorithmDescription`]: what one says of an algorithm besides its code
//! - [`runtime_api`]: what clients ask
//! - [`WeightInfo`]: what the calls cost

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod algorithm;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod event;
#[cfg(test)]
mod mock;
mod refusal;
pub mod runtime_api;
#[cfg(any(test, feature = "runtime-benchmarks"))]
mod sample_code;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod weights;

pub use algorithm::{AlgorithmDescription, AlgorithmUnusable, RegisteredAlgorithm};
pub use event::RegisteredEvent;
pub use pallet::*;
pub use weights::WeightInfo;

use alloc::vec::Vec;

use litentry_knowledge::{
	AlgorithmId, Description, EventId, IdentificationEvent, MAX_CODE_LENGTH, Name,
};
use parity_scale_codec::Encode;
use polkadot_sdk::{
	frame_support::{
		self, BoundedVec,
		traits::{
			ConstU32, Get,
			fungible::{Inspect, MutateHold},
		},
	},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::{DispatchError, traits::Saturating},
};

/// An amount of the currency that deposits are held in.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// What this chain keeps of one event.
pub type RegisteredEventOf<T> =
	RegisteredEvent<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;

/// What this chain keeps of one algorithm.
pub type RegisteredAlgorithmOf<T> =
	RegisteredAlgorithm<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;

/// The WASM module of an algorithm.
pub type AlgorithmCode = BoundedVec<u8, ConstU32<MAX_CODE_LENGTH>>;

/// The most entries that one page of an answer has.
pub const MAX_PAGE: u32 = 100;

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
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// What deposits are held in.
		type Currency: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The runtime's reasons for a hold.
		type RuntimeHoldReason: From<HoldReason>;

		/// The deposit for an entry of no bytes.
		#[pallet::constant]
		type DepositBase: Get<BalanceOf<Self>>;

		/// The deposit for each encoded byte of an entry, its code included.
		#[pallet::constant]
		type DepositPerByte: Get<BalanceOf<Self>>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The deposit for an entry.
		#[codec(index = 0)]
		Entry,
	}

	/// The events, retired ones included.
	// Identity: the key is a hash of the content already.
	#[pallet::storage]
	pub type Events<T: Config> = StorageMap<_, Identity, EventId, RegisteredEventOf<T>>;

	/// The algorithms, retired ones included.
	// Identity: the key is a hash of the content already.
	#[pallet::storage]
	pub type Algorithms<T: Config> = StorageMap<_, Identity, AlgorithmId, RegisteredAlgorithmOf<T>>;

	/// The code of each algorithm, apart from what is read more often.
	// Identity: the key is a hash of the content already.
	#[pallet::storage]
	pub type Code<T: Config> = StorageMap<_, Identity, AlgorithmId, AlgorithmCode>;

	/// What happened to the knowledge base.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An event was registered.
		EventRegistered {
			/// The event.
			id: EventId,
			/// Who registered it, and may retire it.
			owner: T::AccountId,
		},
		/// An algorithm was registered.
		AlgorithmRegistered {
			/// The algorithm.
			id: AlgorithmId,
			/// Who registered it, and may retire it.
			owner: T::AccountId,
		},
		/// No new algorithm or request can use an event any more.
		EventRetired {
			/// The event.
			id: EventId,
		},
		/// No new request can use an algorithm any more.
		AlgorithmRetired {
			/// The algorithm.
			id: AlgorithmId,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The same content is registered already.
		AlreadyRegistered,
		/// There is no such entry.
		NotFound,
		/// Only the owner of an entry may retire it.
		NotOwner,
		/// The entry is retired already.
		AlreadyRetired,
		/// A name or a description is not UTF-8.
		TextNotUtf8,
		/// A name is empty or nothing but space.
		NameBlank,
		/// A name or a description has a control character.
		TextHasControlCharacter,
		/// A name or a description is refused for a reason that has no error of its own yet.
		TextRefused,
		/// The algorithm asks for no event.
		NoEvents,
		/// The algorithm asks for an event twice.
		EventRepeated,
		/// The algorithm asks for an event that is not registered.
		EventNotFound,
		/// The algorithm asks for an event that is retired.
		EventUnusable,
		/// The code is no valid WebAssembly module.
		CodeMalformed,
		/// The code is longer than what is stored.
		CodeTooLong,
		/// The code computes with floating point.
		FloatUsed,
		/// The code uses something newer than WebAssembly 1.0.
		FeatureForbidden,
		/// The code imports something.
		ImportFound,
		/// The code has a function that runs before it is called.
		StartFunctionFound,
		/// The code has too many types, functions, locals or the like.
		MaxItemsExceeded,
		/// The code's memory declares no maximum.
		MemoryUnbounded,
		/// The code's memory may grow too large.
		MemoryTooLarge,
		/// The code does not export all that the ABI asks for.
		ExportMissing,
		/// The code exports something else than the ABI asks for.
		ExportMismatch,
		/// The code is refused for a reason that has no error of its own yet.
		CodeRefused,
		/// The event's registry has no records that answer its method.
		MethodNotAnswered,
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
		/// Register an identification event; a deposit is held.
		///
		/// # Origin
		/// Signed, by the account that becomes the event's owner.
		///
		/// # Errors
		/// [`Error::AlreadyRegistered`], [`Error::MethodNotAnswered`], the errors of texts, and the
		/// currency's when the deposit cannot be held.
		///
		/// # Events
		/// [`Event::EventRegistered`].
		#[pallet::call_index(0)]
		pub fn register_event(origin: OriginFor<T>, event: IdentificationEvent) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::check_texts(&event.name, &event.project, &event.description)?;
			event.check_method().map_err(Error::<T>::from)?;
			let id = event.id();
			ensure!(!Events::<T>::contains_key(id), Error::<T>::AlreadyRegistered);
			let deposit = Self::hold_deposit(&owner, event.encoded_size())?;
			let since = frame_system::Pallet::<T>::block_number();
			let entry =
				RegisteredEvent { event, owner: owner.clone(), deposit, since, retired: None };
			Events::<T>::insert(id, entry);
			Self::deposit_event(Event::EventRegistered { id, owner });
			Ok(())
		}

		/// Register a scoring algorithm over active events; a deposit is held.
		///
		/// # Origin
		/// Signed, by the account that becomes the algorithm's owner.
		///
		/// # Errors
		/// [`Error::AlreadyRegistered`], the errors of texts, the errors of events, the errors of
		/// code, and the currency's when the deposit cannot be held.
		///
		/// # Events
		/// [`Event::AlgorithmRegistered`].
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::register_algorithm(
			code.len() as u32,
			algorithm.events.len() as u32,
		))]
		pub fn register_algorithm(
			origin: OriginFor<T>,
			algorithm: AlgorithmDescription,
			code: AlgorithmCode,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::check_texts(&algorithm.name, &algorithm.project, &algorithm.description)?;
			Self::check_events(&algorithm.events)?;
			let algorithm = algorithm.with_code_hash(sp_io::hashing::blake2_256(&code));
			let id = algorithm.id();
			ensure!(!Algorithms::<T>::contains_key(id), Error::<T>::AlreadyRegistered);
			litentry_scoring::validate(&code).map_err(Error::<T>::from)?;
			let length = algorithm.encoded_size().saturating_add(code.encoded_size());
			let deposit = Self::hold_deposit(&owner, length)?;
			let since = frame_system::Pallet::<T>::block_number();
			let entry = RegisteredAlgorithm {
				algorithm,
				owner: owner.clone(),
				deposit,
				since,
				retired: None,
			};
			Algorithms::<T>::insert(id, entry);
			Code::<T>::insert(id, code);
			Self::deposit_event(Event::AlgorithmRegistered { id, owner });
			Ok(())
		}

		/// Refuse an event, and each algorithm that asks for it, to new requests, for good.
		///
		/// # Origin
		/// Signed, by the event's owner.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::AlreadyRetired`].
		///
		/// # Events
		/// [`Event::EventRetired`].
		#[pallet::call_index(2)]
		pub fn retire_event(origin: OriginFor<T>, id: EventId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let mut entry = Events::<T>::get(id).ok_or(Error::<T>::NotFound)?;
			ensure!(entry.owner == who, Error::<T>::NotOwner);
			ensure!(entry.retired.is_none(), Error::<T>::AlreadyRetired);
			entry.retired = Some(frame_system::Pallet::<T>::block_number());
			Events::<T>::insert(id, entry);
			Self::deposit_event(Event::EventRetired { id });
			Ok(())
		}

		/// Refuse an algorithm to new requests, for good.
		///
		/// # Origin
		/// Signed, by the algorithm's owner.
		///
		/// # Errors
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::AlreadyRetired`].
		///
		/// # Events
		/// [`Event::AlgorithmRetired`].
		#[pallet::call_index(3)]
		pub fn retire_algorithm(origin: OriginFor<T>, id: AlgorithmId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let mut entry = Algorithms::<T>::get(id).ok_or(Error::<T>::NotFound)?;
			ensure!(entry.owner == who, Error::<T>::NotOwner);
			ensure!(entry.retired.is_none(), Error::<T>::AlreadyRetired);
			entry.retired = Some(frame_system::Pallet::<T>::block_number());
			Algorithms::<T>::insert(id, entry);
			Self::deposit_event(Event::AlgorithmRetired { id });
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		/// How many events an algorithm asks for, when a new request may use it: when neither it
		/// nor any of its events is retired.
		///
		/// # Errors
		/// Tells why a new request may not use it.
		pub fn active_event_count(id: &AlgorithmId) -> Result<u32, AlgorithmUnusable> {
			let entry = Algorithms::<T>::get(id).ok_or(AlgorithmUnusable::NotFound)?;
			if entry.retired.is_some() {
				return Err(AlgorithmUnusable::Retired);
			}
			let events = &entry.algorithm.events;
			if events.iter().any(|event| Self::check_event(event).is_err()) {
				return Err(AlgorithmUnusable::EventRetired);
			}
			Ok(events.len() as u32)
		}

		/// A page of events in the order of their ids: at most `limit` and [`MAX_PAGE`], after the
		/// id `start`, or from the beginning.
		pub fn events(start: Option<EventId>, limit: u32) -> Vec<(EventId, RegisteredEventOf<T>)> {
			let entries = match start {
				Some(id) => Events::<T>::iter_from_key(id),
				None => Events::<T>::iter(),
			};
			entries.take(limit.min(MAX_PAGE) as usize).collect()
		}

		/// A page of algorithms in the order of their ids: at most `limit` and [`MAX_PAGE`], after
		/// the id `start`, or from the beginning.
		pub fn algorithms(
			start: Option<AlgorithmId>,
			limit: u32,
		) -> Vec<(AlgorithmId, RegisteredAlgorithmOf<T>)> {
			let entries = match start {
				Some(id) => Algorithms::<T>::iter_from_key(id),
				None => Algorithms::<T>::iter(),
			};
			entries.take(limit.min(MAX_PAGE) as usize).collect()
		}

		fn check_texts(
			name: &Name,
			project: &Name,
			description: &Description,
		) -> Result<(), Error<T>> {
			name.check()?;
			project.check()?;
			description.check()?;
			Ok(())
		}

		fn check_events(events: &[EventId]) -> Result<(), Error<T>> {
			ensure!(!events.is_empty(), Error::<T>::NoEvents);
			for (position, event) in events.iter().enumerate() {
				ensure!(
					!events.iter().take(position).any(|earlier| earlier == event),
					Error::<T>::EventRepeated
				);
				Self::check_event(event)?;
			}
			Ok(())
		}

		fn check_event(id: &EventId) -> Result<(), Error<T>> {
			let entry = Events::<T>::get(id).ok_or(Error::<T>::EventNotFound)?;
			ensure!(entry.retired.is_none(), Error::<T>::EventUnusable);
			Ok(())
		}

		fn hold_deposit(
			owner: &T::AccountId,
			length: usize,
		) -> Result<BalanceOf<T>, DispatchError> {
			let deposit = Self::deposit_for(length);
			T::Currency::hold(&HoldReason::Entry.into(), owner, deposit)?;
			Ok(deposit)
		}

		fn deposit_for(length: usize) -> BalanceOf<T> {
			let length: BalanceOf<T> = (length as u32).into();
			T::DepositBase::get().saturating_add(T::DepositPerByte::get().saturating_mul(length))
		}
	}
}
