//! Identification events.

use std::{fmt, path::Path};

use litentry_knowledge::{EventId, IdentificationEvent, Method};
use litentry_vocabulary::{Account, BlockNumber};
use serde::Serialize;

use super::{Changed, Done, EventDescription, description, state};
use crate::{AccountKey, Chain, Failure, Report, Submission, chain::Event, report::text};

/// The registered events.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct EventList(Vec<EventEntry>);

#[derive(Debug, Serialize)]
struct EventEntry {
	#[serde(serialize_with = "text")]
	id: EventId,
	name: String,
	description: String,
	project: String,
	registry: String,
	method: String,
	#[serde(serialize_with = "text")]
	owner: Account,
	retired: Option<BlockNumber>,
}

impl From<Event> for EventEntry {
	fn from(Event { event, owner, retired }: Event) -> Self {
		Self {
			id: event.id(),
			name: event.name.to_string(),
			description: event.description.to_string(),
			project: event.project.to_string(),
			registry: event.registry.to_string(),
			method: in_words(&event.method),
			owner,
			retired,
		}
	}
}

fn in_words(method: &Method) -> String {
	match method {
		Method::HoldsErc20 { token } => format!("holds token {token}"),
		Method::TransactionsTo { contract } => format!("transactions to {contract}"),
		Method::Balance => "balance".into(),
		_ => "a method that this version does not know".into(),
	}
}

impl Report for EventList {}

impl fmt::Display for EventList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No events. Register one with `litentry events register`.");
		}
		for (index, event) in self.0.iter().enumerate() {
			let end = if index + 1 < self.0.len() { "\n\n" } else { "" };
			write!(
				f,
				"{} ({})\n  {}\n  {}: {}\n  {}\n  {}{end}",
				event.name,
				event.project,
				event.description,
				event.registry,
				event.method,
				event.id,
				state(event.retired),
			)?;
		}
		Ok(())
	}
}

/// The registered events, those in use first.
pub async fn events(chain: &impl Chain) -> Result<EventList, Failure> {
	let mut events: Vec<EventEntry> =
		chain.events().await?.into_iter().map(EventEntry::from).collect();
	events.sort_by(|a, b| {
		(a.retired.is_some(), &a.name, a.id).cmp(&(b.retired.is_some(), &b.name, b.id))
	});
	Ok(EventList(events))
}

/// Registers the event that a file describes.
pub async fn register_event(
	chain: &impl Chain,
	key: &AccountKey,
	file: &Path,
) -> Result<Changed, Failure> {
	let event: IdentificationEvent = description::read::<EventDescription>(file)?.into();
	let id = event.id().to_string();
	let block = chain.submit(key, Submission::RegisterEvent(event)).await?;
	Ok(Changed { id, done: Done::Registered, block })
}

/// Retires an event.
pub async fn retire_event(
	chain: &impl Chain,
	key: &AccountKey,
	id: EventId,
) -> Result<Changed, Failure> {
	let block = chain.submit(key, Submission::RetireEvent(id)).await?;
	Ok(Changed { id: id.to_string(), done: Done::Retired, block })
}
