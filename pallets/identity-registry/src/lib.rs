//! Identities of persons and devices, each owned by an account.
//!
#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod cid;
mod data;
mod delegates;
mod deposits;
mod device;
mod lifecycle;
mod ownership;
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

pub use pallet::*;
pub use queries::MAX_PAGE;
pub use weights::WeightInfo;

use polkadot_sdk::frame_support;

#[frame_support::pallet]
#[allow(missing_debug_implementations, reason = "the macros say what is made")]
pub mod pallet {
	use litentry_identity::{DataPointer, DeviceProof, Identity, Kind, Rights};
	use litentry_verifying_key::VerifyingKey;
	use litentry_vocabulary::{Balance, Description, IdentityId};
	use polkadot_sdk::frame_support::{pallet_prelude::*, traits::fungible::MutateHold};
	use polkadot_sdk::frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_core::H256;

	use super::WeightInfo;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config<AccountId: From<[u8; 32]> + Into<[u8; 32]>, Hash = H256>
	{
		/// The reasons for which the runtime holds tokens.
		type RuntimeHoldReason: From<HoldReason>;

		/// The token.
		type Currency: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason, Balance = Balance>;

		/// What is held for an entry of no description: for itself, its owner's index and an offer.
		#[pallet::constant]
		type BaseDeposit: Get<Balance>;

		/// What is held for each byte of a description and of a data pointer.
		#[pallet::constant]
		type ByteDeposit: Get<Balance>;

		/// What is held for each version of a data pointer, besides its bytes.
		#[pallet::constant]
		type DataDeposit: Get<Balance>;

		/// What is held for each delegate.
		#[pallet::constant]
		type DelegateDeposit: Get<Balance>;

		/// The most delegates of one identity.
		#[pallet::constant]
		type MaxDelegates: Get<u32>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	/// Why this pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For an identity, its data pointers and its delegates.
		#[codec(index = 0)]
		Identity,
	}

	/// Every identity, retired ones included.
	// The keys of devices are free to choose, so their ids can be ground.
	#[pallet::storage]
	pub type Identities<T: Config> = StorageMap<_, Blake2_128Concat, IdentityId, Identity>;

	/// The identities of each account.
	#[pallet::storage]
	pub type IdentitiesOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, IdentityId, ()>;

	/// How many identities each account has.
	#[pallet::storage]
	pub type IdentityCount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The number of the next identity that is registered without an id of its own.
	#[pallet::storage]
	pub type NextNumber<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The data pointers of each identity, by version.
	// The chain gives the versions out, so nobody can choose where they fall.
	#[pallet::storage]
	pub type Data<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, IdentityId, Twox64Concat, u32, DataPointer>;

	/// To whom an identity is offered.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Blake2_128Concat, IdentityId, T::AccountId>;

	/// What the delegates of each identity may do.
	#[pallet::storage]
	pub type Delegates<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, IdentityId, Blake2_128Concat, T::AccountId, Rights>;

	/// What happened to an identity. `deposit` is all that is held for the identity from then on.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An identity came to be.
		IdentityRegistered {
			/// The identity.
			id: IdentityId,
			/// Whose it is.
			owner: T::AccountId,
			/// A person's or a device's.
			kind: Kind,
			/// The device's key, when it was registered with that key's consent.
			key: Option<VerifyingKey>,
			/// What people are told about it.
			description: Description,
			/// What is held of the owner for it.
			deposit: Balance,
		},
		/// People are told something else about an identity.
		IdentityDescribed {
			/// The identity.
			id: IdentityId,
			/// What they are told from now on.
			description: Description,
			/// What is held of the owner for it.
			deposit: Balance,
		},
		/// An identity's data is somewhere; what was published before is superseded.
		DataPublished {
			/// The identity.
			id: IdentityId,
			/// Which version this is.
			version: u32,
			/// Where the data is.
			pointer: DataPointer,
			/// What is held of the owner for it.
			deposit: Balance,
		},
		/// The chain no longer says where a version of a retired identity's data was.
		DataForgotten {
			/// The identity.
			id: IdentityId,
			/// Which version.
			version: u32,
			/// What is held of the owner for it.
			deposit: Balance,
		},
		/// An identity is offered to an account, and no longer to whom it was offered before.
		IdentityOffered {
			/// The identity.
			id: IdentityId,
			/// Who may accept it.
			to: T::AccountId,
		},
		/// An identity is offered to nobody any more.
		OfferWithdrawn {
			/// The identity.
			id: IdentityId,
		},
		/// An identity was accepted by whom it was offered to. Its delegates and the offer are gone.
		IdentityTransferred {
			/// The identity.
			id: IdentityId,
			/// Whose it was.
			from: T::AccountId,
			/// Whose it is.
			to: T::AccountId,
			/// What is held of the new owner for it.
			deposit: Balance,
		},
		/// An identity is out of use for good. Its description, delegates and offer are gone.
		IdentityRetired {
			/// The identity.
			id: IdentityId,
			/// What is held of the owner for it.
			deposit: Balance,
		},
		/// An account may act for an identity.
		DelegateNamed {
			/// The identity.
			id: IdentityId,
			/// Who.
			delegate: T::AccountId,
			/// What it may do from now on.
			rights: Rights,
			/// What is held of the owner for it.
			deposit: Balance,
		},
		/// An account may no longer act for an identity.
		DelegateDismissed {
			/// The identity.
			id: IdentityId,
			/// Who.
			delegate: T::AccountId,
			/// What is held of the owner for it.
			deposit: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no identity with this id.
		NotFound,
		/// The identity is another account's.
		NotOwner,
		/// The identity is retired, so nothing of it changes any more.
		Retired,
		/// The identity is in use, so its data stays readable.
		NotRetired,
		/// The id is registered, perhaps of an identity that is retired.
		AlreadyRegistered,
		/// All numbers of identities are given out.
		NumbersExhausted,
		/// The device's key belongs to another id.
		OtherDevice,
		/// The device's proof could be used until a block that has passed.
		ProofExpired,
		/// The device's proof could be used for longer than any proof should be.
		ProofExpiresTooLate,
		/// The device's key is no point of its curve.
		MalformedKey,
		/// The device's signature is not in its scheme's one canonical form.
		MalformedSignature,
		/// The device did not sign a challenge that names this chain, this account and this expiry.
		BadSignature,
		/// The device's proof is refused for a reason that has no error of its own yet.
		ProofRefused,
		/// The description is not UTF-8, or has a control character other than a line's end.
		InvalidDescription,
		/// What to fetch is no binary content identifier of version 1.
		InvalidCid,
		/// The schema's name is not UTF-8, shows nothing, or has a control character.
		InvalidSchema,
		/// All numbers of versions are given out.
		VersionsExhausted,
		/// There is no such version of the identity's data.
		VersionNotFound,
		/// The identity is offered to somebody, who is to get what he sees: withdraw the offer first.
		Offered,
		/// The identity is offered to nobody.
		NoOffer,
		/// The identity is offered to another account.
		NotOffered,
		/// Who owns an identity cannot be offered it.
		OfferToSelf,
		/// The identity has as many delegates as it may have.
		TooManyDelegates,
		/// The account is no delegate of the identity.
		NotDelegate,
		/// The owner may do everything already.
		DelegateIsOwner,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(
			_now: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::check_state()
		}
	}

	#[pallet::call(weight = <T as Config>::WeightInfo)]
	impl<T: Config> Pallet<T> {
		/// Registers an identity under an id that the chain makes of the account and a number.
		///
		/// ## Origin
		///
		/// Signed, by the account that becomes the owner. [`Config::BaseDeposit`] and
		/// [`Config::ByteDeposit`] for each byte of the description are held of it.
		///
		/// ## Errors
		///
		/// [`Error::InvalidDescription`], [`Error::NumbersExhausted`], and the token's when the deposit
		/// cannot be held.
		///
		/// ## Events
		///
		/// [`Event::IdentityRegistered`].
		#[pallet::call_index(0)]
		pub fn register_identity(
			origin: OriginFor<T>,
			kind: Kind,
			description: Description,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			let id = Self::new_id(&owner)?;
			Self::enter(id, owner, kind, None, description)
		}

		/// Registers a device under the id that follows from its key, with that key's consent.
		///
		/// The proof is the device's signature over the text of a `DeviceChallenge` that names this
		/// chain and the signer.
		///
		/// ## Origin
		///
		/// Signed, by the account that becomes the owner. [`Config::BaseDeposit`] and
		/// [`Config::ByteDeposit`] for each byte of the description are held of it.
		///
		/// ## Errors
		///
		/// [`Error::AlreadyRegistered`], [`Error::InvalidDescription`], those of the proof:
		/// [`Error::OtherDevice`], [`Error::ProofExpired`], [`Error::ProofExpiresTooLate`],
		/// [`Error::MalformedKey`], [`Error::MalformedSignature`], [`Error::BadSignature`],
		/// [`Error::ProofRefused`], and the token's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::IdentityRegistered`].
		#[pallet::call_index(1)]
		pub fn register_identity_with_id(
			origin: OriginFor<T>,
			id: IdentityId,
			proof: DeviceProof,
			description: Description,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			ensure!(!Identities::<T>::contains_key(id), Error::<T>::AlreadyRegistered);
			let key = Self::check_device(&id, &proof, &owner)?;
			Self::enter(id, owner, Kind::Device, Some(key), description)
		}

		/// Changes what people are told about an identity.
		///
		/// ## Origin
		///
		/// Signed, by the owner of an active identity. Its deposit changes with the length.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::Retired`], [`Error::Offered`],
		/// [`Error::InvalidDescription`], and the token's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::IdentityDescribed`].
		#[pallet::call_index(2)]
		pub fn describe(
			origin: OriginFor<T>,
			id: IdentityId,
			description: Description,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			let mut identity = Self::not_offered(&id, &owner)?;
			Self::put_description(&mut identity, description.clone())?;
			Identities::<T>::insert(id, &identity);
			let deposit = identity.deposit;
			Self::deposit_event(Event::IdentityDescribed { id, description, deposit });
			Ok(())
		}

		/// Says where an identity's data is from now on; versions count from 1.
		///
		/// ## Origin
		///
		/// Signed, by the owner of an active identity. [`Config::DataDeposit`] and
		/// [`Config::ByteDeposit`] for each byte of the encoded pointer are held of it.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::Retired`], [`Error::Offered`],
		/// [`Error::InvalidCid`], [`Error::InvalidSchema`], [`Error::VersionsExhausted`], and the
		/// token's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::DataPublished`].
		#[pallet::call_index(3)]
		pub fn publish_data(
			origin: OriginFor<T>,
			id: IdentityId,
			pointer: DataPointer,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			let mut identity = Self::not_offered(&id, &owner)?;
			Self::add_pointer(&id, &mut identity, &pointer)?;
			Identities::<T>::insert(id, &identity);
			let (version, deposit) = (identity.data_version, identity.deposit);
			Self::deposit_event(Event::DataPublished { id, version, pointer, deposit });
			Ok(())
		}

		/// Deletes a version of a retired identity's data pointer, and returns its deposit.
		///
		/// ## Origin
		///
		/// Signed, by the owner of a retired identity.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::NotRetired`],
		/// [`Error::VersionNotFound`].
		///
		/// ## Events
		///
		/// [`Event::DataForgotten`].
		#[pallet::call_index(4)]
		pub fn forget_data(origin: OriginFor<T>, id: IdentityId, version: u32) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			let mut identity = Self::owned(&id, &owner)?;
			ensure!(!identity.is_active(), Error::<T>::NotRetired);
			Self::remove_pointer(&id, &mut identity, version)?;
			Identities::<T>::insert(id, &identity);
			let deposit = identity.deposit;
			Self::deposit_event(Event::DataForgotten { id, version, deposit });
			Ok(())
		}

		/// Offers an identity to an account, instead of any to which it was offered before.
		///
		/// ## Origin
		///
		/// Signed, by the owner of an active identity.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::Retired`], [`Error::OfferToSelf`].
		///
		/// ## Events
		///
		/// [`Event::IdentityOffered`].
		#[pallet::call_index(5)]
		pub fn offer(origin: OriginFor<T>, id: IdentityId, to: T::AccountId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::active(&id, &owner)?;
			ensure!(to != owner, Error::<T>::OfferToSelf);
			Offers::<T>::insert(id, &to);
			Self::deposit_event(Event::IdentityOffered { id, to });
			Ok(())
		}

		/// Takes an offer back.
		///
		/// ## Origin
		///
		/// Signed, by the identity's owner.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::Retired`], [`Error::NoOffer`].
		///
		/// ## Events
		///
		/// [`Event::OfferWithdrawn`].
		#[pallet::call_index(6)]
		pub fn withdraw_offer(origin: OriginFor<T>, id: IdentityId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::active(&id, &owner)?;
			Offers::<T>::take(id).ok_or(Error::<T>::NoOffer)?;
			Self::deposit_event(Event::OfferWithdrawn { id });
			Ok(())
		}

		/// Takes an identity over: it has no delegates then, and nobody is offered it.
		///
		/// ## Origin
		///
		/// Signed, by the account to which the identity is offered. Its deposit, without the
		/// delegates', is held of it and returned to the old owner.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::Retired`], [`Error::NoOffer`], [`Error::NotOffered`], and the
		/// token's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::IdentityTransferred`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::accept(T::MaxDelegates::get()))]
		pub fn accept(origin: OriginFor<T>, id: IdentityId) -> DispatchResultWithPostInfo {
			let to = ensure_signed(origin)?;
			let identity = Self::offered(&id, &to)?;
			let delegates = identity.delegates;
			Self::hand_over(id, identity, to)?;
			Ok(Some(T::WeightInfo::accept(delegates)).into())
		}

		/// Takes an identity, and with it all of its tokens, out of use for good.
		///
		/// Its description and its delegates are deleted and their deposits returned. The deposit for
		/// the entry stays held: the entry remains, so that nobody can register its id. The data
		/// pointers remain with their deposits until [`forget_data`](Self::forget_data).
		///
		/// ## Origin
		///
		/// Signed, by the owner of an active identity.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::Retired`].
		///
		/// ## Events
		///
		/// [`Event::IdentityRetired`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::retire(T::MaxDelegates::get()))]
		pub fn retire(origin: OriginFor<T>, id: IdentityId) -> DispatchResultWithPostInfo {
			let owner = ensure_signed(origin)?;
			let identity = Self::active(&id, &owner)?;
			let delegates = identity.delegates;
			Self::close(id, identity)?;
			Ok(Some(T::WeightInfo::retire(delegates)).into())
		}

		/// Lets an account act for an identity, or changes what it may do.
		///
		/// ## Origin
		///
		/// Signed, by the owner of an active identity. [`Config::DelegateDeposit`] is held of it for a
		/// new delegate.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::Retired`], [`Error::DelegateIsOwner`],
		/// [`Error::TooManyDelegates`], and the token's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::DelegateNamed`].
		#[pallet::call_index(9)]
		pub fn name_delegate(
			origin: OriginFor<T>,
			id: IdentityId,
			delegate: T::AccountId,
			rights: Rights,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			let mut identity = Self::active(&id, &owner)?;
			ensure!(delegate != owner, Error::<T>::DelegateIsOwner);
			if !Delegates::<T>::contains_key(id, &delegate) {
				Self::make_room_for_delegate(&mut identity)?;
				Identities::<T>::insert(id, &identity);
			}
			Delegates::<T>::insert(id, &delegate, rights);
			let deposit = identity.deposit;
			Self::deposit_event(Event::DelegateNamed { id, delegate, rights, deposit });
			Ok(())
		}

		/// Lets an account no longer act for an identity, and returns its deposit to the owner.
		///
		/// ## Origin
		///
		/// Signed, by the owner of an active identity.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::Retired`], [`Error::NotDelegate`].
		///
		/// ## Events
		///
		/// [`Event::DelegateDismissed`].
		#[pallet::call_index(10)]
		pub fn dismiss_delegate(
			origin: OriginFor<T>,
			id: IdentityId,
			delegate: T::AccountId,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			let mut identity = Self::active(&id, &owner)?;
			Self::remove_delegate(&id, &mut identity, &delegate)?;
			Identities::<T>::insert(id, &identity);
			let deposit = identity.deposit;
			Self::deposit_event(Event::DelegateDismissed { id, delegate, deposit });
			Ok(())
		}
	}
}
