//! What closes a request.

use litentry_certificate::Certificate;
use litentry_computing_request::Outcome;
use litentry_vocabulary::{Account, RequestId};
use polkadot_sdk::{
	frame_support::{BoundedVec, ensure},
	frame_system::pallet_prelude::BlockNumberFor,
};

use crate::{Analyzers, Answer, Closed, Config, Error, Pallet, RequestOf, Requests, Signers};

/// Who signed a certificate.
pub(crate) fn signers(certificate: &Certificate) -> Signers {
	let workers = certificate.0.iter().map(|signature| signature.worker);
	BoundedVec::truncate_from(workers.collect())
}

/// The analyzers that agreed with an outcome.
pub(crate) fn agreed(outcome: &Outcome) -> &[Account] {
	match outcome {
		Outcome::Scored { agreed, .. } => agreed,
		Outcome::Undetermined(_) => &[],
	}
}

impl<T: Config> Pallet<T> {
	/// Checks that those who agreed are analyzers, each named once.
	pub(crate) fn check_agreed(outcome: &Outcome) -> Result<(), Error<T>> {
		let agreed = agreed(outcome);
		ensure!(agreed.is_sorted_by(|a, b| a < b), Error::AgreedUnsorted);
		ensure!(agreed.iter().all(T::Analyzers::is_registered), Error::UnknownAnalyzer);
		Ok(())
	}

	/// The error for a request that is not open.
	pub(crate) fn why_not_open(id: RequestId) -> Error<T> {
		if Closed::<T>::contains_key(id) { Error::AlreadyClosed } else { Error::NotFound }
	}

	/// Keeps what came of a request in its place.
	pub(crate) fn close(
		id: RequestId,
		request: RequestOf<T>,
		answer: Answer,
		now: BlockNumberFor<T>,
	) {
		Requests::<T>::remove(id);
		Closed::<T>::insert(id, request.close(answer, now));
	}
}
