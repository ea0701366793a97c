//! Whether a task is this analyzer's to answer.

use litentry_computing_request::MAX_LINKS;
use litentry_observation::{Task, committee};
use litentry_vocabulary::Account;

use crate::{Draw, OpenRequest, Refusal};

/// Checks that an open request of the chain holds the task and that the lot fell on `analyzer`.
pub(crate) fn check(task: &Task, request: &OpenRequest, analyzer: &Account) -> Result<(), Refusal> {
	if task.at != request.at {
		return Err(Refusal::WrongMoment { expected: request.at, got: task.at });
	}
	if !request.events.contains(&task.event) {
		return Err(Refusal::EventNotAsked);
	}
	if u32::from(task.position) >= MAX_LINKS {
		return Err(Refusal::NoSuchPosition { position: task.position });
	}
	let draw = request.draw.as_ref().ok_or(Refusal::NotDrawn { request: task.request })?;
	check_lot(task, draw, analyzer)
}

fn check_lot(task: &Task, draw: &Draw, analyzer: &Account) -> Result<(), Refusal> {
	let members = committee(&draw.seed, &draw.pool, draw.size, task.position)
		.ok_or(Refusal::PoolTooSmall { request: task.request })?;
	members.contains(analyzer).then_some(()).ok_or(Refusal::NotOnCommittee)
}
