//! Invitations into rooms.

use serde_json::Value;

use super::UserId;

/// Who invites this account into a room that is said to be of two; none if it is said to be anything
/// else. `state` is what the invited may see of the room before they join.
pub(super) fn direct_from(me: &UserId, state: &Value) -> Option<UserId> {
	let own = state.as_array()?.iter().find(|event| is_membership_of(me, event))?;
	let is_direct = own["content"]["membership"] == "invite" && own["content"]["is_direct"] == true;
	let from = own["sender"].as_str()?.parse().ok()?;
	is_direct.then_some(from)
}

fn is_membership_of(me: &UserId, event: &Value) -> bool {
	let of = event["state_key"].as_str().and_then(|it| it.parse().ok());
	event["type"] == "m.room.member" && of.as_ref() == Some(me)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use serde_json::json;

	use super::*;

	fn invited(of: &str, content: &Value) -> Option<String> {
		let member = |of, sender, content: &Value| json!({ "type": "m.room.member", "state_key": of, "sender": sender, "content": content });
		let state = json!([
			{ "type": "m.room.name", "state_key": "", "sender": "@a:b", "content": {} },
			member("@alice:example.org", "@alice:example.org", &json!({ "membership": "join" })),
			member(of, "@alice:example.org", content),
		]);
		let me = "@me:example.org".parse().unwrap();
		direct_from(&me, &state).map(|it| it.to_string())
	}

	#[test]
	fn only_invitations_to_a_room_of_two_count() {
		let direct = json!({ "membership": "invite", "is_direct": true });
		assert_eq!(invited("@me:example.org", &direct), Some("@alice:example.org".to_owned()));
		assert_eq!(invited("@you:example.org", &direct), None);
		assert_eq!(invited("@me:example.org", &json!({ "membership": "invite" })), None);
		let join = json!({ "membership": "join", "is_direct": true });
		assert_eq!(invited("@me:example.org", &join), None);
	}
}
