//! Whose token it is, as a platform says.

use serde_json::Value;

use super::{preset::Address, settings::AccountPaths};

const MAX_ID: usize = 64;

/// An account on a platform.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Account {
	/// Its handle, in the form in which addresses are compared.
	pub(super) handle: String,
	/// Its number, which stays when its name changes hands.
	pub(super) id: String,
}

/// The account in a platform's answer; none unless everything in it is as it should be.
pub(super) fn read(answer: &Value, paths: &AccountPaths, address: Address) -> Option<Account> {
	let written = written_handle(answer, paths)?;
	// What people may write beside a handle, a platform does not.
	let handle = address(&written).ok().filter(|it| it.eq_ignore_ascii_case(&written))?;
	let id = id(answer.pointer(&paths.id)?)?;
	Some(Account { handle, id })
}

fn written_handle(answer: &Value, paths: &AccountPaths) -> Option<String> {
	// The figures behind it come on their own.
	let handle = answer.pointer(&paths.handle)?.as_str().filter(|it| !it.contains('#'))?;
	let discriminator = paths.discriminator.as_deref().and_then(|path| answer.pointer(path));
	match discriminator {
		None | Some(Value::Null) => Some(handle.to_owned()),
		Some(Value::String(none)) if none == "0" => Some(handle.to_owned()),
		Some(Value::String(figures)) => Some(format!("{handle}#{figures}")),
		Some(_) => None,
	}
}

fn id(id: &Value) -> Option<String> {
	let id = match id {
		Value::String(id) => id.clone(),
		Value::Number(number) => number.as_u64()?.to_string(),
		_ => return None,
	};
	let is_id = (1..=MAX_ID).contains(&id.len()) && id.bytes().all(|it| it.is_ascii_graphic());
	is_id.then_some(id)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use serde_json::json;

	use super::*;
	use crate::{challenge::Channel, oauth::preset::Preset};

	fn account(channel: Channel, answer: &Value) -> Option<(String, String)> {
		let preset = Preset::of(channel).unwrap();
		let Account { handle, id } = read(answer, &preset.account(), preset.address)?;
		Some((handle, id))
	}

	fn found(handle: &str, id: &str) -> Option<(String, String)> {
		Some((handle.to_owned(), id.to_owned()))
	}

	#[test]
	fn each_platform_is_read_as_it_answers() {
		let x = json!({ "data": { "id": "2244994945", "name": "Alice", "username": "Alice_1" } });
		assert_eq!(account(Channel::X, &x), found("alice_1", "2244994945"));
		let github = json!({ "login": "Alice-B", "id": 583_231, "type": "User" });
		assert_eq!(account(Channel::GitHub, &github), found("alice-b", "583231"));
		let discord =
			json!({ "id": "80351110224678912", "username": "al.ice", "discriminator": "0" });
		assert_eq!(account(Channel::Discord, &discord), found("al.ice", "80351110224678912"));
		let legacy =
			json!({ "id": "80351110224678912", "username": "Al Ice", "discriminator": "1337" });
		assert_eq!(account(Channel::Discord, &legacy), found("Al Ice#1337", "80351110224678912"));
	}

	#[test]
	fn an_answer_that_lacks_something_or_has_another_type_is_nobodys() {
		for answer in [
			json!(null),
			json!([]),
			json!("alice"),
			json!({ "login": "alice" }),
			json!({ "id": 1 }),
			json!({ "login": null, "id": 1 }),
			json!({ "login": ["alice"], "id": 1 }),
			json!({ "login": 1, "id": 1 }),
			json!({ "login": "alice", "id": null }),
			json!({ "login": "alice", "id": "" }),
			json!({ "login": "alice", "id": " 1" }),
			json!({ "login": "alice", "id": "1".repeat(65) }),
			json!({ "login": "alice", "id": -1 }),
			json!({ "login": "alice", "id": 1.5 }),
			json!({ "login": "alice", "id": true }),
			json!({ "login": "alice", "id": { "id": 1 } }),
			json!({ "data": { "login": "alice", "id": 1 } }),
		] {
			assert_eq!(account(Channel::GitHub, &answer), None, "{answer}");
		}
	}

	#[test]
	fn what_people_may_write_beside_a_handle_a_platform_may_not() {
		for login in
			["", "@alice", " alice", "https://github.com/alice", "alice/", "al ice", "älice"]
		{
			let answer = json!({ "login": login, "id": 1 });
			assert_eq!(account(Channel::GitHub, &answer), None, "{login}");
		}
		for (username, discriminator) in [
			("alice#1337", json!("0")),
			("alice", json!("13")),
			("alice", json!(1337)),
			("alice", json!("")),
			("alice#0", json!(null)),
		] {
			let answer = json!({ "username": username, "discriminator": discriminator, "id": "1" });
			assert_eq!(account(Channel::Discord, &answer), None, "{answer}");
		}
	}
}
