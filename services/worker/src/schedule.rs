//! Which list of open things gets the slots that are free.

/// The part of the slots that is kept for each list, whoever else waits.
const RESERVED_PART: usize = 8;

/// How much is done, and is to be done, of one list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Load {
	/// How many slots it has.
	pub(crate) busy: usize,
	/// How many of its entries wait for one.
	pub(crate) waiting: usize,
}

/// How many slots each list gets now, of so many in all.
///
/// An eighth is kept for each, so that a list that has nothing to do today finds room tomorrow. The rest
/// goes, one by one, to the list that has the fewest; of equal ones, the one after the others in turn
/// comes first, so that even a single slot goes round.
pub(crate) fn allot<const LISTS: usize>(
	slots: usize,
	turn: usize,
	lists: [Load; LISTS],
) -> [usize; LISTS] {
	let mut filled = lists;
	while let Some(list) = neediest(slots, turn, &mut filled) {
		list.busy += 1;
		list.waiting -= 1;
	}
	let mut waiting = lists.into_iter().map(|list| list.waiting);
	filled.map(|list| waiting.next().unwrap_or_default().saturating_sub(list.waiting))
}

/// The list that gets the next slot.
fn neediest(slots: usize, turn: usize, lists: &mut [Load]) -> Option<&mut Load> {
	let count = lists.len();
	let kept = |list: &Load| list.busy.max(slots / RESERVED_PART);
	let kept_for_all: usize = lists.iter().map(kept).sum();
	let has_room = |list: &Load| kept_for_all - kept(list) + list.busy < slots;
	lists
		.iter_mut()
		.enumerate()
		.filter(|(_, list)| list.waiting > 0 && has_room(list))
		.min_by_key(|(place, list)| (list.busy, (place + turn) % count))
		.map(|(_, list)| list)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

	use super::*;

	const FLOOD: usize = 1_000;

	fn allotted(slots: usize, busy: [usize; 3], waiting: [usize; 3]) -> [usize; 3] {
		let mut waiting = waiting.into_iter();
		allot(slots, 0, busy.map(|busy| Load { busy, waiting: waiting.next().unwrap() }))
	}

	#[test]
	fn what_there_is_room_for_is_started() {
		assert_eq!(allotted(64, [0; 3], [3, 0, 5]), [3, 0, 5]);
	}

	#[test]
	fn lists_that_all_wait_get_the_same() {
		assert_eq!(allotted(63, [0; 3], [FLOOD; 3]), [21; 3]);
		assert_eq!(allotted(63, [0; 3], [FLOOD, 1, FLOOD]), [28, 1, 28]);
	}

	#[test]
	fn a_flood_of_one_list_leaves_room_for_the_others() {
		assert_eq!(allotted(64, [0; 3], [FLOOD, 0, 0]), [48, 0, 0]);
		assert_eq!(allotted(64, [48, 0, 0], [FLOOD, 1, FLOOD]), [0, 1, 8]);
	}

	#[test]
	fn who_had_less_catches_up() {
		assert_eq!(allotted(64, [40, 0, 0], [FLOOD, 0, FLOOD]), [0, 0, 16]);
	}

	#[test]
	fn a_single_slot_goes_round() {
		let flood = [Load { busy: 0, waiting: FLOOD }; 3];
		let turns = [0, 1, 2].map(|turn| allot(1, turn, flood));
		assert_eq!(turns, [[1, 0, 0], [0, 0, 1], [0, 1, 0]]);
	}

	/// Every mixture of lists that are empty, have a little to do, or are flooded.
	fn mixtures() -> impl Iterator<Item = [usize; 3]> {
		let amounts = [0, 5, FLOOD];
		(0..27).map(move |number| [1, 3, 9].map(|place| amounts[number / place % 3]))
	}

	#[test]
	fn no_list_gets_more_than_waits_nor_all_more_than_there_are() {
		for (slots, waiting) in (1..70).flat_map(|slots| mixtures().map(move |it| (slots, it))) {
			let got = allotted(slots, [0; 3], waiting);
			assert!(got.iter().sum::<usize>() <= slots);
			assert!(got.iter().zip(waiting).all(|(got, waiting)| *got <= waiting));
		}
	}

	#[test]
	fn whatever_was_started_before_who_has_nothing_yet_gets_something() {
		for (slots, floods) in (8..70).flat_map(|slots| mixtures().map(move |it| (slots, it))) {
			let before = allotted(slots, [0; 3], floods);
			for place in 0..3 {
				let mut waiting = [FLOOD; 3];
				waiting[place] = 1;
				assert!(before[place] > 0 || allotted(slots, before, waiting)[place] == 1);
			}
		}
	}
}
