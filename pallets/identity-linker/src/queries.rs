//! The answers of the runtime API; both lists are read from indexes, never by a scan of all links.

use alloc::{collections::BTreeMap, vec::Vec};

use litentry_vocabulary::{BigEndian, LinkId};

use crate::{Config, Expiries, LinkOf, Links, LinksOf, NextNonce, Pallet};

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

	/// The oldest requests that are not answered yet: at most `limit` and [`MAX_PAGE`].
	///
	/// The numbers of all of them are read: at most [`Config::MaxRequestsPerBlock`] for each block of
	/// [`Config::RequestLifetime`]. What expires first was requested first.
	pub fn open_requests(limit: u32) -> Vec<(LinkId, LinkOf<T>)> {
		let by_expiry: BTreeMap<_, _> = Expiries::<T>::iter().collect();
		Self::page(by_expiry.into_values().flatten(), limit)
	}

	fn page(ids: impl Iterator<Item = LinkId>, limit: u32) -> Vec<(LinkId, LinkOf<T>)> {
		let page = ids.take(limit.min(MAX_PAGE) as usize);
		page.filter_map(|id| Some((id, Links::<T>::get(id)?))).collect()
	}
}
