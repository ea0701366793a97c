//! Shielded links of external accounts to accounts.
//!
#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod await_draw;
mod certificate_errors;
mod lifecycle;
mod link;
mod queries;
pub mod runtime_api;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;

pub use await_draw::AwaitDraw;
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use link::{Link, LinkState, MAX_SEALED_REASON, SealedLinkRequest, SealedReason};
pub use pallet::*;
pub use queries::MAX_PAGE;
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

use frame_system::pallet_prelude::BlockNumberFor;

/// A link on the chain with this configuration.
pub type LinkOf<T> = Link<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

#[frame_support::pallet]
#[allow(
	clippy::large_enum_variant,
	missing_debug_implementations,
	reason = "the macros say what is made"
)]
pub mod pallet {
	use litentry_certificate::{Certificate, Certifiers, Statement};
	use litentry_link_record::{EncryptedRecord, Nullifier, SEALED_REQUEST_LENGTH};
	use litentry_vocabulary::{Balance, BigEndian, KeyEpoch, LinkId, blake2_256};
	use polkadot_sdk::frame_support::{pallet_prelude::*, traits::fungible::MutateHold};
	use polkadot_sdk::frame_system::{self, pallet_prelude::*};
	use polkadot_sdk::sp_runtime::traits::Zero;

	use super::{AwaitDraw, LinkOf, LinkState, SealedLinkRequest, SealedReason, WeightInfo};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// The reasons for which the runtime holds tokens.
		type RuntimeHoldReason: From<HoldReason>;

		/// The token.
		type Currency: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason, Balance = Balance>;

		/// Whoever knows the workers.
		type Certifiers: Certifiers;

		/// Whoever draws committees of analyzers.
		type Draws: AwaitDraw;

		/// What is held for one link until it is gone; it is to cover the largest link.
		#[pallet::constant]
		type LinkDeposit: Get<Balance>;

		/// How many blocks the workers have to answer a request.
		#[pallet::constant]
		type RequestLifetime: Get<BlockNumberFor<Self>>;

		/// The most links that one block may request.
		#[pallet::constant]
		type MaxRequestsPerBlock: Get<u32>;

		/// The most links that one account may have, whatever their state.
		#[pallet::constant]
		type MaxLinksPerAccount: Get<u32>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// What benchmarks need of the chain around this pallet.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: super::BenchmarkHelper;
	}

	/// Why this pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For a link, until it is gone.
		Link,
	}

	/// Every link that is not gone.
	// The chain gives the numbers out, so nobody can choose where they fall.
	#[pallet::storage]
	pub type Links<T: Config> = StorageMap<_, Twox64Concat, LinkId, LinkOf<T>>;

	/// The links of each account, in ascending order.
	// As above.
	#[pallet::storage]
	pub type LinksOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, BigEndian<LinkId>, ()>;

	/// How many links each account has.
	#[pallet::storage]
	pub type LinkCount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The confirmed link of each external account.
	// A nullifier is a keyed hash: its bits are as good as random.
	#[pallet::storage]
	pub type Nullifiers<T: Config> = StorageMap<_, Identity, Nullifier, LinkId>;

	/// The least nonce that each account's next link proof may name.
	#[pallet::storage]
	pub type NextNonce<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The number of the next link.
	#[pallet::storage]
	pub type NextLinkId<T: Config> = StorageValue<_, LinkId, ValueQuery>;

	/// The open requests that expire at each block.
	// Only the chain's own block numbers are keys.
	#[pallet::storage]
	pub type Expiries<T: Config> = StorageMap<
		_,
		Twox64Concat,
		BlockNumberFor<T>,
		BoundedVec<LinkId, T::MaxRequestsPerBlock>,
		ValueQuery,
	>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account asks the workers to link an external account.
		LinkRequested {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
			/// The nonce that the link proof names.
			nonce: u32,
			/// The epoch of the workers' keys that the request is sealed to.
			epoch: KeyEpoch,
			/// The request.
			sealed: SealedLinkRequest,
			/// The first block at which it can no longer be answered.
			expires: BlockNumberFor<T>,
			/// What is held of the owner.
			deposit: Balance,
		},
		/// The workers accepted the proof.
		LinkConfirmed {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
			/// The external account's pseudonym.
			nullifier: Nullifier,
			/// The external account, readable by the workers alone.
			record: EncryptedRecord,
		},
		/// The workers did not accept the proof.
		LinkRefused {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
			/// Why, readable by the owner alone.
			sealed_reason: SealedReason,
		},
		/// The owner ended a link.
		Unlinked {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
		},
		/// The workers did not answer in time.
		LinkExpired {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no link with this number.
		NotFound,
		/// The link is another account's.
		NotOwner,
		/// The link is not waiting for an answer.
		NotRequested,
		/// The link is waiting for an answer; it can be unlinked when it has one.
		Pending,
		/// The external account is linked already, to this account or another.
		AlreadyLinked,
		/// The nonce, or a larger one, was used before: sign a challenge with the next one.
		NonceUsed,
		/// There would be no nonce after this one.
		NonceExhausted,
		/// The request is not sealed to the present shielding key: seal it again.
		WrongEpoch,
		/// The sealed request does not have the length that all have.
		WrongLength,
		/// The account has as many links as it may have.
		TooManyLinks,
		/// The block has as many requests as it may have: try again in the next.
		BlockFull,
		/// All numbers of links are given out.
		IdsExhausted,
		/// A signer of the certificate is not a registered worker.
		UnknownWorker,
		/// The certificate's signers are not in strictly ascending order.
		SignersUnsorted,
		/// A signature of the certificate does not fit the statement.
		BadSignature,
		/// Too few workers signed the certificate.
		TooFewSignatures,
		/// The certificate does not prove the statement.
		CertificateInvalid,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			let due = Expiries::<T>::take(now);
			let weight = T::WeightInfo::on_initialize(due.len() as u32);
			due.into_iter().for_each(Self::expire);
			weight
		}

		fn integrity_test() {
			assert!(!T::RequestLifetime::get().is_zero(), "a request must live for some blocks");
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
		/// Asks the workers to link an external account to the sender.
		///
		/// `sealed` is a padded `LinkRequest`, sealed to the shielding key of `epoch`; `nonce` is the
		/// one that its link proof names. The nonce is used up, whatever comes of the request.
		///
		/// ## Origin
		///
		/// Signed, by the account to link to. [`Config::LinkDeposit`] of it is held.
		///
		/// ## Errors
		///
		/// [`Error::WrongLength`], [`Error::WrongEpoch`], [`Error::NonceUsed`],
		/// [`Error::NonceExhausted`], [`Error::TooManyLinks`], [`Error::BlockFull`],
		/// [`Error::IdsExhausted`], and the token's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::LinkRequested`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::request_link())]
		pub fn request_link(
			origin: OriginFor<T>,
			nonce: u32,
			epoch: KeyEpoch,
			sealed: SealedLinkRequest,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			ensure!(sealed.len() == SEALED_REQUEST_LENGTH, Error::<T>::WrongLength);
			ensure!(epoch == T::Certifiers::current_epoch(), Error::<T>::WrongEpoch);
			Self::use_nonce(&account, nonce)?;
			Self::open(account, nonce, epoch, sealed)
		}

		/// Confirms a requested link: the workers found its proof good.
		///
		/// The certificate is over `Statement::LinkConfirmed` with the same number, record and
		/// nullifier.
		///
		/// ## Origin
		///
		/// Signed, by anyone; free when it succeeds.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotRequested`], [`Error::AlreadyLinked`], and those of the
		/// certificate: [`Error::UnknownWorker`], [`Error::SignersUnsorted`],
		/// [`Error::BadSignature`], [`Error::TooFewSignatures`], [`Error::CertificateInvalid`].
		///
		/// ## Events
		///
		/// [`Event::LinkConfirmed`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::confirm_link(certificate.0.len() as u32))]
		pub fn confirm_link(
			origin: OriginFor<T>,
			id: LinkId,
			record: EncryptedRecord,
			nullifier: Nullifier,
			certificate: Certificate,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let link = Self::requested(id)?;
			ensure!(!Nullifiers::<T>::contains_key(nullifier), Error::<T>::AlreadyLinked);
			let statement = Statement::LinkConfirmed { id, record: record.clone(), nullifier };
			T::Certifiers::check(&statement, &certificate).map_err(Error::<T>::from)?;
			let account = link.owner.clone();
			let since = frame_system::Pallet::<T>::block_number();
			let state = LinkState::Confirmed { record: record.clone(), nullifier, since };
			Self::answer(id, link, state);
			Nullifiers::<T>::insert(nullifier, id);
			Self::deposit_event(Event::LinkConfirmed { id, account, nullifier, record });
			Ok(Pays::No.into())
		}

		/// Refuses a requested link: the workers did not find its proof good.
		///
		/// The certificate is over `Statement::LinkRefused` with the same number and the hash of
		/// `sealed_reason`.
		///
		/// ## Origin
		///
		/// Signed, by anyone; free when it succeeds.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotRequested`], and those of the certificate:
		/// [`Error::UnknownWorker`], [`Error::SignersUnsorted`], [`Error::BadSignature`],
		/// [`Error::TooFewSignatures`], [`Error::CertificateInvalid`].
		///
		/// ## Events
		///
		/// [`Event::LinkRefused`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::refuse_link(certificate.0.len() as u32))]
		pub fn refuse_link(
			origin: OriginFor<T>,
			id: LinkId,
			sealed_reason: SealedReason,
			certificate: Certificate,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let link = Self::requested(id)?;
			let statement = Statement::LinkRefused { id, reason: blake2_256(&sealed_reason) };
			T::Certifiers::check(&statement, &certificate).map_err(Error::<T>::from)?;
			let account = link.owner.clone();
			let since = frame_system::Pallet::<T>::block_number();
			let state = LinkState::Refused { sealed_reason: sealed_reason.clone(), since };
			Self::answer(id, link, state);
			Self::deposit_event(Event::LinkRefused { id, account, sealed_reason });
			Ok(Pays::No.into())
		}

		/// Ends a confirmed link, or clears a refused one, and returns its deposit.
		///
		/// The record and the nullifier are deleted, so the external account can be linked again.
		///
		/// ## Origin
		///
		/// Signed, by the link's owner.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::Pending`].
		///
		/// ## Events
		///
		/// [`Event::Unlinked`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::unlink())]
		pub fn unlink(origin: OriginFor<T>, id: LinkId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			let link = Links::<T>::get(id).ok_or(Error::<T>::NotFound)?;
			ensure!(link.owner == account, Error::<T>::NotOwner);
			ensure!(link.expires().is_none(), Error::<T>::Pending);
			Self::remove(id, &link)?;
			Self::deposit_event(Event::Unlinked { id, account });
			Ok(())
		}
	}
}
