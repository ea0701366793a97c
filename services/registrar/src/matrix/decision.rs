//! What is done about an event, by what is known of it and of its room alone.

use std::time::Duration;

use litentry_vocabulary::Moment;

use super::{Event, Room, UserId, message::own_words};
use crate::{challenge::Code, rate::milliseconds};

/// How old an event may be: a day longer than nothing is left of the code that it may hold.
const OLDEST: Duration = Duration::from_hours(48);

/// How many codes of one message are looked at.
const MOST_CODES: usize = 5;

/// What is done about an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
	/// Nothing.
	Pass,
	/// These codes count as given by this account.
	Answer {
		/// Who gave them.
		from: UserId,
		/// Which.
		codes: Vec<Code>,
	},
	/// It is said what should be sent instead.
	Explain,
	/// Its sender is asked to write in another room, which is opened.
	Move {
		/// With whom.
		with: UserId,
		/// Why.
		why: Why,
	},
}

/// Why somebody is asked to write in another room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
	/// Here everything is encrypted.
	Encrypted,
	/// Others are here.
	Crowd,
}

/// What the account `me` does about an event in a room, as that is now.
///
/// Whoever an event is of is its `sender`, for whom home servers vouch. Nothing that somebody says in
/// it, nor how he calls himself, says who he is.
pub fn decide(me: &UserId, room: &Room, event: &Event, now: Moment) -> Step {
	let Ok(sender) = event.sender.parse::<UserId>() else {
		return Step::Pass;
	};
	let is_old = event.at.saturating_add(milliseconds(OLDEST)) < now;
	if sender == *me || is_old || event.state_key.is_some() {
		return Step::Pass;
	}
	let is_direct = room.is_direct_with(&sender);
	match event.kind.as_str() {
		"m.room.encrypted" if is_direct && is_message(event) => {
			Step::Move { with: sender, why: Why::Encrypted }
		}
		"m.room.message" => said(sender, event, is_direct),
		_ => Step::Pass,
	}
}

/// Whether what is encrypted is nothing that changes something older, as far as that is not encrypted.
fn is_message(event: &Event) -> bool {
	matches!(event.content["m.relates_to"]["rel_type"].as_str(), None | Some("m.thread"))
}

fn said(from: UserId, event: &Event, is_direct: bool) -> Step {
	let Some(text) = own_words(&event.content) else {
		return Step::Pass;
	};
	let mut codes = Code::find_all(&text);
	codes.truncate(MOST_CODES);
	match (codes.is_empty(), is_direct) {
		(false, true) => Step::Answer { from, codes },
		(false, false) => Step::Move { with: from, why: Why::Crowd },
		(true, true) => Step::Explain,
		(true, false) => Step::Pass,
	}
}

#[cfg(test)]
mod tests;
