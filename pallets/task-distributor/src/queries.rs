//! The answers of the runtime API; both lists are read from indexes, never by a scan of all requests.

use alloc::vec::Vec;

use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Balance, RequestId};
use polkadot_sdk::frame_support::traits::Get;

use crate::{
	AlgorithmUnusable, AnyRequestOf, Closed, Config, Deadlines, Knowledge, Pallet, RequestOf,
	Requests, RequestsOf, request::AnyRequest,
};

/// The most requests in one answer.
pub const MAX_PAGE: u32 = 128;

impl<T: Config> Pallet<T> {
	/// An account's requests in ascending order, from `start` on, at most [`MAX_PAGE`].
	pub fn requests_of(
		account: &T::AccountId,
		start: Option<RequestId>,
		limit: u32,
	) -> Vec<(RequestId, AnyRequestOf<T>)> {
		let ids = RequestsOf::<T>::iter_key_prefix(account)
			.filter(|id| start.is_none_or(|start| *id >= start))
			.collect();
		Self::page(ids, limit, Self::any_request)
	}

	/// The oldest requests that wait for their outcome, at most [`MAX_PAGE`].
	pub fn open_requests(limit: u32) -> Vec<(RequestId, RequestOf<T>)> {
		Self::page(Deadlines::<T>::iter_values().flatten().collect(), limit, Requests::<T>::get)
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
		mut ids: Vec<RequestId>,
		limit: u32,
		read: impl Fn(RequestId) -> Option<R>,
	) -> Vec<(RequestId, R)> {
		ids.sort_unstable();
		ids.truncate(limit.min(MAX_PAGE) as usize);
		ids.into_iter().filter_map(|id| Some((id, read(id)?))).collect()
	}
}
