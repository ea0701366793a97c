//! The answers of the runtime API; both lists are read from indexes, never by a scan of all requests.

use alloc::{collections::BTreeMap, vec::Vec};

use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Balance, BigEndian, RequestId};
use polkadot_sdk::frame_support::traits::Get;

use crate::{
	AlgorithmUnusable, AnyRequestOf, Closed, Config, Deadlines, Knowledge, Pallet, RequestOf,
	Requests, RequestsOf, request::AnyRequest,
};

/// The most requests in one answer.
pub const MAX_PAGE: u32 = 128;

impl<T: Config> Pallet<T> {
	/// A page of an account's requests in ascending order: at most `limit` and [`MAX_PAGE`], after
	/// the request `start`, or from the beginning. Nothing but the page is read.
	pub fn requests_of(
		account: &T::AccountId,
		start: Option<RequestId>,
		limit: u32,
	) -> Vec<(RequestId, AnyRequestOf<T>)> {
		let ids = match start.map(BigEndian) {
			Some(id) => {
				let key = RequestsOf::<T>::hashed_key_for(account, id);
				RequestsOf::<T>::iter_key_prefix_from(account, key)
			}
			None => RequestsOf::<T>::iter_key_prefix(account),
		};
		Self::page(ids.map(|BigEndian(id)| id), limit, Self::any_request)
	}

	/// The oldest requests that wait for their outcome: at most `limit` and [`MAX_PAGE`].
	///
	/// The numbers of all of them are read: at most [`Config::MaxRequestsPerBlock`] for each block of
	/// [`Config::RequestLifetime`]. What times out first was asked first.
	pub fn open_requests(limit: u32) -> Vec<(RequestId, RequestOf<T>)> {
		let by_deadline: BTreeMap<_, _> = Deadlines::<T>::iter().collect();
		Self::page(by_deadline.into_values().flatten(), limit, Requests::<T>::get)
	}

	/// The least fee of a request for an algorithm.
	///
	/// # Errors
	///
	/// Fails when no new request may name the algorithm.
	pub fn minimum_fee(algorithm: &AlgorithmId) -> Result<Balance, AlgorithmUnusable> {
		let events = T::Knowledge::active_event_count(algorithm)?;
		let for_events = T::FeePerEvent::get().saturating_mul(events.into());
		Ok(T::BaseFee::get().saturating_add(for_events))
	}

	fn any_request(id: RequestId) -> Option<AnyRequestOf<T>> {
		let open = || Requests::<T>::get(id).map(AnyRequest::Open);
		open().or_else(|| Closed::<T>::get(id).map(AnyRequest::Closed))
	}

	fn page<R>(
		ids: impl Iterator<Item = RequestId>,
		limit: u32,
		read: impl Fn(RequestId) -> Option<R>,
	) -> Vec<(RequestId, R)> {
		let page = ids.take(limit.min(MAX_PAGE) as usize);
		page.filter_map(|id| Some((id, read(id)?))).collect()
	}
}
