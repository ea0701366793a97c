//! From an opened computing request to the tasks that answer it.

use litentry_computing_request::{ComputingRequest, Undetermined};
use litentry_external_account::ExternalAccount;
use litentry_knowledge::{AccountValues, EventId, IdentificationEvent, ValueKind};
use litentry_observation::{Answer, Task, committee};
use litentry_vocabulary::{Account, LinkId};

use crate::{ConfirmedLink, Draw, Identity, OpenRequest};

/// One task and who answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
	/// What is asked.
	pub task: Task,
	/// The type of the answer.
	pub kind: ValueKind,
	/// The analyzers on which the lot fell.
	pub committee: Vec<Account>,
}

/// Everything that must be asked to answer one computing request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
	/// The tasks.
	pub inquiries: Vec<Inquiry>,
	/// For each link and each event which of the tasks asks it, if it applies.
	cells: Vec<Vec<Option<usize>>>,
}

impl Plan {
	/// What the algorithm receives, given the answer to each task in order.
	pub fn values(&self, answers: &[Answer]) -> Vec<AccountValues> {
		let value = |cell: &Option<usize>| Some(answers.get((*cell)?)?.value);
		self.cells.iter().map(|row| row.iter().map(value).collect()).collect()
	}
}

/// The external accounts that a request is about, in its order.
///
/// `links` are what the chain holds under the numbers that the request names.
///
/// # Errors
///
/// [`Undetermined::LinkUnusable`]: no link is named, one is named twice, or one is not a confirmed
/// link of the requester.
pub fn linked_accounts(
	identity: &Identity,
	account: Account,
	request: &ComputingRequest,
	links: &[Option<ConfirmedLink>],
) -> Result<Vec<ExternalAccount>, Undetermined> {
	if !request.names_each_link_once() || links.len() != request.links.len() {
		return Err(Undetermined::LinkUnusable);
	}
	let external = |(id, link): (&LinkId, &Option<ConfirmedLink>)| {
		let link = link.as_ref().filter(|link| link.owner == account)?;
		let context = identity.record_context(link.epoch, link.owner);
		let key = identity.shared().state_key(link.epoch);
		key.decrypt(*id, &link.record, &context).ok().map(|record| record.external)
	};
	let accounts: Option<_> = request.links.iter().zip(links).map(external).collect();
	accounts.ok_or(Undetermined::LinkUnusable)
}

/// Plans which tasks answer a request about these accounts.
///
/// # Errors
///
/// [`Undetermined::CommitteeTooSmall`]: too few analyzers were active at the draw.
pub fn plan(
	request: &OpenRequest,
	accounts: &[ExternalAccount],
	events: &[(EventId, IdentificationEvent)],
	draw: &Draw,
) -> Result<Plan, Undetermined> {
	let mut plan = Plan { inquiries: Vec::new(), cells: Vec::new() };
	for (position, external) in (0..).zip(accounts) {
		let row = events.iter().map(|(id, event)| {
			if !event.applies_to(external) {
				return Ok(None);
			}
			let committee = committee(&draw.seed, &draw.pool, draw.size, position)
				.ok_or(Undetermined::CommitteeTooSmall)?;
			let (request, at) = (request.id, request.at);
			let task = Task { request, position, event: *id, external: *external, at };
			plan.inquiries.push(Inquiry { task, kind: event.method.value_kind(), committee });
			Ok(Some(plan.inquiries.len() - 1))
		});
		let row = row.collect::<Result<_, Undetermined>>()?;
		plan.cells.push(row);
	}
	Ok(plan)
}
