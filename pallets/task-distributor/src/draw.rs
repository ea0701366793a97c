//! The draw of committees, by the randomness of a block after the request's, and for whoever else awaits
//! one.
//!
//! Nobody chooses the randomness, and nobody but the author of that block knows it when a request is
//! made. All requests of one block are drawn at once. A block that brings no randomness draws nothing:
//! its requests wait, and those before it too.

use litentry_observation::request_seed;
use litentry_vocabulary::RequestId;
use parity_scale_codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::traits::Get,
	frame_system::{self, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::{CheckedSub, One, Saturating},
};
use scale_info::TypeInfo;

use crate::{BlockRandomness, Closed, Config, Draws, Event, Pallet, Requests, Undrawn};

/// The blocks whose requests have no committees yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct UndrawnBlocks<BlockNumber> {
	/// The first of them that holds a request.
	pub first: BlockNumber,
	/// The last of them that holds a request.
	pub last: BlockNumber,
}

impl<BlockNumber: Copy> UndrawnBlocks<BlockNumber> {
	const fn only(block: BlockNumber) -> Self {
		Self { first: block, last: block }
	}
}

impl<T: Config> Pallet<T> {
	/// Has a later block draw for the present one, as the first does that brings randomness.
	pub fn await_draw() {
		let now = frame_system::Pallet::<T>::block_number();
		Undrawn::<T>::mutate(|undrawn| {
			undrawn.get_or_insert(UndrawnBlocks::only(now)).last = now;
		});
	}

	/// Draws the requests of all blocks before the present one, when it brought randomness.
	pub(crate) fn draw(now: BlockNumberFor<T>) {
		let Some(undrawn) = Undrawn::<T>::get().filter(|undrawn| undrawn.first < now) else {
			return;
		};
		let Some(randomness) = T::Randomness::current() else { return };
		Draws::<T>::insert(now, randomness);
		Undrawn::<T>::set((undrawn.last == now).then(|| UndrawnBlocks::only(now)));
		Self::deposit_event(Event::Drawn { block: now, randomness });
	}

	/// Forgets the draw that nobody needs any more.
	pub(crate) fn prune_draws(now: BlockNumberFor<T>) {
		if let Some(old) = now.checked_sub(&T::DrawsKept::get()) {
			Draws::<T>::remove(old);
		}
	}

	/// Whether the requests of a block have committees.
	pub(crate) fn is_drawn(block: BlockNumberFor<T>) -> bool {
		Undrawn::<T>::get().is_none_or(|undrawn| block < undrawn.first)
	}

	/// The block whose randomness drew the request's committees; `None` before the draw, and after
	/// [`Config::DrawsKept`] blocks.
	pub fn drawn_at(id: RequestId) -> Option<BlockNumberFor<T>> {
		let block = Requests::<T>::get(id)
			.map(|request| request.block)
			.or_else(|| Closed::<T>::get(id).map(|closed| closed.block))?;
		Self::draw_of(block)
	}

	/// What the request's committees are computed from; `None` before the draw, and after
	/// [`Config::DrawsKept`] blocks.
	pub fn request_seed(id: RequestId) -> Option<[u8; 32]> {
		let draw = Draws::<T>::get(Self::drawn_at(id)?)?;
		Some(request_seed(&draw, id))
	}

	/// The first block that drew after this one, and its randomness.
	///
	/// It is the draw of what awaited one in this block; `None` before it, after
	/// [`Config::DrawsKept`] blocks, and when no block of [`Config::RequestLifetime`] drew.
	pub fn draw_after(block: BlockNumberFor<T>) -> Option<(BlockNumberFor<T>, [u8; 32])> {
		let drawing = Self::draw_of(block)?;
		Some((drawing, Draws::<T>::get(drawing)?))
	}

	/// The first draw after a block. Once that may be pruned, a later one must not be taken for it.
	pub(crate) fn draw_of(block: BlockNumberFor<T>) -> Option<BlockNumberFor<T>> {
		let now = frame_system::Pallet::<T>::block_number();
		let next = block.saturating_add(One::one());
		if now >= next.saturating_add(T::DrawsKept::get()) {
			return None;
		}
		let deadline = block.saturating_add(T::RequestLifetime::get());
		let mut candidate = next;
		while candidate <= now && candidate < deadline {
			if Draws::<T>::contains_key(candidate) {
				return Some(candidate);
			}
			candidate.saturating_inc();
		}
		None
	}
}
