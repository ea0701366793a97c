//! Whether a task is this analyzer's to answer.

use litentry_computing_request::MAX_LINKS;
use litentry_knowledge::EventId;
use litentry_observation::{Order, committee};
use litentry_vocabulary::{Account, Moment};

use crate::{Draw, OpenRequest, Refusal};

/// Checks that a task asks about the moment of what it belongs to.
pub(crate) fn check_moment(got: Moment, expected: Moment) -> Result<(), Refusal> {
	(got == expected).then_some(()).ok_or(Refusal::WrongMoment { expected, got })
}

/// Checks that a request may ask for the event about a link at the position.
pub(crate) fn check_event(
	event: &EventId,
	position: u8,
	request: &OpenRequest,
) -> Result<(), Refusal> {
	if !request.events.contains(event) {
		return Err(Refusal::EventNotAsked);
	}
	let is_place = u32::from(position) < MAX_LINKS;
	is_place.then_some(()).ok_or(Refusal::NoSuchPosition { position })
}

/// Checks that the lot fell on `analyzer`.
pub(crate) fn check_lot(
	order: Order,
	position: u8,
	draw: Option<&Draw>,
	analyzer: &Account,
) -> Result<(), Refusal> {
	let Draw { seed, pool, size } = draw.ok_or(Refusal::NotDrawn { order })?;
	let members = committee(seed, pool, *size, position).ok_or(Refusal::PoolTooSmall { order })?;
	members.contains(analyzer).then_some(()).ok_or(Refusal::NotOnCommittee)
}
