//! From disclosed values back to what the algorithm was given, so that anyone can run it again.

use alloc::vec::Vec;

use litentry_knowledge::{AccountValues, EventId};

use crate::DisclosedValue;

/// The values are not one for each of the algorithm's events about each link, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the disclosed values are not one for each of the algorithm's events about each link")]
pub struct IncompleteValues;

/// The input from which an algorithm with these events computed the score.
pub fn algorithm_input(
	values: &[DisclosedValue],
	events: &[EventId],
) -> Result<Vec<AccountValues>, IncompleteValues> {
	if events.is_empty() {
		return Err(IncompleteValues);
	}
	values
		.chunks(events.len())
		.zip(0..)
		.map(|(row, position)| row_of(row, position, events))
		.collect()
}

fn row_of(
	row: &[DisclosedValue],
	position: u8,
	events: &[EventId],
) -> Result<AccountValues, IncompleteValues> {
	let expected = events.iter().map(|event| (position, *event));
	if row.iter().map(|disclosed| (disclosed.position, disclosed.event)).eq(expected) {
		Ok(row.iter().map(|disclosed| disclosed.value).collect())
	} else {
		Err(IncompleteValues)
	}
}
