//! How long a request may stay open.

use litentry_vocabulary::RequestId;
use polkadot_sdk::{
	frame_support::traits::Get, frame_system::pallet_prelude::BlockNumberFor,
	sp_runtime::traits::Saturating,
};

use crate::{Answer, Config, Deadlines, Error, Event, Pallet, Requests};

impl<T: Config> Pallet<T> {
	/// Has a request of the present block time out, and tells when.
	pub(crate) fn schedule_deadline(
		id: RequestId,
		now: BlockNumberFor<T>,
	) -> Result<BlockNumberFor<T>, Error<T>> {
		let deadline = now.saturating_add(T::RequestLifetime::get());
		Deadlines::<T>::try_mutate(deadline, |ids| ids.try_push(id))
			.map_err(|_| Error::BlockFull)?;
		Ok(deadline)
	}

	/// Lets a request that is answered not time out.
	pub(crate) fn cancel_deadline(id: RequestId, deadline: BlockNumberFor<T>) {
		Deadlines::<T>::mutate_exists(deadline, |ids| {
			if let Some(ids) = ids {
				ids.retain(|other| *other != id);
			}
			ids.take_if(|ids| ids.is_empty());
		});
	}

	/// Closes a request that nobody answered.
	pub(crate) fn time_out(id: RequestId, now: BlockNumberFor<T>) {
		let Some(request) = Requests::<T>::get(id) else { return };
		Self::return_fee(id, &request);
		Self::deposit_event(Event::TimedOut { id, account: request.account.clone() });
		Self::close(id, request, Answer::TimedOut, now);
	}
}
