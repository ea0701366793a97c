//! Strict parsing.

use litentry_credential::{
	MAX_LENGTH,
	json::{InvalidJson, parse},
};
use serde_json::json;

#[test]
fn any_json_without_repeated_names_is_read() {
	let text = br#" {"a": [1, -2, 0.5, null, true, "x", {"a": {}}], "b": {"a": 1}} "#;
	let value = json!({ "a": [1, -2, 0.5, null, true, "x", {"a": {}}], "b": {"a": 1} });
	assert_eq!(parse(text), Ok(value));
}

#[test]
fn a_name_is_repeated_however_it_is_escaped_and_wherever_it_stands() {
	let repeated = InvalidJson::RepeatedName { line: 1, column: 22 };
	assert_eq!(parse(br#"[{"o": {"a":1,"\u0061":{}}}]"#), Err(repeated));
}

#[test]
fn what_is_not_one_json_value_is_refused() {
	for text in ["", "{", "{}{}", "{'a': 1}", "[1,]", "01", "NaN", "\"\\ud800\"", "\"\x01\""] {
		let result = parse(text.as_bytes());
		assert!(matches!(result, Err(InvalidJson::Malformed { .. })), "{text}: {result:?}");
	}
	assert!(matches!(parse(b"\"\xff\""), Err(InvalidJson::Malformed { .. })));
}

#[test]
fn deep_nesting_is_refused_without_exhausting_the_stack() {
	let text = "[".repeat(MAX_LENGTH);
	assert_eq!(parse(text.as_bytes()), Err(InvalidJson::Malformed { line: 1, column: 128 }));
}

#[test]
fn a_text_that_is_too_long_is_refused_unread() {
	let length = MAX_LENGTH + 1;
	assert_eq!(parse(&vec![b' '; length]), Err(InvalidJson::TooLong { length }));
}
