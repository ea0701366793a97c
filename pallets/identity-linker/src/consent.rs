//! The consent of an external account, and what is wrong with it as this pallet's errors.

use litentry_link_proof::{Consent, ExpiryInvalid, InvalidProof, LinkProof, check_expiry, verify};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash};
use polkadot_sdk::{
	frame_support::ensure,
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::{SaturatedConversion, Zero},
};

use crate::{Config, Error, NextNonce, Pallet};

/// The most nonces that one call may leave unused.
pub const MAX_SKIPPED_NONCES: u32 = 1_000;

impl<T: Config> Pallet<T> {
	/// Checks that the external account signed exactly this, and that the signature is accepted in
	/// this block.
	pub(crate) fn check_consent(consent: &impl Consent, proof: &LinkProof) -> Result<(), Error<T>> {
		check_expiry(consent.expires(), Self::now())?;
		verify(consent, proof)?;
		Ok(())
	}

	/// Uses up a nonce and all smaller ones, of which one call skips only few: so that whoever may send
	/// one for the account cannot use them all up.
	pub(crate) fn use_nonce(account: &T::AccountId, nonce: u32) -> Result<(), Error<T>> {
		let next = NextNonce::<T>::get(account);
		ensure!(nonce >= next, Error::NonceUsed);
		ensure!(nonce.saturating_sub(next) <= MAX_SKIPPED_NONCES, Error::NonceTooFar);
		let next = nonce.checked_add(1).ok_or(Error::NonceExhausted)?;
		NextNonce::<T>::insert(account, next);
		Ok(())
	}

	/// Refuses a link that would count at no block after this one.
	pub(crate) fn check_end(ends: Option<BlockNumberFor<T>>) -> Result<(), Error<T>> {
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(ends.is_none_or(|ends| ends > now), Error::AlreadyEnded);
		Ok(())
	}

	/// Which chain this is.
	pub(crate) fn genesis() -> GenesisHash {
		GenesisHash(frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero()).0)
	}

	/// This block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}
}

/// An account as challenges name it.
pub(crate) fn named<AccountId: Clone + Into<[u8; 32]>>(account: &AccountId) -> Account {
	Account(account.clone().into())
}

impl<T> From<ExpiryInvalid> for Error<T> {
	fn from(invalid: ExpiryInvalid) -> Self {
		match invalid {
			ExpiryInvalid::Expired { .. } => Self::ProofExpired,
			ExpiryInvalid::TooFar { .. } => Self::ProofExpiresTooLate,
			_ => Self::ProofRefused,
		}
	}
}

impl<T> From<InvalidProof> for Error<T> {
	fn from(invalid: InvalidProof) -> Self {
		match invalid {
			InvalidProof::ProofKindMismatch => Self::ProofKindMismatch,
			InvalidProof::MalformedSignature => Self::MalformedSignature,
			InvalidProof::HighS => Self::HighS,
			InvalidProof::BadRecoveryId { .. } => Self::BadRecoveryId,
			InvalidProof::WrongSigner { .. } | InvalidProof::Mismatch => Self::WrongSigner,
			InvalidProof::MalformedKey => Self::MalformedKey,
			InvalidProof::OtherKey => Self::OtherKey,
			InvalidProof::NeedsAnalyzers => Self::NeedsAnalyzers,
			InvalidProof::MalformedBip322 => Self::MalformedBip322,
			InvalidProof::MalformedAssertion => Self::MalformedAssertion,
			InvalidProof::OtherCeremony => Self::OtherCeremony,
			InvalidProof::OtherChallenge => Self::OtherChallenge,
			InvalidProof::OtherOrigin => Self::OtherOrigin,
			InvalidProof::OtherRelyingParty => Self::OtherRelyingParty,
			InvalidProof::UserNotVerified => Self::UserNotVerified,
			_ => Self::ProofRefused,
		}
	}
}
