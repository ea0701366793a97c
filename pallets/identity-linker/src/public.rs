//! Links that everyone can read, made and removed with the external account's consent.

use litentry_certificate::Certifiers;
use litentry_external_account::ExternalAccount;
use litentry_link_proof::{Challenge, LinkProof, UnlinkChallenge};
use litentry_vocabulary::{BlockNumber, LinkId};
use polkadot_sdk::{
	frame_support::{ensure, traits::Get},
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::{DispatchResult, traits::SaturatedConversion},
};

use crate::{
	CanonicalAccount, Config, Error, Event, Link, LinkState, Links, Pallet, Platforms, PublicLinks,
	consent::named,
};

/// What an account says of a public link of its own.
pub(crate) struct Terms<AccountId, BlockNumber> {
	pub(crate) owner: AccountId,
	pub(crate) external: ExternalAccount,
	pub(crate) nonce: u32,
	pub(crate) ends: Option<BlockNumber>,
}

impl<T: Config> Pallet<T> {
	/// Checks that the external account consents to a public link, and uses up the nonce.
	pub(crate) fn check_terms(
		terms: &Terms<T::AccountId, BlockNumberFor<T>>,
		expires: BlockNumber,
		proof: &LinkProof,
	) -> Result<(), Error<T>> {
		Self::check_end(terms.ends)?;
		Self::use_nonce(&terms.owner, terms.nonce)?;
		let challenge = Challenge {
			external: terms.external,
			account: named(&terms.owner),
			genesis: Self::genesis(),
			nonce: terms.nonce,
			expires,
			ends: terms.ends.map(SaturatedConversion::saturated_into),
		};
		Self::check_consent(&challenge, proof)
	}

	/// Makes a public link that both sides consent to.
	pub(crate) fn publish(terms: Terms<T::AccountId, BlockNumberFor<T>>) -> DispatchResult {
		let Terms { owner, external, nonce, ends } = terms;
		let old = PublicLinks::<T>::get(CanonicalAccount::from(&external));
		Self::make_way(old, &owner, Self::next_id())?;
		let (account, deposit) = (owner.clone(), T::LinkDeposit::get());
		let epoch = T::Certifiers::current_epoch();
		let since = frame_system::Pallet::<T>::block_number();
		let state = LinkState::Public { external, since };
		let link = Link { owner, epoch, nonce, requested_at: since, deposit, ends, state };
		let id = Self::create(link)?;
		#[rustfmt::skip]
		Self::deposit_event(Event::LinkedPublicly {
			id, account, external, nonce, epoch, ends, deposit,
		});
		Ok(())
	}

	/// Removes a public link, as its external account wants.
	pub(crate) fn remove_by_proof(
		id: LinkId,
		expires: BlockNumber,
		proof: &LinkProof,
	) -> DispatchResult {
		let link = Links::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let external = link.external().ok_or(Error::<T>::NotPublic)?;
		let (account, genesis) = (named(&link.owner), Self::genesis());
		let challenge = UnlinkChallenge { external, account, genesis, id, expires };
		Self::check_consent(&challenge, proof)?;
		Self::remove(id, &link)?;
		Self::deposit_event(Event::UnlinkedByProof { id, account: link.owner });
		Ok(())
	}

	/// Refuses an external account of a platform that is switched off.
	pub(crate) fn check_platform(external: &ExternalAccount) -> Result<(), Error<T>> {
		ensure!(Platforms::<T>::contains_key(external.platform()), Error::PlatformOff);
		Ok(())
	}
}
