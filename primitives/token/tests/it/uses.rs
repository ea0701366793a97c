//! How often.

use litentry_token::Uses::{Left, Unlimited};

#[test]
fn uses_are_taken_away_until_there_are_none() {
	assert_eq!(Left(3).after(2), Some(Left(1)));
	assert_eq!(Left(3).after(3), Some(Left(0)));
	assert_eq!(Left(3).after(4), None);
	assert_eq!(Unlimited.after(u32::MAX), Some(Unlimited));
}

#[test]
fn more_covers_less() {
	let all = [Left(0), Left(1), Left(u32::MAX), Unlimited];
	for (at, uses) in all.into_iter().enumerate() {
		assert_eq!(all.map(|other| uses.cover(other)), [0, 1, 2, 3].map(|other| other <= at));
		assert_eq!(
			all.map(|other| uses.least(other)),
			[0, 1, 2, 3].map(|other: usize| all[other.min(at)])
		);
	}
}
