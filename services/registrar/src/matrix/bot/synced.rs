//! What has happened since a position (`/sync`).

use std::{collections::BTreeMap, time::Duration};

use serde_json::{Value, json};

use crate::matrix::{Event, client::Call};

/// How many events of a room come at once.
const AT_ONCE: u32 = 100;

/// The kinds of events that are looked at.
pub(super) const KINDS: [&str; 3] = ["m.room.message", "m.room.encrypted", "m.room.member"];

/// What a home server tells of the time since a position.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Synced {
	/// Up to which position.
	pub(super) position: String,
	/// What the invited may see of the rooms that this account is invited to.
	pub(super) invitations: BTreeMap<String, Value>,
	/// What was said in the rooms that it is in.
	pub(super) rooms: BTreeMap<String, Timeline>,
}

/// What was said in a room.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Timeline {
	/// In order.
	pub(super) events: Vec<Event>,
	/// From where the events before these can be read, if there are more than these.
	pub(super) before: Option<String>,
}

/// Asks what has happened since a position.
pub(super) fn since(position: Option<&str>, wait: Duration) -> Call {
	let none = json!({ "not_types": ["*"] });
	let filter = json!({
		"presence": none,
		"account_data": none,
		"room": {
			"account_data": none,
			"ephemeral": none,
			"state": none,
			"timeline": { "types": KINDS, "limit": AT_ONCE },
		},
	});
	let call = Call::get(&["sync"]).with("filter", filter.to_string());
	match position {
		Some(position) => call.with("since", position).waiting(wait),
		None => call,
	}
}

impl Synced {
	/// Reads an answer.
	pub(super) fn read(said: &Value) -> Option<Self> {
		let position = said["next_batch"].as_str()?.to_owned();
		let rooms = |kind: &str| said["rooms"][kind].as_object().into_iter().flatten();
		let invitations =
			rooms("invite").map(|(id, room)| (id.clone(), room["invite_state"]["events"].clone()));
		let joined =
			rooms("join").map(|(id, room)| (id.clone(), Timeline::read(&room["timeline"])));
		Some(Self { position, invitations: invitations.collect(), rooms: joined.collect() })
	}
}

impl Timeline {
	fn read(said: &Value) -> Self {
		let is_limited = said["limited"] == true;
		let before = said["prev_batch"].as_str().filter(|_| is_limited).map(str::to_owned);
		Self { events: Event::read_all(&said["events"]), before }
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_cannot_be_read_does_not_spoil_the_rest() {
		let event = json!({
			"type": "m.room.message",
			"sender": "@a:b",
			"event_id": "$1",
			"origin_server_ts": 7,
			"content": { "body": "hello" },
		});
		let timeline =
			json!({ "events": [{ "type": 1 }, event], "limited": true, "prev_batch": "p" });
		let invited = json!({ "invite_state": { "events": [1, 2] } });
		let said = json!({
			"next_batch": "n",
			"rooms": {
				"join": { "!a": { "timeline": timeline }, "!b": {} },
				"invite": { "!c": invited },
			},
		});
		let expected = Event {
			kind: "m.room.message".into(),
			sender: "@a:b".into(),
			id: "$1".into(),
			at: 7,
			state_key: None,
			content: json!({ "body": "hello" }),
		};
		let read = Timeline { events: vec![expected], before: Some("p".into()) };
		let nothing = Timeline { events: Vec::new(), before: None };
		let rooms = [("!a".to_owned(), read), ("!b".to_owned(), nothing)];
		let synced = Synced {
			position: "n".into(),
			invitations: BTreeMap::from([("!c".to_owned(), json!([1, 2]))]),
			rooms: BTreeMap::from(rooms),
		};
		assert_eq!(Synced::read(&said), Some(synced));
		assert_eq!(Synced::read(&json!({ "errcode": "M_UNKNOWN" })), None);
	}
}
