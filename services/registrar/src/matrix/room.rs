//! What is known of a room.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Client, Failure, UserId, client::Call};

/// A room that the registrar's account is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
	/// Whoever else is in it or invited.
	pub others: BTreeSet<String>,
	/// Whether its messages are encrypted.
	pub is_encrypted: bool,
}

impl Room {
	/// Whether nobody but this account is there besides the registrar's; it may have left.
	pub fn is_direct_with(&self, user: &UserId) -> bool {
		// Whoever cannot be named is somebody else.
		self.others.iter().all(|other| other.parse().as_ref() == Ok(user))
	}

	/// Whether there is more than one other.
	pub fn is_crowd(&self) -> bool {
		self.others.len() > 1
	}

	/// How a room is now.
	pub(super) async fn look(client: &Client, id: &str) -> Result<Self, Failure> {
		let members = Call::get(&["rooms", id, "members"]).with("not_membership", "leave");
		let members = client.call(&members).await?;
		let encryption = Call::get(&["rooms", id, "state", "m.room.encryption"]);
		let is_encrypted = client.find(&encryption).await?.is_some();
		let others = others(client.user(), &members["chunk"]).ok_or(Failure::Unreadable)?;
		Ok(Self { others, is_encrypted })
	}
}

/// Those among members, besides this account.
fn others(me: &UserId, members: &Value) -> Option<BTreeSet<String>> {
	let is_there =
		|it: &&Value| matches!(it["content"]["membership"].as_str(), Some("join" | "invite"));
	let members = members.as_array()?.iter().filter(is_there);
	let mut named: BTreeSet<String> =
		members.map(|it| it["state_key"].as_str().map(str::to_owned)).collect::<Option<_>>()?;
	named.retain(|name| name.parse().as_ref() != Ok(me));
	Some(named)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use serde_json::json;

	use super::*;

	fn member(user: &str, membership: &str) -> Value {
		json!({ "state_key": user, "content": { "membership": membership } })
	}

	#[test]
	fn whoever_is_invited_counts_and_whoever_is_gone_does_not() {
		let me: UserId = "@me:example.org".parse().unwrap();
		let members = json!([
			member("@me:example.org", "join"),
			member("@alice:example.org", "join"),
			member("@bob:example.org", "invite"),
			member("@carol:example.org", "ban"),
			member("@dave:example.org", "knock"),
		]);
		let expected = ["@alice:example.org", "@bob:example.org"].map(str::to_owned);
		assert_eq!(others(&me, &members), Some(BTreeSet::from(expected)));
		assert_eq!(others(&me, &json!([{ "content": { "membership": "join" } }])), None);
		assert_eq!(others(&me, &json!({})), None);
	}

	#[test]
	fn a_room_is_direct_with_one_alone() {
		let alice: UserId = "@alice:example.org".parse().unwrap();
		let room = |others: &[&str]| {
			let others = others.iter().copied().map(str::to_owned).collect();
			Room { others, is_encrypted: false }
		};
		assert!(room(&[]).is_direct_with(&alice));
		assert!(room(&["@alice:EXAMPLE.org"]).is_direct_with(&alice));
		assert!(!room(&["@bob:example.org"]).is_direct_with(&alice));
		assert!(!room(&["@alice:example.org", "not a name"]).is_direct_with(&alice));
	}
}
