//! Events of rooms.

use litentry_vocabulary::Moment;
use serde::Deserialize;
use serde_json::Value;

/// An event as a home server hands it out.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Event {
	/// What it is.
	#[serde(rename = "type")]
	pub kind: String,
	/// Whose it is: home servers vouch for this.
	pub sender: String,
	/// Which one it is.
	#[serde(rename = "event_id")]
	pub id: String,
	/// When its home server says that it was sent.
	#[serde(rename = "origin_server_ts")]
	pub at: Moment,
	/// What in the room's state it sets; none for what is only said.
	pub state_key: Option<String>,
	/// What it says.
	pub content: Value,
}

impl Event {
	/// Those that can be read. What somebody else's server has made of one does not spoil the others.
	pub(super) fn read_all(events: &Value) -> Vec<Self> {
		let events = events.as_array().map(Vec::as_slice).unwrap_or_default();
		events.iter().filter_map(|event| Self::deserialize(event).ok()).collect()
	}

	/// Which event this is an answer to.
	pub(super) fn answers(&self) -> Option<&str> {
		self.content["m.relates_to"]["m.in_reply_to"]["event_id"].as_str()
	}
}
