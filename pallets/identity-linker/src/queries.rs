//! The answers of the runtime API; both lists are read from indexes, never by a scan of all links.

use alloc::vec::Vec;

use litentry_vocabulary::LinkId;

use crate::{Config, Expiries, LinkOf, Links, LinksOf, NextNonce, Pallet};

/// The most links in one answer.
pub const MAX_PAGE: u32 = 128;

impl<T: Config> Pallet<T> {
	/// An account's links in ascending order, from `start` on, at most [`MAX_PAGE`].
	pub fn links_of(
		account: &T::AccountId,
		start: Option<LinkId>,
		limit: u32,
	) -> Vec<(LinkId, LinkOf<T>)> {
		let ids = LinksOf::<T>::iter_key_prefix(account)
			.filter(|id| start.is_none_or(|start| *id >= start));
		Self::page(ids.collect(), limit)
	}

	/// The least nonce that the account's next link proof may name.
	pub fn next_nonce(account: &T::AccountId) -> u32 {
		NextNonce::<T>::get(account)
	}

	/// The oldest requests that are not answered yet, at most [`MAX_PAGE`].
	pub fn open_requests(limit: u32) -> Vec<(LinkId, LinkOf<T>)> {
		Self::page(Expiries::<T>::iter_values().flatten().collect(), limit)
	}

	fn page(mut ids: Vec<LinkId>, limit: u32) -> Vec<(LinkId, LinkOf<T>)> {
		ids.sort_unstable();
		ids.truncate(limit.min(MAX_PAGE) as usize);
		ids.into_iter().filter_map(|id| Some((id, Links::<T>::get(id)?))).collect()
	}
}
