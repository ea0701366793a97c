//! The answers of the runtime API; lists are read from indexes, never by a scan of all links.

use alloc::{collections::BTreeMap, vec::Vec};

use litentry_external_account::{ExternalAccount, Platform};
use litentry_vocabulary::{BigEndian, LinkId};

use crate::{
	CanonicalAccount, Config, Expiries, ExportExpiries, ExportOf, Exports, LinkOf, Links, LinksOf,
	MoveOf, Moves, NextNonce, Pallet, Platforms, PublicLinks,
};

/// The most links in one answer.
pub const MAX_PAGE: u32 = 128;

impl<T: Config> Pallet<T> {
	/// A page of an account's links in ascending order: at most `limit` and [`MAX_PAGE`], after the
	/// link `start`, or from the beginning. Nothing but the page is read.
	pub fn links_of(
		account: &T::AccountId,
		start: Option<LinkId>,
		limit: u32,
	) -> Vec<(LinkId, LinkOf<T>)> {
		let ids = match start.map(BigEndian) {
			Some(id) => {
				let key = LinksOf::<T>::hashed_key_for(account, id);
				LinksOf::<T>::iter_key_prefix_from(account, key)
			}
			None => LinksOf::<T>::iter_key_prefix(account),
		};
		Self::page(ids.map(|BigEndian(id)| id), limit)
	}

	/// The least nonce that the account's next link proof may name.
	pub fn next_nonce(account: &T::AccountId) -> u32 {
		NextNonce::<T>::get(account)
	}

	/// The oldest links that wait for the workers: at most `limit` and [`MAX_PAGE`].
	///
	/// The numbers of all of them are read: at most [`Config::MaxRequestsPerBlock`] for each block of
	/// [`Config::RequestLifetime`]. What expires first was requested first.
	pub fn open_requests(limit: u32) -> Vec<(LinkId, LinkOf<T>)> {
		let by_expiry: BTreeMap<_, _> = Expiries::<T>::iter().collect();
		Self::page(by_expiry.into_values().flatten(), limit)
	}

	/// The public link of an external account, whichever network of its platform is named.
	pub fn public_link(external: &ExternalAccount) -> Option<(LinkId, LinkOf<T>)> {
		let id = PublicLinks::<T>::get(CanonicalAccount::from(external))?;
		Some((id, Links::<T>::get(id)?))
	}

	/// The platforms whose accounts can be linked, in ascending order.
	pub fn platforms() -> Vec<Platform> {
		let mut platforms: Vec<_> = Platforms::<T>::iter_keys().collect();
		platforms.sort_unstable();
		platforms
	}

	/// Where an account's links went, unless they stayed or it is forgotten.
	pub fn moved(account: &T::AccountId) -> Option<MoveOf<T>> {
		Moves::<T>::get(account)
	}

	/// The export that an account asked for.
	pub fn export_of(account: &T::AccountId) -> Option<ExportOf<T>> {
		Exports::<T>::get(account)
	}

	/// The oldest export requests that wait for the workers: at most `limit` and [`MAX_PAGE`].
	///
	/// The accounts of all of them are read, as those of [`Self::open_requests`] are.
	pub fn open_exports(limit: u32) -> Vec<(T::AccountId, ExportOf<T>)> {
		let by_expiry: BTreeMap<_, _> = ExportExpiries::<T>::iter().collect();
		let page = by_expiry.into_values().flatten().take(limit.min(MAX_PAGE) as usize);
		page.filter_map(|account| Some((account.clone(), Exports::<T>::get(account)?))).collect()
	}

	fn page(ids: impl Iterator<Item = LinkId>, limit: u32) -> Vec<(LinkId, LinkOf<T>)> {
		let page = ids.take(limit.min(MAX_PAGE) as usize);
		page.filter_map(|id| Some((id, Links::<T>::get(id)?))).collect()
	}
}
