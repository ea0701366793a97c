//! Public and shielded links of external accounts to accounts.
//!
#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod await_draw;
mod canonical_account;
mod certificate_errors;
mod consent;
mod erasing;
mod export;
mod exporting;
mod genesis_platforms;
mod indexes;
mod lifecycle;
mod link;
mod moving;
mod public;
mod queries;
mod requests;
pub mod runtime_api;
mod turning;
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
pub use canonical_account::{CanonicalAccount, MAX_CANONICAL_ACCOUNT};
pub use consent::MAX_SKIPPED_NONCES;
pub use export::{Export, ExportState, SealedExport, SealedExportRequest};
pub use link::{Link, LinkState, MAX_SEALED_REASON, SealedLinkRequest, SealedReason};
pub use moving::Move;
pub use pallet::*;
pub use queries::MAX_PAGE;
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

use frame_system::pallet_prelude::BlockNumberFor;

/// A link on the chain with this configuration.
pub type LinkOf<T> = Link<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// The state of a link on the chain with this configuration.
pub type LinkStateOf<T> = LinkState<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// Where links went on the chain with this configuration.
pub type MoveOf<T> = Move<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// An export on the chain with this configuration.
pub type ExportOf<T> = Export<BlockNumberFor<T>>;

#[frame_support::pallet]
#[allow(
	clippy::large_enum_variant,
	missing_debug_implementations,
	reason = "the macros say what is made"
)]
pub mod pallet {
	use alloc::vec::Vec;

	use litentry_certificate::{Certificate, Certifiers};
	use litentry_external_account::{ExternalAccount, Platform};
	use litentry_link_proof::{LinkProof, SubstrateProof};
	use litentry_link_record::{
		EncryptedRecord, MAX_EXPORTED_LINKS, Nullifier, SEALED_EXPORT_REQUEST_LENGTH,
		SEALED_REQUEST_LENGTH,
	};
	use litentry_vocabulary::{Balance, BigEndian, BlockNumber, KeyEpoch, LinkId};
	use polkadot_sdk::frame_support::{
		self,
		pallet_prelude::*,
		traits::{EnsureOrigin, fungible::MutateHold},
	};
	use polkadot_sdk::frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_core::H256;
	use polkadot_sdk::sp_runtime::traits::Zero;

	use super::{
		AwaitDraw, CanonicalAccount, ExportOf, LinkOf, MoveOf, SealedExport, SealedExportRequest,
		SealedLinkRequest, SealedReason, WeightInfo, public::Terms, weights,
	};

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

		/// Whoever knows the workers.
		type Certifiers: Certifiers;

		/// Who switches platforms on and off.
		type PlatformOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Whoever draws committees of analyzers.
		type Draws: AwaitDraw;

		/// What is held for one link until it is gone; it is to cover the largest link.
		#[pallet::constant]
		type LinkDeposit: Get<Balance>;

		/// What is held for the note where an account's links went.
		#[pallet::constant]
		type MoveDeposit: Get<Balance>;

		/// For how many blocks the note where an account's links went stays at least: as long as what was
		/// certified about the account may be shown.
		#[pallet::constant]
		type MoveNoteLifetime: Get<BlockNumberFor<Self>>;

		/// What is held for one export until it is gone; it is to cover the answer.
		#[pallet::constant]
		type ExportDeposit: Get<Balance>;

		/// How many blocks the workers have to answer a request.
		#[pallet::constant]
		type RequestLifetime: Get<BlockNumberFor<Self>>;

		/// The most links that may begin to wait for the workers in one block, and the most exports.
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
		#[codec(index = 0)]
		Link,
		/// For the note where an account's links went, until it is forgotten.
		#[codec(index = 1)]
		Move,
		/// For an export, until it is cleared.
		#[codec(index = 2)]
		Export,
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

	/// The shielded link of each external account.
	// A nullifier is a keyed hash: its bits are as good as random.
	#[pallet::storage]
	pub type Nullifiers<T: Config> = StorageMap<_, Identity, Nullifier, LinkId>;

	/// The public link of each external account.
	#[pallet::storage]
	pub type PublicLinks<T: Config> = StorageMap<_, Blake2_128Concat, CanonicalAccount, LinkId>;

	/// The least nonce that each account's next link proof may name.
	#[pallet::storage]
	pub type NextNonce<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The number of the next link.
	#[pallet::storage]
	pub type NextLinkId<T: Config> = StorageValue<_, LinkId, ValueQuery>;

	/// The links whose wait for the workers is over at each block.
	// Only the chain's own block numbers are keys.
	#[pallet::storage]
	pub type Expiries<T: Config> = StorageMap<
		_,
		Twox64Concat,
		BlockNumberFor<T>,
		BoundedVec<LinkId, T::MaxRequestsPerBlock>,
		ValueQuery,
	>;

	/// The platforms whose accounts can be linked.
	// There are few, and nobody can choose more.
	#[pallet::storage]
	pub type Platforms<T: Config> = StorageMap<_, Twox64Concat, Platform, ()>;

	/// Where the links of each account went.
	#[pallet::storage]
	pub type Moves<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, MoveOf<T>>;

	/// The export of each account that asked for one.
	#[pallet::storage]
	pub type Exports<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ExportOf<T>>;

	/// The accounts whose export requests expire at each block.
	// Only the chain's own block numbers are keys.
	#[pallet::storage]
	pub type ExportExpiries<T: Config> = StorageMap<
		_,
		Twox64Concat,
		BlockNumberFor<T>,
		BoundedVec<T::AccountId, T::MaxRequestsPerBlock>,
		ValueQuery,
	>;

	#[pallet::genesis_config]
	#[derive(frame_support::DebugNoBound, frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The platforms whose accounts can be linked from the start.
		#[serde(with = "crate::genesis_platforms")]
		pub platforms: Vec<Platform>,
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for platform in &self.platforms {
				Platforms::<T>::insert(platform, ());
			}
		}
	}

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
			/// The last block at which the link is to count, or never.
			ends: Option<BlockNumberFor<T>>,
			/// The request.
			sealed: SealedLinkRequest,
			/// The first block at which it can no longer be answered.
			expires: BlockNumberFor<T>,
			/// What is held of the owner.
			deposit: Balance,
		},
		/// The workers accepted the proof, or encrypted what was public: the link is shielded.
		LinkConfirmed {
			/// The link.
			id: LinkId,
			/// Its owner, whom the record is encrypted for.
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
		/// An account and an external account are linked for everyone to see.
		LinkedPublicly {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
			/// The external account.
			external: ExternalAccount,
			/// The nonce that the link proof names.
			nonce: u32,
			/// The present epoch of the workers' keys.
			epoch: KeyEpoch,
			/// The last block at which the link counts, or never.
			ends: Option<BlockNumberFor<T>>,
			/// What is held of the owner.
			deposit: Balance,
		},
		/// The external account ended a link.
		UnlinkedByProof {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
		},
		/// A link is gone because its external account was proven again.
		LinkReplaced {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
			/// The link that there is instead.
			by: LinkId,
		},
		/// An owner asks the workers to encrypt a public link.
		ShieldRequested {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
			/// The epoch of the workers' keys that it is to be encrypted with.
			epoch: KeyEpoch,
			/// The first block at which it is merely public again.
			expires: BlockNumberFor<T>,
		},
		/// An owner asks the workers to make a shielded link public.
		RevealRequested {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
			/// The first block at which it is merely shielded again.
			expires: BlockNumberFor<T>,
		},
		/// The workers made a shielded link public.
		LinkRevealed {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
			/// The external account.
			external: ExternalAccount,
		},
		/// The workers did not shield or reveal a link, which stays as it was.
		TurnRefused {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
			/// Why, readable by the owner alone.
			sealed_reason: SealedReason,
		},
		/// The workers did not shield or reveal a link in time, which stays as it was.
		TurnExpired {
			/// The link.
			id: LinkId,
			/// Its owner.
			account: T::AccountId,
		},
		/// Links went over to another account, their deposits too.
		LinksMoved {
			/// Whose links they were.
			from: T::AccountId,
			/// Whose they are.
			to: T::AccountId,
			/// The nonce of `from` that the consent names.
			nonce: u32,
			/// The links.
			links: BoundedVec<LinkId, T::MaxLinksPerAccount>,
			/// What is held of `from` for the note.
			deposit: Balance,
		},
		/// It is no longer noted where an account's links went.
		MoveForgotten {
			/// Whose links they were.
			account: T::AccountId,
		},
		/// An account asks the workers for all its records.
		ExportRequested {
			/// The account.
			account: T::AccountId,
			/// The epoch of the workers' keys that the request is sealed to.
			epoch: KeyEpoch,
			/// The request.
			sealed: SealedExportRequest,
			/// The first block at which it can no longer be answered.
			expires: BlockNumberFor<T>,
			/// What is held of the account.
			deposit: Balance,
		},
		/// The workers delivered an account's records.
		ExportDelivered {
			/// The account.
			account: T::AccountId,
			/// The records, sealed to the key that the request names.
			sealed: SealedExport,
		},
		/// The workers did not deliver an account's records in time.
		ExportExpired {
			/// The account.
			account: T::AccountId,
		},
		/// An account cleared its export.
		ExportCleared {
			/// The account.
			account: T::AccountId,
		},
		/// All links and the export of an account are deleted.
		Erased {
			/// The account.
			account: T::AccountId,
		},
		/// A platform's accounts can be linked from now on, or no more.
		PlatformSet {
			/// The platform.
			platform: Platform,
			/// Whether they can.
			on: bool,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no link with this number.
		NotFound,
		/// The link is another account's.
		NotOwner,
		/// The link is not waiting for this answer.
		NotRequested,
		/// It is waiting for an answer of the workers: try again when it has one.
		Pending,
		/// The external account is linked already, to this account or another.
		AlreadyLinked,
		/// The nonce, or a larger one, was used before: sign a challenge with the next one.
		NonceUsed,
		/// There would be no nonce after this one.
		NonceExhausted,
		/// The nonce is far beyond the next one: sign a challenge with the next one.
		NonceTooFar,
		/// The request is not sealed to the present shielding key: seal it again.
		WrongEpoch,
		/// What is sealed does not have the length that all have.
		WrongLength,
		/// The account has as many links as it may have, or would have more.
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
		/// The link would count at no block after this one.
		AlreadyEnded,
		/// Accounts of this platform are not linked at present.
		PlatformOff,
		/// The link is not public.
		NotPublic,
		/// The link is not shielded.
		NotShielded,
		/// The owner has not asked for the link to be revealed.
		NotRevealing,
		/// Links cannot go from an account to itself.
		MoveToSelf,
		/// The account has no link that could be moved.
		NothingToMove,
		/// It is not noted that the account's links went anywhere.
		NoMove,
		/// The links moved not long ago: what was certified before may still be shown.
		MovedRecently,
		/// The export is waiting for the workers: it can be cleared when it is there.
		ExportPending,
		/// The account's export was delivered already.
		ExportAnswered,
		/// The account has asked for no export.
		NoExport,
		/// The account has neither a link nor an export.
		NothingToErase,
		/// The proof's last block is over: sign a new challenge.
		ProofExpired,
		/// The proof would be accepted for too long: sign a challenge that expires earlier.
		ProofExpiresTooLate,
		/// This kind of proof is not made by an account of this network.
		ProofKindMismatch,
		/// The proof's signature is not in its scheme's form.
		MalformedSignature,
		/// The signature's s is in the upper half.
		HighS,
		/// The signature's recovery byte is none of those that wallets write.
		BadRecoveryId,
		/// Another key signed, or the text that was signed differs from the challenge.
		WrongSigner,
		/// The proof's key is malformed.
		MalformedKey,
		/// The key in the proof does not belong to the address.
		OtherKey,
		/// A contract wallet's signature is checked by analyzers, and so in shielded links only.
		NeedsAnalyzers,
		/// The BIP-322 proof does not have the form that the address demands.
		MalformedBip322,
		/// The passkey's data cannot be read.
		MalformedAssertion,
		/// The passkey's data are of another ceremony.
		OtherCeremony,
		/// The passkey signed another challenge.
		OtherChallenge,
		/// The passkey was used by another website than the one it belongs to.
		OtherOrigin,
		/// The authenticator answered for another website.
		OtherRelyingParty,
		/// The authenticator did not verify its user.
		UserNotVerified,
		/// The proof does not show that the external account consents.
		ProofRefused,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			let (links, exports) = (Expiries::<T>::take(now), ExportExpiries::<T>::take(now));
			let weight = T::WeightInfo::on_initialize(links.len() as u32, exports.len() as u32);
			links.into_iter().for_each(Self::expire);
			exports.into_iter().for_each(Self::expire_export);
			weight
		}

		fn integrity_test() {
			assert!(!T::RequestLifetime::get().is_zero(), "a request must live for some blocks");
			assert!(T::MaxRequestsPerBlock::get() > 0, "a block must be able to hold a request");
			let exported = T::MaxLinksPerAccount::get() <= MAX_EXPORTED_LINKS;
			assert!(exported, "all links of an account must fit into an export");
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
		/// Asks the workers to link an external account to the sender, which nobody else will see.
		///
		/// `sealed` is a padded `LinkRequest`, sealed to the shielding key of `epoch`; `nonce` and
		/// `ends` are those that its link proof names. The nonce is used up, whatever comes of the
		/// request.
		///
		/// ## Origin
		///
		/// Signed, by the account to link to. [`Config::LinkDeposit`] of it is held.
		///
		/// ## Errors
		///
		/// [`Error::WrongLength`], [`Error::WrongEpoch`], [`Error::AlreadyEnded`],
		/// [`Error::NonceUsed`], [`Error::NonceTooFar`], [`Error::NonceExhausted`], [`Error::TooManyLinks`],
		/// [`Error::BlockFull`], [`Error::IdsExhausted`], and the token's when the deposit cannot be
		/// held.
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
			ends: Option<BlockNumberFor<T>>,
			sealed: SealedLinkRequest,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			ensure!(sealed.len() == SEALED_REQUEST_LENGTH, Error::<T>::WrongLength);
			ensure!(epoch == T::Certifiers::current_epoch(), Error::<T>::WrongEpoch);
			Self::check_end(ends)?;
			Self::use_nonce(&account, nonce)?;
			Self::open(account, nonce, epoch, ends, sealed)
		}

		/// Makes a link shielded: the workers found its proof good, or encrypted what was public.
		///
		/// The certificate is over `Statement::LinkConfirmed` with the same number, record and
		/// nullifier, and the block at which the workers were asked. Another link of the same external account is replaced when it has the same owner
		/// or has ended.
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
		/// [`Event::LinkReplaced`], [`Event::LinkConfirmed`].
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
			Self::confirm(id, record, nullifier, &certificate)?;
			Ok(Pays::No.into())
		}

		/// Refuses what a link waits for: a request is kept with the reason until its owner unlinks it,
		/// and what was to be shielded or revealed stays as it is.
		///
		/// The certificate is over `Statement::LinkRefused` with the same number, the block at which the
		/// workers were asked, and the hash of `sealed_reason`.
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
		/// [`Event::LinkRefused`] or [`Event::TurnRefused`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::refuse_link(certificate.0.len() as u32))]
		pub fn refuse_link(
			origin: OriginFor<T>,
			id: LinkId,
			sealed_reason: SealedReason,
			certificate: Certificate,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::refuse(id, sealed_reason, &certificate)?;
			Ok(Pays::No.into())
		}

		/// Ends a link, or clears a refused one, and returns its deposit.
		///
		/// Its record, its nullifier and its external account are deleted, so the external account can
		/// be linked again.
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
			let link = Self::owned(id, &account)?;
			ensure!(link.expires().is_none(), Error::<T>::Pending);
			Self::remove(id, &link)?;
			Self::deposit_event(Event::Unlinked { id, account });
			Ok(())
		}

		/// Links an external account to the sender for everyone to see, at once.
		///
		/// `proof` is the external account's signature over the challenge with these fields; the nonce
		/// is used up. Another public link of the same external account is replaced when it has the
		/// same owner or has ended.
		///
		/// ## Origin
		///
		/// Signed, by the account to link to. [`Config::LinkDeposit`] of it is held.
		///
		/// ## Errors
		///
		/// [`Error::PlatformOff`], [`Error::AlreadyEnded`], [`Error::NonceUsed`],
		/// [`Error::NonceExhausted`], [`Error::AlreadyLinked`], [`Error::TooManyLinks`],
		/// [`Error::IdsExhausted`], the token's when the deposit cannot be held, and what is wrong with
		/// the proof: [`Error::ProofExpired`] and those after it.
		///
		/// ## Events
		///
		/// [`Event::LinkReplaced`], [`Event::LinkedPublicly`].
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::link_public().saturating_add(weights::of_proof::<T::WeightInfo>(proof))
		)]
		pub fn link_public(
			origin: OriginFor<T>,
			external: ExternalAccount,
			nonce: u32,
			expires: BlockNumber,
			ends: Option<BlockNumberFor<T>>,
			proof: LinkProof,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::check_platform(&external)?;
			let terms = Terms { owner, external, nonce, ends };
			Self::check_terms(&terms, expires, &proof)?;
			Self::publish(terms)
		}

		/// Ends a public link as its external account wants, and returns the deposit to the owner.
		///
		/// `proof` is the external account's signature over the unlink challenge with these fields.
		///
		/// ## Origin
		///
		/// Signed, by anyone.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotPublic`], and what is wrong with the proof:
		/// [`Error::ProofExpired`] and those after it.
		///
		/// ## Events
		///
		/// [`Event::UnlinkedByProof`].
		#[pallet::call_index(5)]
		#[pallet::weight(
			T::WeightInfo::unlink_by_proof().saturating_add(weights::of_proof::<T::WeightInfo>(proof))
		)]
		pub fn unlink_by_proof(
			origin: OriginFor<T>,
			id: LinkId,
			expires: BlockNumber,
			proof: LinkProof,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::remove_by_proof(id, expires, &proof)
		}

		/// Asks the workers to encrypt a public link. The chain's history keeps what it was.
		///
		/// ## Origin
		///
		/// Signed, by the link's owner.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::NotPublic`], [`Error::BlockFull`].
		///
		/// ## Events
		///
		/// [`Event::ShieldRequested`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::shield())]
		pub fn shield(origin: OriginFor<T>, id: LinkId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::ask_to_shield(id, account)
		}

		/// Asks the workers to make a shielded link public, which cannot be undone: the chain's history
		/// keeps it for ever.
		///
		/// ## Origin
		///
		/// Signed, by the link's owner.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotOwner`], [`Error::NotShielded`], [`Error::BlockFull`].
		///
		/// ## Events
		///
		/// [`Event::RevealRequested`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::reveal())]
		pub fn reveal(origin: OriginFor<T>, id: LinkId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::ask_to_reveal(id, account)
		}

		/// Makes a link public whose owner wants it revealed.
		///
		/// The certificate is over `Statement::LinkRevealed` with the same number and external account,
		/// and the block at which the workers were asked.
		/// Another public link of the same external account is replaced when it has the same owner or
		/// has ended.
		///
		/// ## Origin
		///
		/// Signed, by anyone; free when it succeeds.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotRevealing`], [`Error::AlreadyLinked`], and those of the
		/// certificate: [`Error::UnknownWorker`], [`Error::SignersUnsorted`],
		/// [`Error::BadSignature`], [`Error::TooFewSignatures`], [`Error::CertificateInvalid`].
		///
		/// ## Events
		///
		/// [`Event::LinkReplaced`], [`Event::LinkRevealed`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::confirm_reveal(certificate.0.len() as u32))]
		pub fn confirm_reveal(
			origin: OriginFor<T>,
			id: LinkId,
			external: ExternalAccount,
			certificate: Certificate,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::revealed(id, external, &certificate)?;
			Ok(Pays::No.into())
		}

		/// Hands all links of the sender over to another account of the same person, with their
		/// deposits. Links that wait for the workers stay behind.
		///
		/// `consent` is the signature of `to` over the moving challenge with these fields; the sender's
		/// link nonce is used up. `to` must exist, because a deposit can only be held of an account that
		/// does.
		///
		/// ## Origin
		///
		/// Signed, by the account whose links they are. [`Config::MoveDeposit`] of it is held, unless it
		/// is already for an earlier move.
		///
		/// ## Errors
		///
		/// [`Error::MoveToSelf`], [`Error::NonceUsed`], [`Error::NonceTooFar`], [`Error::NonceExhausted`],
		/// [`Error::NothingToMove`], [`Error::TooManyLinks`], the token's when the deposits cannot be
		/// held, and what is wrong with the consent: [`Error::ProofExpired`] and those after it.
		///
		/// ## Events
		///
		/// [`Event::LinksMoved`].
		#[pallet::call_index(9)]
		#[pallet::weight(
			T::WeightInfo::move_links(T::MaxLinksPerAccount::get())
				.saturating_add(T::WeightInfo::verify_substrate())
		)]
		pub fn move_links(
			origin: OriginFor<T>,
			to: T::AccountId,
			nonce: u32,
			expires: BlockNumber,
			consent: SubstrateProof,
		) -> DispatchResultWithPostInfo {
			let from = ensure_signed(origin)?;
			Self::check_move(&from, &to, nonce, expires, &consent)?;
			let links = Self::hand_over(from, to, nonce)?;
			let weight = T::WeightInfo::move_links(links);
			Ok(Some(weight.saturating_add(T::WeightInfo::verify_substrate())).into())
		}

		/// Forgets where the sender's links went, [`Config::MoveNoteLifetime`] after that, and returns the
		/// note's deposit.
		///
		/// ## Origin
		///
		/// Signed, by the account whose links they were.
		///
		/// ## Errors
		///
		/// [`Error::NoMove`], [`Error::MovedRecently`].
		///
		/// ## Events
		///
		/// [`Event::MoveForgotten`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::forget_move())]
		pub fn forget_move(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::forget(account)
		}

		/// Asks the workers for all records of the sender, in place of an export that was delivered
		/// before.
		///
		/// `sealed` is a padded `ExportRequest`, sealed to the shielding key of `epoch`.
		///
		/// ## Origin
		///
		/// Signed, by the account whose records they are. [`Config::ExportDeposit`] of it is held.
		///
		/// ## Errors
		///
		/// [`Error::WrongLength`], [`Error::WrongEpoch`], [`Error::ExportPending`],
		/// [`Error::BlockFull`], and the token's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::ExportRequested`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::request_export())]
		pub fn request_export(
			origin: OriginFor<T>,
			epoch: KeyEpoch,
			sealed: SealedExportRequest,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			ensure!(sealed.len() == SEALED_EXPORT_REQUEST_LENGTH, Error::<T>::WrongLength);
			ensure!(epoch == T::Certifiers::current_epoch(), Error::<T>::WrongEpoch);
			Self::open_export(account, epoch, sealed)
		}

		/// Delivers an account's records.
		///
		/// The certificate is over `Statement::Exported` with the same account, the block of its request
		/// and the hash of `sealed_export`.
		///
		/// ## Origin
		///
		/// Signed, by anyone; free when it succeeds.
		///
		/// ## Errors
		///
		/// [`Error::WrongLength`], [`Error::NoExport`], [`Error::ExportAnswered`], and those of the
		/// certificate: [`Error::UnknownWorker`], [`Error::SignersUnsorted`],
		/// [`Error::BadSignature`], [`Error::TooFewSignatures`], [`Error::CertificateInvalid`].
		///
		/// ## Events
		///
		/// [`Event::ExportDelivered`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::answer_export(certificate.0.len() as u32))]
		pub fn answer_export(
			origin: OriginFor<T>,
			account: T::AccountId,
			sealed_export: SealedExport,
			certificate: Certificate,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::deliver_export(account, sealed_export, &certificate)?;
			Ok(Pays::No.into())
		}

		/// Deletes the sender's export, and returns its deposit.
		///
		/// ## Origin
		///
		/// Signed, by the account whose records they are.
		///
		/// ## Errors
		///
		/// [`Error::NoExport`], [`Error::ExportPending`].
		///
		/// ## Events
		///
		/// [`Event::ExportCleared`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::clear_export())]
		pub fn clear_export(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::clear(account)
		}

		/// Deletes every link and the export of the sender, and returns the deposits. Their external
		/// accounts can be linked again, by anyone who holds them.
		///
		/// Nonces stay used up: no proof that was made before is good afterwards.
		///
		/// ## Origin
		///
		/// Signed, by the account whose links they are.
		///
		/// ## Errors
		///
		/// [`Error::NothingToErase`], [`Error::Pending`].
		///
		/// ## Events
		///
		/// [`Event::Erased`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::erase(T::MaxLinksPerAccount::get()))]
		pub fn erase(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let account = ensure_signed(origin)?;
			let links = Self::erase_all(account)?;
			Ok(Some(T::WeightInfo::erase(links)).into())
		}

		/// Switches a platform on or off: whether its accounts can be linked. Links that are there stay.
		///
		/// ## Origin
		///
		/// [`Config::PlatformOrigin`].
		///
		/// ## Events
		///
		/// [`Event::PlatformSet`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::set_platform())]
		pub fn set_platform(origin: OriginFor<T>, platform: Platform, on: bool) -> DispatchResult {
			T::PlatformOrigin::ensure_origin(origin)?;
			Platforms::<T>::set(platform, on.then_some(()));
			Self::deposit_event(Event::PlatformSet { platform, on });
			Ok(())
		}
	}
}
