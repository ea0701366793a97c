//! Authorization tokens: defined, issued, bought, transferred, recalled and redeemed.
//!
#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod authority;
mod change;
mod current;
mod definition;
mod error_causes;
mod forget;
mod guard;
mod identities;
mod index;
mod issue;
mod payment;
mod purchase;
mod queries;
mod redemption;
mod report;
pub mod runtime_api;
mod transfer;
mod view;
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
pub use definition::DepositedDefinition;
pub use identities::Identities;
pub use pallet::*;
pub use queries::MAX_PAGE;
pub use report::Presented;
pub use weights::WeightInfo;

use polkadot_sdk::frame_support;

#[frame_support::pallet]
#[allow(
	clippy::large_enum_variant,
	missing_debug_implementations,
	reason = "the macros say what is made"
)]
pub mod pallet {
	use alloc::boxed::Box;

	use litentry_token::{Definition, Issuer, RedemptionId, Token, TokenData, Update, Uses};
	use litentry_verifying_key::VerifyingKey;
	use litentry_vocabulary::{
		Account, Balance, DefinitionId, IdentityId, Moment, RecallEpoch, TokenId,
	};
	use polkadot_sdk::frame_support::{
		pallet_prelude::*,
		traits::{
			Time,
			fungible::{Mutate, MutateHold},
		},
	};
	use polkadot_sdk::frame_system::pallet_prelude::*;
	use polkadot_sdk::sp_core::H256;

	use super::{DepositedDefinition, Identities, Presented, WeightInfo, issue::Order};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config<AccountId: From<[u8; 32]> + Into<[u8; 32]>, Hash = H256>
	{
		/// The reasons for which the runtime holds currency.
		type RuntimeHoldReason: From<HoldReason>;

		/// What prices and deposits are paid in.
		type Currency: Mutate<Self::AccountId, Balance = Balance>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The clock.
		type Time: Time<Moment = Moment>;

		/// Whoever knows the identities.
		type Identities: Identities;

		/// What is held for one token until it is forgotten; it is to cover the largest token and
		/// its entries in the indexes.
		#[pallet::constant]
		type TokenDeposit: Get<Balance>;

		/// What is held for one definition until it is withdrawn; it is to cover the largest.
		#[pallet::constant]
		type DefinitionDeposit: Get<Balance>;

		/// What is held of an account as long as it has a guardian or is frozen; more than nothing.
		#[pallet::constant]
		type GuardDeposit: Get<Balance>;

		/// What is held of a verifier from its first report about an identity until its reports are
		/// forgotten. A change of it has to be made good for the verifiers that are there.
		#[pallet::constant]
		type ReportDeposit: Get<Balance>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// What benchmarks need of the chain around this pallet.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: super::BenchmarkHelper;
	}

	/// Why this pallet holds currency.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For a token, until it is forgotten.
		#[codec(index = 0)]
		Token,
		/// For a definition, until it is withdrawn.
		#[codec(index = 1)]
		Definition,
		/// For an account's guardian, and for its being frozen.
		#[codec(index = 2)]
		Guard,
		/// For the number of a verifier's last report.
		#[codec(index = 3)]
		Report,
	}

	/// Every token that is not forgotten.
	#[pallet::storage]
	pub type Tokens<T: Config> = StorageMap<_, Blake2_128Concat, TokenId, Token>;

	/// What holds for all tokens of each identity.
	#[pallet::storage]
	pub type Issuers<T: Config> = StorageMap<_, Blake2_128Concat, IdentityId, Issuer, ValueQuery>;

	/// What each identity offers.
	// The chain gives the numbers out, so nobody can choose where they fall.
	#[pallet::storage]
	pub type Definitions<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		IdentityId,
		Twox64Concat,
		DefinitionId,
		DepositedDefinition,
	>;

	/// The tokens of each account, and of each account from one identity.
	#[pallet::storage]
	pub type TokensOf<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, Account>,
			NMapKey<Blake2_128Concat, IdentityId>,
			NMapKey<Blake2_128Concat, TokenId>,
		),
		(),
	>;

	/// How many tokens each account holds.
	#[pallet::storage]
	pub type TokenCount<T: Config> = StorageMap<_, Blake2_128Concat, Account, u32, ValueQuery>;

	/// The tokens that each identity issued. Their number is [`Issuer::tokens`].
	#[pallet::storage]
	pub type TokensBy<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, IdentityId, Blake2_128Concat, TokenId, ()>;

	/// The token of each definition that was last bought for each account, while the account holds it.
	#[pallet::storage]
	pub type LastBought<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, IdentityId>,
			NMapKey<Twox64Concat, DefinitionId>,
			NMapKey<Blake2_128Concat, Account>,
		),
		TokenId,
	>;

	/// Who guards each account.
	#[pallet::storage]
	pub type Guardians<T: Config> = StorageMap<_, Blake2_128Concat, Account, Account>;

	/// The accounts whose tokens are frozen.
	#[pallet::storage]
	pub type Frozen<T: Config> = StorageMap<_, Blake2_128Concat, Account, ()>;

	/// The number of each verifier's last report about the tokens of each identity.
	#[pallet::storage]
	pub type Reports<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, IdentityId, Blake2_128Concat, Account, u64>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An identity offers tokens.
		TokenDefined {
			/// The identity.
			identity: IdentityId,
			/// The definition.
			id: DefinitionId,
			/// What it says.
			definition: Definition,
			/// Of whom the deposit is held.
			depositor: T::AccountId,
			/// What is held.
			deposit: Balance,
		},
		/// An identity offers something no longer.
		DefinitionWithdrawn {
			/// The identity.
			identity: IdentityId,
			/// The definition.
			id: DefinitionId,
		},
		/// There is a new token.
		TokenIssued {
			/// The token.
			id: TokenId,
			/// What the chain keeps of it.
			token: Token,
		},
		/// The token that was just issued was bought.
		TokenBought {
			/// The token.
			id: TokenId,
			/// Who paid.
			buyer: T::AccountId,
			/// Who was paid: the identity's owner.
			seller: T::AccountId,
			/// How much.
			price: Balance,
		},
		/// A token changed hands.
		TokenTransferred {
			/// The token.
			id: TokenId,
			/// Who held it.
			from: T::AccountId,
			/// Who holds it.
			to: T::AccountId,
			/// What the former holder paid.
			cost: Balance,
			/// To whom: the identity's owner.
			paid_to: T::AccountId,
		},
		/// An issuer recalled a token.
		TokenRecalled {
			/// The token.
			id: TokenId,
		},
		/// An issuer recalled all tokens that an identity had issued.
		AllTokensRecalled {
			/// The identity.
			identity: IdentityId,
			/// The epoch that begins: tokens of earlier ones are recalled.
			epoch: RecallEpoch,
		},
		/// An issuer changed a token.
		TokenUpdated {
			/// The token.
			id: TokenId,
			/// What changed.
			update: Update,
		},
		/// An issuer changed all tokens that an identity had issued.
		AllTokensUpdated {
			/// The identity.
			identity: IdentityId,
			/// The amendment's number: it holds for tokens that carry a smaller one.
			number: u32,
			/// What changed.
			update: Update,
		},
		/// A holder used a token on the chain.
		TokenRedeemed {
			/// The token.
			id: TokenId,
			/// Who used it.
			holder: T::AccountId,
			/// In front of whom.
			verifier: T::AccountId,
			/// The other token that it required.
			supporting: Option<TokenId>,
			/// What is left of its uses.
			left: Uses,
		},
		/// A verifier reported that a token was used off the chain.
		RedemptionReported {
			/// The token.
			id: TokenId,
			/// Who holds it.
			holder: T::AccountId,
			/// Who reported.
			verifier: T::AccountId,
			/// Whose token it is.
			identity: IdentityId,
			/// The report's number among those of this verifier about this identity.
			sequence: u64,
			/// What names the redemption.
			redemption: RedemptionId,
			/// Whose key showed the token: the holder's, or that of whom it was handed to.
			presenter: VerifyingKey,
			/// When that was, by the presenter's clock.
			at: Moment,
			/// What is left of its uses.
			left: Uses,
		},
		/// Nothing is kept any more of a token that had ended.
		TokenForgotten {
			/// The token.
			id: TokenId,
			/// Who got the deposit back.
			depositor: T::AccountId,
			/// How much that was.
			deposit: Balance,
		},
		/// An account has another guardian, or none any more.
		GuardianNamed {
			/// The account.
			account: T::AccountId,
			/// Its guardian.
			guardian: Option<T::AccountId>,
		},
		/// An account's tokens are frozen.
		AccountFrozen {
			/// The account.
			account: T::AccountId,
			/// Who froze them.
			by: T::AccountId,
		},
		/// An account's tokens are frozen no longer.
		AccountUnfrozen {
			/// The account.
			account: T::AccountId,
		},
		/// Nothing is kept any more of a verifier's reports about an identity that is retired.
		ReportsForgotten {
			/// The identity.
			identity: IdentityId,
			/// The verifier, who got the deposit back.
			verifier: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no token with this id.
		NotFound,
		/// There is no identity with this id.
		IdentityNotFound,
		/// The identity is retired.
		IdentityRetired,
		/// The identity is in use, so its verifiers may still report.
		IdentityActive,
		/// Only the identity's owner and delegates with the right to issue may do this.
		NotIssuer,
		/// Only the identity's owner and delegates with the right to verify may verify its tokens.
		NotVerifier,
		/// Another account holds the token.
		NotHolder,
		/// The identity has no definition with this number.
		DefinitionNotFound,
		/// A description is not UTF-8.
		TextNotUtf8,
		/// A description has a control character.
		TextHasControlCharacter,
		/// A description is refused for a reason that has no error of its own yet.
		TextRefused,
		/// The hours have no day, an empty span, or a quarter or an offset that does not exist.
		InvalidHours,
		/// A token that could be used at no time.
		NoDuration,
		/// A token that could be used not even once.
		NoUses,
		/// A token would require another one of the same identity.
		RequiresItself,
		/// A token would require one of an identity that does not exist.
		RequiredIdentityNotFound,
		/// A token would start in the past.
		StartsInPast,
		/// A token would end before it starts, or at once.
		EndsBeforeStart,
		/// A token would end later than time can be counted.
		EndsTooLate,
		/// The update changes nothing.
		NothingToUpdate,
		/// The buyer has bought this for the same holder already, and it can still be used.
		AlreadyHeld,
		/// The holder of this token cannot give it away.
		TransferForbidden,
		/// The receiver holds the token already.
		TransferToSelf,
		/// The token is recalled.
		Recalled,
		/// The token's time has not come.
		NotYet,
		/// The token's time is over.
		Expired,
		/// The token was used as often as it could be.
		UsedUp,
		/// The token is not good at this time of the week.
		OutsideHours,
		/// The token is not good for a reason that has no error of its own yet.
		NotGood,
		/// The holder's tokens are frozen.
		Frozen,
		/// The token requires a good token of another identity, and its holder shows none.
		RequirementMissing,
		/// The token has not ended, or not for good.
		StillGood,
		/// Reports up to this number are counted already.
		AlreadyReported,
		/// A report with a smaller number has to come first.
		SequenceGap,
		/// The verifier has reported nothing about this identity.
		NotReported,
		/// The presentation was made in the future.
		FromFuture,
		/// The presentation was made for another chain.
		WrongChain,
		/// The presentation was made for another verifier.
		WrongVerifier,
		/// The presentation answers another question.
		WrongQuestion,
		/// The presentation shows a token of another identity.
		WrongIdentity,
		/// The token's data are not those that the presenter knew.
		DataChanged,
		/// The presenter did not sign the presentation.
		BadSignature,
		/// A handover permits more than the one before it.
		HandoverWider,
		/// A handover names hours that are none.
		HandoverMalformed,
		/// A handover's time had not come.
		HandoverNotYet,
		/// A handover's time was over.
		HandoverExpired,
		/// A handover was not good at that time of the week.
		HandoverOutsideHours,
		/// A handover permits no use.
		HandoverUsedUp,
		/// A handover is not signed by its giver.
		HandoverBadSignature,
		/// The presentation is refused for a reason that has no error of its own yet.
		PresentationRefused,
		/// The account has a guardian, and only the guardian may do this.
		NotGuardian,
		/// The account has no guardian, and only the account itself may do this.
		NotAccount,
		/// The account has no guardian to be dismissed.
		NoGuardian,
		/// An account cannot be its own guardian.
		OwnGuardian,
		/// The account is frozen already.
		AlreadyFrozen,
		/// The account is not frozen.
		NotFrozen,
		/// The identity has given out all numbers that there are for this.
		NumbersExhausted,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::GuardDeposit::get() > 0, "the deposit tells whether a guard is paid for");
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
		/// Offers tokens in an identity's name.
		///
		/// ## Origin
		///
		/// Signed, by an issuer of the identity. [`Config::DefinitionDeposit`] of it is held until the
		/// definition is withdrawn.
		///
		/// ## Errors
		///
		/// [`Error::IdentityNotFound`], [`Error::IdentityRetired`], [`Error::NotIssuer`],
		/// [`Error::TextNotUtf8`], [`Error::TextHasControlCharacter`], [`Error::TextRefused`],
		/// [`Error::NoDuration`], [`Error::NoUses`], [`Error::InvalidHours`],
		/// [`Error::RequiresItself`], [`Error::RequiredIdentityNotFound`],
		/// [`Error::NumbersExhausted`], and the currency's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::TokenDefined`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::define())]
		pub fn define(
			origin: OriginFor<T>,
			identity: IdentityId,
			definition: Definition,
		) -> DispatchResult {
			let issuer = Self::signer(origin)?;
			Self::ensure_issuer(&identity, &issuer)?;
			Self::add_definition(identity, definition, issuer)
		}

		/// Ends an offer; tokens that were made from it stay as they are.
		///
		/// ## Origin
		///
		/// Signed, by an issuer of the identity or by whoever made the offer, or by anyone when the
		/// identity is retired. The deposit goes back to whoever made the offer.
		///
		/// ## Errors
		///
		/// [`Error::IdentityNotFound`], [`Error::NotIssuer`], [`Error::DefinitionNotFound`].
		///
		/// ## Events
		///
		/// [`Event::DefinitionWithdrawn`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::withdraw_definition())]
		pub fn withdraw_definition(
			origin: OriginFor<T>,
			identity: IdentityId,
			definition: DefinitionId,
		) -> DispatchResult {
			let caller = Self::signer(origin)?;
			match Self::ensure_issuer(&identity, &caller) {
				Err(refused @ Error::NotIssuer) => {
					ensure!(Self::deposited(&identity, definition, &caller), refused);
				}
				Ok(()) | Err(Error::IdentityRetired) => (),
				Err(refused) => return Err(refused.into()),
			}
			Self::remove_definition(identity, definition)
		}

		/// Issues a token that can be used from now on, at any time of the week, as often as its holder
		/// likes, and that costs its holder `cost` to hand on.
		///
		/// `data` and `data_type` are the issuer's word to whoever reads the token; `expires` is the
		/// moment at which it ends, if it does.
		///
		/// ## Origin
		///
		/// Signed, by an issuer of the identity. [`Config::TokenDeposit`] of it is held until the token
		/// is forgotten.
		///
		/// ## Errors
		///
		/// [`Error::IdentityNotFound`], [`Error::IdentityRetired`], [`Error::NotIssuer`],
		/// [`Error::EndsBeforeStart`], [`Error::NumbersExhausted`], and the currency's when the deposit
		/// cannot be held.
		///
		/// ## Events
		///
		/// [`Event::TokenIssued`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::issue_token())]
		pub fn issue_token(
			origin: OriginFor<T>,
			to: T::AccountId,
			identity: IdentityId,
			cost: Balance,
			data: TokenData,
			data_type: u64,
			expires: Option<Moment>,
		) -> DispatchResult {
			let issuer = Self::signer(origin)?;
			Self::ensure_issuer(&identity, &issuer)?;
			let holder = Account(to.into());
			let order = Order::unlimited::<T>(identity, holder, cost, (data, data_type), expires)?;
			Self::issue(order, issuer)?;
			Ok(())
		}

		/// Issues a token of a definition without payment, from `starts` on, or from now.
		///
		/// ## Origin
		///
		/// Signed, by an issuer of the identity. [`Config::TokenDeposit`] of it is held until the token
		/// is forgotten.
		///
		/// ## Errors
		///
		/// [`Error::IdentityNotFound`], [`Error::IdentityRetired`], [`Error::NotIssuer`],
		/// [`Error::DefinitionNotFound`], [`Error::StartsInPast`], [`Error::EndsTooLate`],
		/// [`Error::NumbersExhausted`], and the currency's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::TokenIssued`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::grant())]
		pub fn grant(
			origin: OriginFor<T>,
			to: T::AccountId,
			identity: IdentityId,
			definition: DefinitionId,
			starts: Option<Moment>,
		) -> DispatchResult {
			let issuer = Self::signer(origin)?;
			Self::ensure_issuer(&identity, &issuer)?;
			let offer = Self::definition(&identity, definition)?;
			let holder = Account(to.into());
			let order = Order::of_definition::<T>(identity, definition, offer, holder, starts)?;
			Self::issue(order, issuer)?;
			Ok(())
		}

		/// Buys a token of a definition for the sender or somebody else, from `starts` on, or from now.
		///
		/// ## Origin
		///
		/// Signed, by anyone. It pays the definition's price to the identity's owner, and
		/// [`Config::TokenDeposit`] of it is held until the token is forgotten.
		///
		/// ## Errors
		///
		/// [`Error::IdentityNotFound`], [`Error::IdentityRetired`], [`Error::DefinitionNotFound`],
		/// [`Error::AlreadyHeld`], [`Error::StartsInPast`], [`Error::EndsTooLate`],
		/// [`Error::NumbersExhausted`], and the currency's when the price cannot be paid or the deposit
		/// cannot be held.
		///
		/// ## Events
		///
		/// [`Event::TokenIssued`], [`Event::TokenBought`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::buy())]
		pub fn buy(
			origin: OriginFor<T>,
			identity: IdentityId,
			definition: DefinitionId,
			holder: T::AccountId,
			starts: Option<Moment>,
		) -> DispatchResult {
			let buyer = Self::signer(origin)?;
			Self::sell(identity, definition, buyer, Account(holder.into()), starts)
		}

		/// Hands a token on. One that is not good only at this moment can be handed on, too.
		///
		/// ## Origin
		///
		/// Signed, by the token's holder, who pays the token's cost to the identity's owner.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotHolder`], [`Error::TransferToSelf`], [`Error::Frozen`],
		/// [`Error::IdentityRetired`], [`Error::Recalled`], [`Error::Expired`], [`Error::UsedUp`],
		/// [`Error::TransferForbidden`], and the currency's when the cost cannot be paid.
		///
		/// ## Events
		///
		/// [`Event::TokenTransferred`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::transfer_token())]
		pub fn transfer_token(
			origin: OriginFor<T>,
			token: TokenId,
			to: T::AccountId,
		) -> DispatchResult {
			let from = Self::signer(origin)?;
			Self::transfer(token, from, Account(to.into()))
		}

		/// Recalls a token: it is good no longer and never will be again.
		///
		/// ## Origin
		///
		/// Signed, by an issuer of the token's identity.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::IdentityRetired`], [`Error::NotIssuer`], [`Error::Recalled`].
		///
		/// ## Events
		///
		/// [`Event::TokenRecalled`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::recall_token())]
		pub fn recall_token(origin: OriginFor<T>, token: TokenId) -> DispatchResult {
			let issuer = Self::signer(origin)?;
			let recalled = Self::changeable(&token, &issuer)?;
			Self::recall(&token, recalled);
			Self::deposit_event(Event::TokenRecalled { id: token });
			Ok(())
		}

		/// Recalls all tokens that an identity has issued until now. What it costs does not depend on
		/// how many there are.
		///
		/// ## Origin
		///
		/// Signed, by an issuer of the identity.
		///
		/// ## Errors
		///
		/// [`Error::IdentityNotFound`], [`Error::IdentityRetired`], [`Error::NotIssuer`],
		/// [`Error::NumbersExhausted`].
		///
		/// ## Events
		///
		/// [`Event::AllTokensRecalled`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::recall_all())]
		pub fn recall_all(origin: OriginFor<T>, identity: IdentityId) -> DispatchResult {
			let issuer = Self::signer(origin)?;
			Self::ensure_issuer(&identity, &issuer)?;
			let epoch = Self::recall_all_of(&identity)?;
			Self::deposit_event(Event::AllTokensRecalled { identity, epoch });
			Ok(())
		}

		/// Changes until when a token is good, at which times of the week, or its data.
		///
		/// ## Origin
		///
		/// Signed, by an issuer of the token's identity.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::IdentityRetired`], [`Error::NotIssuer`], [`Error::Recalled`],
		/// [`Error::NothingToUpdate`], [`Error::InvalidHours`], [`Error::EndsBeforeStart`].
		///
		/// ## Events
		///
		/// [`Event::TokenUpdated`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::update_token())]
		pub fn update_token(
			origin: OriginFor<T>,
			token: TokenId,
			update: Update,
		) -> DispatchResult {
			let issuer = Self::signer(origin)?;
			Self::check_update(&update)?;
			let updated = Self::changeable(&token, &issuer)?;
			Self::update(&token, updated, update.clone())?;
			Self::deposit_event(Event::TokenUpdated { id: token, update });
			Ok(())
		}

		/// Changes the same of all tokens that an identity has issued until now. What it costs does not
		/// depend on how many there are. A token that would end before it starts is never good.
		///
		/// ## Origin
		///
		/// Signed, by an issuer of the identity.
		///
		/// ## Errors
		///
		/// [`Error::IdentityNotFound`], [`Error::IdentityRetired`], [`Error::NotIssuer`],
		/// [`Error::NothingToUpdate`], [`Error::InvalidHours`], [`Error::NumbersExhausted`].
		///
		/// ## Events
		///
		/// [`Event::AllTokensUpdated`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::update_all())]
		pub fn update_all(
			origin: OriginFor<T>,
			identity: IdentityId,
			update: Update,
		) -> DispatchResult {
			let issuer = Self::signer(origin)?;
			Self::check_update(&update)?;
			Self::ensure_issuer(&identity, &issuer)?;
			let number = Self::update_all_of(&identity, update.clone())?;
			Self::deposit_event(Event::AllTokensUpdated { identity, number, update });
			Ok(())
		}

		/// Uses a token once, in front of a verifier.
		///
		/// `supporting` is the sender's token of the identity that the token requires one of.
		///
		/// ## Origin
		///
		/// Signed, by the token's holder.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::NotHolder`], [`Error::IdentityRetired`],
		/// [`Error::NotVerifier`], [`Error::Frozen`], [`Error::Recalled`], [`Error::Expired`],
		/// [`Error::UsedUp`], [`Error::NotYet`], [`Error::OutsideHours`],
		/// [`Error::RequirementMissing`].
		///
		/// ## Events
		///
		/// [`Event::TokenRedeemed`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::redeem())]
		pub fn redeem(
			origin: OriginFor<T>,
			token: TokenId,
			verifier: T::AccountId,
			supporting: Option<TokenId>,
		) -> DispatchResult {
			let holder = Self::signer(origin)?;
			Self::redeem_at(token, holder, Account(verifier.into()), supporting)
		}

		/// Reports a use of a token that was shown to the sender off the chain.
		///
		/// The verifier numbers its reports about an identity: 1 is the first. The presentation is
		/// judged as of when it was made, by what the chain knows now.
		///
		/// ## Origin
		///
		/// Signed, by a verifier of the identity, and of the identity that asked.
		/// [`Config::ReportDeposit`] of it is held from its first report on.
		///
		/// ## Errors
		///
		/// [`Error::IdentityNotFound`], [`Error::IdentityRetired`], [`Error::NotVerifier`],
		/// [`Error::AlreadyReported`], [`Error::SequenceGap`]; those of presentations,
		/// [`Error::FromFuture`], [`Error::WrongChain`], [`Error::WrongVerifier`],
		/// [`Error::WrongQuestion`], [`Error::NotFound`], [`Error::WrongIdentity`],
		/// [`Error::NotHolder`], [`Error::Frozen`], [`Error::Recalled`], [`Error::Expired`],
		/// [`Error::UsedUp`], [`Error::NotYet`], [`Error::OutsideHours`], [`Error::DataChanged`],
		/// [`Error::RequirementMissing`], [`Error::BadSignature`],
		/// [`Error::PresentationRefused`]; those of handovers, [`Error::HandoverWider`],
		/// [`Error::HandoverMalformed`], [`Error::HandoverNotYet`], [`Error::HandoverExpired`],
		/// [`Error::HandoverOutsideHours`], [`Error::HandoverUsedUp`],
		/// [`Error::HandoverBadSignature`]; and the currency's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::RedemptionReported`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::report(presented.handovers()))]
		pub fn report(
			origin: OriginFor<T>,
			identity: IdentityId,
			sequence: u64,
			presented: Box<Presented>,
		) -> DispatchResult {
			let verifier = Self::signer(origin)?;
			Self::count_report(identity, verifier, sequence, &presented)
		}

		/// Deletes a token that has ended, or that its holder gives up, and returns its deposit to whoever
		/// paid it.
		///
		/// ## Origin
		///
		/// Signed, by anyone, or by the holder of a token that has not ended; then it must not be frozen.
		///
		/// ## Errors
		///
		/// [`Error::NotFound`], [`Error::StillGood`].
		///
		/// ## Events
		///
		/// [`Event::TokenForgotten`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::forget_token())]
		pub fn forget_token(origin: OriginFor<T>, token: TokenId) -> DispatchResult {
			let caller = Self::signer(origin)?;
			Self::forget(token, caller)
		}

		/// Names who guards an account, or that nobody does.
		///
		/// ## Origin
		///
		/// Signed, by the account as long as it has no guardian, and then by the guardian.
		/// [`Config::GuardDeposit`] of the account is held as long as it has one.
		///
		/// ## Errors
		///
		/// [`Error::NotAccount`], [`Error::NotGuardian`], [`Error::OwnGuardian`],
		/// [`Error::NoGuardian`], and the currency's when the deposit cannot be held.
		///
		/// ## Events
		///
		/// [`Event::GuardianNamed`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::name_guardian())]
		pub fn name_guardian(
			origin: OriginFor<T>,
			account: T::AccountId,
			guardian: Option<T::AccountId>,
		) -> DispatchResult {
			let caller = Self::signer(origin)?;
			let guarded = Account(account.clone().into());
			Self::ensure_in_charge(&guarded, &caller)?;
			Self::set_guardian(guarded, guardian.clone().map(|guardian| Account(guardian.into())))?;
			Self::deposit_event(Event::GuardianNamed { account, guardian });
			Ok(())
		}

		/// Freezes an account's tokens: none can be transferred, redeemed, shown or reported.
		///
		/// ## Origin
		///
		/// Signed, by the account or its guardian. [`Config::GuardDeposit`] of the account is held,
		/// unless it is held already for its guardian.
		///
		/// ## Errors
		///
		/// [`Error::NotGuardian`], [`Error::AlreadyFrozen`], and the currency's when the deposit cannot
		/// be held.
		///
		/// ## Events
		///
		/// [`Event::AccountFrozen`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::freeze())]
		pub fn freeze(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			let caller = Self::signer(origin)?;
			Self::set_frozen(Account(account.clone().into()), &caller)?;
			Self::deposit_event(Event::AccountFrozen { account, by: Self::account_id(caller) });
			Ok(())
		}

		/// Ends the freeze of an account's tokens.
		///
		/// ## Origin
		///
		/// Signed, by the account's guardian if it has one, else by the account.
		///
		/// ## Errors
		///
		/// [`Error::NotGuardian`], [`Error::NotAccount`], [`Error::NotFrozen`].
		///
		/// ## Events
		///
		/// [`Event::AccountUnfrozen`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::unfreeze())]
		pub fn unfreeze(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			let caller = Self::signer(origin)?;
			let frozen = Account(account.clone().into());
			Self::ensure_in_charge(&frozen, &caller)?;
			Self::set_unfrozen(frozen)?;
			Self::deposit_event(Event::AccountUnfrozen { account });
			Ok(())
		}

		/// Deletes the number of a verifier's last report about a retired identity, and returns the
		/// deposit for it.
		///
		/// ## Origin
		///
		/// Signed, by anyone.
		///
		/// ## Errors
		///
		/// [`Error::NotReported`], [`Error::IdentityActive`].
		///
		/// ## Events
		///
		/// [`Event::ReportsForgotten`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::forget_reports())]
		pub fn forget_reports(
			origin: OriginFor<T>,
			identity: IdentityId,
			verifier: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::forget_last_report(identity, Account(verifier.into()))
		}
	}

	impl<T: Config> Pallet<T> {
		fn signer(origin: OriginFor<T>) -> Result<Account, DispatchError> {
			Ok(Account(ensure_signed(origin)?.into()))
		}
	}
}
