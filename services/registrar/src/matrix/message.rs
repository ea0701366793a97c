//! What somebody says himself in a message.

use serde_json::Value;

/// How clients mark what they pass on from elsewhere.
const FORWARDED: [&str; 3] = ["m.forwarded", "m.forward_info", "org.matrix.msc2723.forwarded"];

/// The text that a message's sender wrote himself: nothing that is passed on, changes an older message
/// or quotes somebody.
pub(super) fn own_words(content: &Value) -> Option<String> {
	let is_text = content["msgtype"] == "m.text";
	let is_forwarded = FORWARDED.iter().any(|mark| content.get(mark).is_some());
	let is_new = content.get("m.new_content").is_none()
		&& matches!(content["m.relates_to"]["rel_type"].as_str(), None | Some("m.thread"));
	if !is_text || is_forwarded || !is_new {
		return None;
	}
	let lines = content["body"].as_str()?.lines();
	let own: Vec<&str> = lines.filter(|line| !line.trim_start().starts_with('>')).collect();
	Some(own.join("\n"))
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	#[test]
	fn a_text_is_what_its_sender_says() {
		let content = json!({ "msgtype": "m.text", "body": "one\ntwo" });
		assert_eq!(own_words(&content), Some("one\ntwo".to_owned()));
		let thread = json!({
			"msgtype": "m.text",
			"body": "one",
			"m.relates_to": { "rel_type": "m.thread", "event_id": "$a" },
		});
		assert_eq!(own_words(&thread), Some("one".to_owned()));
	}

	#[test]
	fn what_others_said_is_left_out_of_a_reply() {
		let content = json!({
			"msgtype": "m.text",
			"body": "> <@bob:example.org> his\n > words\n\nmine",
			"format": "org.matrix.custom.html",
			"formatted_body": "<mx-reply><blockquote>his words</blockquote></mx-reply>mine",
			"m.relates_to": { "m.in_reply_to": { "event_id": "$a" } },
		});
		assert_eq!(own_words(&content), Some("\nmine".to_owned()));
	}

	#[test]
	fn edits_forwards_and_other_kinds_say_nothing() {
		let edit = json!({ "rel_type": "m.replace", "event_id": "$a" });
		for content in [
			json!({ "msgtype": "m.notice", "body": "one" }),
			json!({ "msgtype": "m.emote", "body": "one" }),
			json!({ "msgtype": "m.image", "body": "one" }),
			json!({ "msgtype": "m.text" }),
			json!({ "msgtype": "m.text", "body": 1 }),
			json!({ "msgtype": "m.text", "body": "* one", "m.relates_to": edit }),
			json!({ "msgtype": "m.text", "body": "* one", "m.new_content": { "body": "one" } }),
			json!({ "msgtype": "m.text", "body": "one", "m.forwarded": {} }),
			json!({ "body": "one" }),
			json!({}),
			json!("one"),
		] {
			assert_eq!(own_words(&content), None, "{content}");
		}
	}
}
