//! The chain, as a verifier of presentations sees it.

use alloc::borrow::Cow;
use core::marker::PhantomData;

use litentry_identity::Identity;
use litentry_token::{Finality, Issuer, Token, View};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, TokenId};
use polkadot_sdk::{
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::Zero,
};

use crate::{Config, Frozen, Identities, Issuers, Pallet, Tokens};

/// The state in which a block is being made.
pub(crate) struct Present<T>(PhantomData<T>);

impl<T> Present<T> {
	pub(crate) const fn new() -> Self {
		Self(PhantomData)
	}
}

impl<T: Config> Pallet<T> {
	/// Which chain this is.
	pub(crate) fn genesis() -> GenesisHash {
		GenesisHash(frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero()).0)
	}
}

impl<T: Config> View for Present<T> {
	fn genesis(&self) -> GenesisHash {
		Pallet::<T>::genesis()
	}

	fn finality(&self) -> Finality {
		Finality::Best
	}

	fn identity(&self, id: &IdentityId) -> Option<Cow<'_, Identity>> {
		T::Identities::identity(id).map(Cow::Owned)
	}

	fn issuer(&self, id: &IdentityId) -> Option<Cow<'_, Issuer>> {
		Some(Cow::Owned(Issuers::<T>::get(id)))
	}

	fn token(&self, id: &TokenId) -> Option<Cow<'_, Token>> {
		Tokens::<T>::get(id).map(Cow::Owned)
	}

	fn is_frozen(&self, account: &Account) -> bool {
		Frozen::<T>::contains_key(account)
	}
}
