//! Reading what was said in a room.

use std::collections::BTreeSet;

use serde_json::json;

use super::{
	Bot,
	synced::{KINDS, Timeline},
};
use crate::matrix::{Event, Failure, Room, Step, client::Call, decide};

/// How many events come at once when older ones are read, and how often that is done: whoever floods
/// his own room loses what he said first.
const PAGE: u32 = 100;
const PAGES: usize = 5;

impl Bot {
	/// Reads what was said in a room since a position, and does what has to be done about it.
	pub(super) async fn read(
		&self,
		id: &str,
		timeline: &Timeline,
		position: Option<&str>,
	) -> Result<(), Failure> {
		if timeline.events.iter().all(|event| self.is_own(event)) {
			return Ok(());
		}
		self.joining.end_of(id).await;
		let room = Room::look(&self.client, id).await?;
		let mut events = match timeline.before.as_deref() {
			Some(before) => self.older(id, before, position).await?,
			None => Vec::new(),
		};
		events.extend(timeline.events.iter().cloned());
		for event in self.unanswered(&events) {
			let step = decide(self.client.user(), &room, event, self.clock.now());
			match self.take(id, event, step).await {
				Err(failure) if failure.is_passing() => return Err(failure),
				// Somebody does not want to hear what was to be said.
				Ok(()) | Err(_) => {}
			}
		}
		if room.is_crowd() { self.leave(id).await } else { Ok(()) }
	}

	/// The events between a position and what has come since: there are more of them than come by
	/// themselves.
	async fn older(
		&self,
		id: &str,
		before: &str,
		position: Option<&str>,
	) -> Result<Vec<Event>, Failure> {
		let Some(position) = position else {
			return Ok(Vec::new());
		};
		let (mut events, mut from) = (Vec::new(), before.to_owned());
		for _ in 0..PAGES {
			let page = self.client.call(&page(id, &from, position)).await?;
			events.extend(Event::read_all(&page["chunk"]));
			match page["end"].as_str() {
				Some(end) if end != from => end.clone_into(&mut from),
				_ => break,
			}
		}
		events.reverse();
		Ok(events)
	}

	/// The events to which no answer of the registrar's is among them.
	fn unanswered<'a>(&self, events: &'a [Event]) -> impl Iterator<Item = &'a Event> {
		let own = events.iter().filter(|event| self.is_own(event));
		let answered: BTreeSet<&str> = own.filter_map(Event::answers).collect();
		events.iter().filter(move |event| !answered.contains(event.id.as_str()))
	}

	fn is_own(&self, event: &Event) -> bool {
		event.sender.parse().as_ref() == Ok(self.client.user())
	}

	async fn take(&self, id: &str, event: &Event, step: Step) -> Result<(), Failure> {
		match step {
			Step::Pass => Ok(()),
			Step::Answer { from, codes } => self.answer(id, event, &from, codes).await,
			Step::Explain => self.explain(id, event).await,
			Step::Move { with, why } => self.direct(id, event, &with, why).await,
		}
	}

	/// Leaves a room that is not one of two.
	pub(super) async fn leave(&self, id: &str) -> Result<(), Failure> {
		let reason = json!({ "reason": "The registrar talks to one person at a time." });
		self.client.call(&Call::post_again(&["rooms", id, "leave"], reason)).await.map(drop)
	}
}

fn page(id: &str, from: &str, position: &str) -> Call {
	Call::get(&["rooms", id, "messages"])
		.with("dir", "b")
		.with("from", from)
		.with("to", position)
		.with("limit", PAGE.to_string())
		.with("filter", json!({ "types": KINDS }).to_string())
}
