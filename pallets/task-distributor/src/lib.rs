//! Computing requests, their fee, the draw of their committees and their outcome.
//!
#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod deadline;
mod draw;
mod error_causes;
mod genesis_committee_size;
mod opening;
mod outcome;
mod payment;
mod providers;
mod queries;
mod request;
pub mod runtime_api;
mod shares;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use draw::UndrawnBlocks;
pub use pallet::*;
pub use providers::{AlgorithmUnusable, Analyzers, BlockRandomness, Knowledge};
pub use queries::MAX_PAGE;
pub use request::{
	Answer, AnyRequest, ClosedRequest, OutcomeSummary, Request, SealedComputingRequest, Signers,
};
pub use shares::{Shares, shares};
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

use frame_system::pallet_prelude::BlockNumberFor;

/// An open request on the chain with this configuration.
pub type RequestOf<T> = Request<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// A closed request on the chain with this configuration.
pub type ClosedRequestOf<T> =
	ClosedRequest<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// A request, open or closed, on the chain with this configuration.
pub type AnyRequestOf<T> = AnyRequest<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

#[frame_support::pallet]
#[allow(missing_debug_implementations, reason = "the macros say what is made")]
pub mod pallet {
	use core::marker::PhantomData;

	use litentry_certificate::{Certificate, Certifiers, Statement};
	use litentry_computing_request::{Outcome, SEALED_REQUEST_LENGTH};
	use litentry_knowledge::AlgorithmId;
	use litentry_vocabulary::{Balance, BigEndian, KeyEpoch, Moment, RequestId, blake2_256};
	use polkadot_sdk::frame_support::{
		DefaultNoBound,
		pallet_prelude::*,
		traits::{Time, fungible::MutateHold},
	};
	use polkadot_sdk::frame_system::{self, pallet_prelude::*};
	use polkadot_sdk::sp_runtime::{Permill, traits::One};

	use super::{
		Analyzers, Answer, BlockRandomness, ClosedRequestOf, Knowledge, OutcomeSummary, RequestOf,
		SealedComputingRequest, Signers, UndrawnBlocks, WeightInfo,
		outcome::{agreed, signers},
	};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config<AccountId: From<[u8; 32]>> {
		/// The reasons for which the runtime holds tokens.
		type RuntimeHoldReason: From<HoldReason>;

		/// The token.
		type Currency: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason, Balance = Balance>;

		/// The clock.
		type Time: Time<Moment = Moment>;

		/// Whoever knows the scoring algorithms.
		type Knowledge: Knowledge;

		/// Whoever knows the analyzers.
		type Analyzers: Analyzers;

		/// Whoever knows the workers.
		type Certifiers: Certifiers;

		/// Whoever knows each block's own randomness.
		type Randomness: BlockRandomness;

		/// What every request costs at least.
		#[pallet::constant]
		type BaseFee: Get<Balance>;

		/// What it costs more for each event of its algorithm.
		#[pallet::constant]
		type FeePerEvent: Get<Balance>;

		/// The part of a fee that is the workers'; the rest is the analyzers'.
		#[pallet::constant]
		type WorkerShare: Get<Permill>;

		/// What is held for one request until it is forgotten; it is to cover the largest outcome.
		#[pallet::constant]
		type RequestDeposit: Get<Balance>;

		/// How many blocks the workers have to answer a request, its draw included.
		#[pallet::constant]
		type RequestLifetime: Get<BlockNumberFor<Self>>;

		/// How many blocks a draw is kept, so that anyone can recompute the committees: at least
		/// the lifetime of a request.
		#[pallet::constant]
		type DrawsKept: Get<BlockNumberFor<Self>>;

		/// The most requests that one block may hold.
		#[pallet::constant]
		type MaxRequestsPerBlock: Get<u32>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// What benchmarks need of the chain around this pallet.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: super::BenchmarkHelper;
	}

	/// Why this pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The fee of an open request, until its outcome is known.
		Fee,
		/// For the storage of a request, until it is forgotten.
		Deposit,
	}

	/// The requests that wait for their outcome.
	// The chain gives the numbers out, so nobody can choose where they fall.
	#[pallet::storage]
	pub type Requests<T: Config> = StorageMap<_, Twox64Concat, RequestId, RequestOf<T>>;

	/// The requests whose outcome is known, until they are forgotten.
	// As above.
	#[pallet::storage]
	pub type Closed<T: Config> = StorageMap<_, Twox64Concat, RequestId, ClosedRequestOf<T>>;

	/// The requests of each account, open and closed, in ascending order.
	// As above.
	#[pallet::storage]
	pub type RequestsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, BigEndian<RequestId>, ()>;

	/// The number of the next request.
	#[pallet::storage]
	pub type NextRequestId<T: Config> = StorageValue<_, RequestId, ValueQuery>;

	/// The open requests that time out at each block.
	// Only the chain's own block numbers are keys.
	#[pallet::storage]
	pub type Deadlines<T: Config> = StorageMap<
		_,
		Twox64Concat,
		BlockNumberFor<T>,
		BoundedVec<RequestId, T::MaxRequestsPerBlock>,
		ValueQuery,
	>;

	/// The randomness of each block that drew the requests of earlier blocks.
	// As above.
	#[pallet::storage]
	pub type Draws<T: Config> = StorageMap<_, Twox64Concat, BlockNumberFor<T>, [u8; 32]>;

	/// The blocks whose requests wait for a draw, or in which somebody else awaited one.
	#[pallet::storage]
	pub type Undrawn<T: Config> = StorageValue<_, UndrawnBlocks<BlockNumberFor<T>>>;

	/// How many analyzers answer about one link.
	#[pallet::storage]
	pub type CommitteeSize<T: Config> =
		StorageValue<_, litentry_observation::CommitteeSize, ValueQuery>;

	/// How the chain starts.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// How many analyzers answer about one link: 3f + 1.
		#[serde(with = "crate::genesis_committee_size")]
		pub committee_size: litentry_observation::CommitteeSize,
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			CommitteeSize::<T>::put(self.committee_size);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account asks for a score.
		Requested {
			/// The request.
			id: RequestId,
			/// Who asks.
			account: T::AccountId,
			/// What is to be computed.
			algorithm: AlgorithmId,
			/// The epoch of the workers' keys that the request is sealed to.
			epoch: KeyEpoch,
			/// What the account pays.
			fee: Balance,
			/// What is held for the storage.
			deposit: Balance,
			/// The request.
			sealed: SealedComputingRequest,
			/// The timestamp of this block.
			at: Moment,
			/// The first block at which it can no longer be answered.
			deadline: BlockNumberFor<T>,
		},
		/// All requests of earlier blocks have their committees, and so has whatever else awaited a
		/// draw in them.
		Drawn {
			/// The block whose randomness drew them.
			block: BlockNumberFor<T>,
			/// Its randomness.
			randomness: [u8; 32],
		},
		/// The workers answered a request.
		Answered {
			/// The request.
			id: RequestId,
			/// Who asked.
			account: T::AccountId,
			/// What came of it.
			outcome: OutcomeSummary,
			/// Who certified it.
			by: Signers,
		},
		/// The fee of a request was paid.
		FeePaid {
			/// The request.
			id: RequestId,
			/// What the workers got, all together.
			workers: Balance,
			/// What the analyzers got, all together.
			analyzers: Balance,
			/// What went back to the account.
			returned: Balance,
		},
		/// The whole fee of a request went back.
		FeeReturned {
			/// The request.
			id: RequestId,
			/// Who asked.
			account: T::AccountId,
			/// The fee.
			amount: Balance,
		},
		/// The workers did not answer in time.
		TimedOut {
			/// The request.
			id: RequestId,
			/// Who asked.
			account: T::AccountId,
		},
		/// An account had a closed request deleted.
		Forgotten {
			/// The request.
			id: RequestId,
			/// Who asked.
			account: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no request with this number.
		NotFound,
		/// The request is another account's.
		NotOwner,
		/// The request waits for its outcome; it can be forgotten when it has one.
		StillOpen,
		/// The outcome of the request is known already.
		AlreadyClosed,
		/// The request has no committees yet.
		NotDrawn,
		/// There is no algorithm with this hash.
		AlgorithmNotFound,
		/// The algorithm, or one of its events, is retired.
		AlgorithmRetired,
		/// The fee is less than this algorithm costs.
		FeeTooLow,
		/// The request is not sealed to the present shielding key: seal it again.
		WrongEpoch,
		/// The sealed request does not have the length that all have.
		WrongLength,
		/// The block has as many requests as it may have: try again in the next.
		BlockFull,
		/// All numbers of requests are given out.
		IdsExhausted,
		/// The agreed analyzers are not in strictly ascending order.
		AgreedUnsorted,
		/// An account among the agreed analyzers is not an analyzer.
		UnknownAnalyzer,
		/// A signer of the certificate is not a registered worker.
		UnknownWorker,
		/// The certificate's signers are not in strictly ascending order.
		SignersUnsorted,
		/// A signature of the certificate does not fit the outcome.
		BadSignature,
		/// Too few workers signed the certificate.
		TooFewSignatures,
		/// The certificate does not prove the outcome.
		CertificateInvalid,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			Self::prune_draws(now);
			let due = Deadlines::<T>::take(now);
			let weight = T::WeightInfo::on_initialize(due.len() as u32);
			due.into_iter().for_each(|id| Self::time_out(id, now));
			weight.saturating_add(T::WeightInfo::on_finalize())
		}

		fn on_finalize(now: BlockNumberFor<T>) {
			Self::draw(now);
		}

		fn integrity_test() {
			let lifetime = T::RequestLifetime::get();
			assert!(lifetime > One::one(), "a request must live long enough to be drawn");
			assert!(T::DrawsKept::get() >= lifetime, "an open request must know its committees");
			assert!(T::MaxRequestsPerBlock::get() > 0, "a block must be able to hold a request");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_now: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::check_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Asks the workers for an algorithm's score over the sender's links.
		///
		/// `sealed` is a padded `ComputingRequest`, sealed to the shielding key of `epoch`. `fee` is
		/// at least [`Config::BaseFee`] and [`Config::FeePerEvent`] for each event of the algorithm;
		/// it goes back unless a score is certified.
		///
		/// ## Origin
		///
		/// Signed. The fee and [`Config::RequestDeposit`] of the sender are held.
		///
		/// ## Errors
		///
		/// [`Error::WrongLength`], [`Error::WrongEpoch`], [`Error::AlgorithmNotFound`],
		/// [`Error::AlgorithmRetired`], [`Error::FeeTooLow`], [`Error::BlockFull`],
		/// [`Error::IdsExhausted`], and the token's when fee and deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::Requested`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::request())]
		pub fn request(
			origin: OriginFor<T>,
			algorithm: AlgorithmId,
			epoch: KeyEpoch,
			fee: Balance,
			sealed: SealedComputingRequest,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			ensure!(sealed.len() == SEALED_REQUEST_LENGTH, Error::<T>::WrongLength);
			ensure!(epoch == T::Certifiers::current_epoch(), Error::<T>::WrongEpoch);
			let minimum = Self::minimum_fee(&algorithm).map_err(Error::<T>::from)?;
			ensure!(fee >= minimum, Error::<T>::FeeTooLow);
			Self::open(account, algorithm, epoch, fee, sealed)
		}

		/// Closes a request with what came of it, and pays or returns its fee.
		///
		/// The certificate is over `Statement::Answered` with the same number and the hash of
		/// `outcome`.
		///
		/// ## Origin
		///
		/// Signed, by anyone; free when it succeeds.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::AlreadyClosed`], [`Error::NotDrawn`],
		/// [`Error::AgreedUnsorted`], [`Error::UnknownAnalyzer`], and those of the certificate:
		/// [`Error::UnknownWorker`], [`Error::SignersUnsorted`], [`Error::BadSignature`],
		/// [`Error::TooFewSignatures`], [`Error::CertificateInvalid`].
		///
		/// ## Events
		///
		/// [`Event::FeePaid`] or [`Event::FeeReturned`], and [`Event::Answered`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::certify(
			certificate.0.len() as u32,
			agreed(outcome).len() as u32,
		))]
		pub fn certify(
			origin: OriginFor<T>,
			id: RequestId,
			outcome: Outcome,
			certificate: Certificate,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let request = Requests::<T>::get(id).ok_or_else(|| Self::why_not_open(id))?;
			ensure!(Self::is_drawn(request.block), Error::<T>::NotDrawn);
			Self::check_agreed(&outcome)?;
			let statement = Statement::Answered { id, outcome: blake2_256(&outcome.encode()) };
			T::Certifiers::check(&statement, &certificate).map_err(Error::<T>::from)?;
			let by = signers(&certificate);
			Self::settle(id, &request, &outcome, &by);
			Self::cancel_deadline(id, request.deadline);
			Self::deposit_event(Event::Answered {
				id,
				account: request.account.clone(),
				outcome: OutcomeSummary::from(&outcome),
				by: by.clone(),
			});
			let now = frame_system::Pallet::<T>::block_number();
			Self::close(id, request, Answer::Certified { outcome, by }, now);
			Ok(Pays::No.into())
		}

		/// Deletes a closed request and what came of it, and returns its deposit.
		///
		/// ## Origin
		///
		/// Signed, by the account that made the request.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::StillOpen`].
		///
		/// ## Events
		///
		/// [`Event::Forgotten`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::forget())]
		pub fn forget(origin: OriginFor<T>, id: RequestId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			ensure!(!Requests::<T>::contains_key(id), Error::<T>::StillOpen);
			let closed = Closed::<T>::get(id).ok_or(Error::<T>::NotFound)?;
			ensure!(closed.account == account, Error::<T>::NotOwner);
			Closed::<T>::remove(id);
			RequestsOf::<T>::remove(&account, BigEndian(id));
			Self::return_deposit(&account, closed.deposit);
			Self::deposit_event(Event::Forgotten { id, account });
			Ok(())
		}
	}
}
