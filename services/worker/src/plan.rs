//! From the external accounts of a computing request to the tasks that answer it.

use litentry_computing_request::Undetermined;
use litentry_knowledge::{AccountValues, EventId, IdentificationEvent, ValueKind};
use litentry_link_record::{LinkRecord, ProvenBy};
use litentry_observation::{Answer, Question, Task, committee};
use litentry_vocabulary::Account;

use crate::{Draw, OpenRequest};

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

/// Plans which tasks answer a request about these accounts.
///
/// # Errors
///
/// [`Undetermined::CommitteeTooSmall`]: too few analyzers were active at the draw.
pub fn plan(
	request: &OpenRequest,
	accounts: &[LinkRecord],
	events: &[(EventId, IdentificationEvent)],
	draw: &Draw,
) -> Result<Plan, Undetermined> {
	let mut plan = Plan { inquiries: Vec::new(), cells: Vec::new() };
	for (position, account) in (0..).zip(accounts) {
		let external = account.external;
		let row = events.iter().map(|(id, event)| {
			if !asks_about(event, account) {
				return Ok(None);
			}
			let committee = committee(&draw.seed, &draw.pool, draw.size, position)
				.ok_or(Undetermined::CommitteeTooSmall)?;
			let question = Question::Event { request: request.id, position, event: *id };
			let task = Task { question, external, at: request.at };
			plan.inquiries.push(Inquiry { task, kind: event.method.value_kind(), committee });
			Ok(Some(plan.inquiries.len() - 1))
		});
		let row = row.collect::<Result<_, Undetermined>>()?;
		plan.cells.push(row);
	}
	Ok(plan)
}

/// Whether an event is asked about an account. A contract wallet counts on its own chain only: the
/// contract at the same address of another chain may be somebody else's.
fn asks_about(event: &IdentificationEvent, account: &LinkRecord) -> bool {
	let external = account.external;
	match account.proven_by {
		ProvenBy::Key => event.applies_to(&external),
		ProvenBy::Contract => event.registry == external.network() && event.applies_to(&external),
	}
}
