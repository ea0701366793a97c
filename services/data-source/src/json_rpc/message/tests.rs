#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

fn refused(code: i64, message: &str) -> CallFailed {
	CallFailed::Refused { code, message: message.into() }
}

#[test]
fn a_call_is_written_as_the_standard_says() {
	let body = write_call(&Call::new("eth_chainId", json!([])));
	let expected = json!({ "jsonrpc": "2.0", "id": 0, "method": "eth_chainId", "params": [] });
	assert_eq!(serde_json::from_slice::<Value>(&body).unwrap(), expected);
}

#[test]
fn null_is_a_result() {
	assert_eq!(read_call(br#"{"jsonrpc":"2.0","id":0,"result":null}"#), Ok(Value::Null));
}

#[test]
fn no_result_and_no_error_is_malformed() {
	for body in ["", "{}", r#"{"id":0}"#, r#"{"id":1,"result":1}"#, "[]", "null"] {
		assert_eq!(read_call(body.as_bytes()), Err(CallFailed::Malformed), "{body}");
	}
}

#[test]
fn an_error_object_is_a_refusal_whose_words_are_cut() {
	let body = json!({ "id": null, "error": { "code": -32000, "message": "x".repeat(1000) } });
	let expected = refused(-32000, &"x".repeat(200));
	assert_eq!(read_call(body.to_string().as_bytes()), Err(expected));
}

#[test]
fn a_batch_is_read_in_any_order() {
	let body = r#"[{"id":1,"result":"b"},{"id":0,"result":"a"}]"#;
	assert_eq!(read_batch(body.as_bytes(), 2), Ok(vec![json!("a"), json!("b")]));
}

#[test]
fn a_batch_with_a_missing_or_doubled_reply_is_malformed() {
	for body in [
		r#"[{"id":0,"result":"a"}]"#,
		r#"[{"id":0,"result":"a"},{"id":0,"result":"b"}]"#,
		r#"[{"id":0,"result":"a"},{"id":2,"result":"b"}]"#,
		r#"{"id":0,"result":"a"}"#,
	] {
		assert_eq!(read_batch(body.as_bytes(), 2), Err(CallFailed::Malformed), "{body}");
	}
}

#[test]
fn a_refused_batch_is_a_refusal() {
	let whole = r#"{"id":null,"error":{"code":-32600,"message":"no batches"}}"#;
	assert_eq!(read_batch(whole.as_bytes(), 2), Err(refused(-32600, "no batches")));
	let one = r#"[{"id":0,"result":1},{"id":1,"error":{"code":3,"message":"reverted"}}]"#;
	assert_eq!(read_batch(one.as_bytes(), 2), Err(refused(3, "reverted")));
}

proptest! {
	#[test]
	fn any_bytes_are_read_without_panicking(body: Vec<u8>, calls in 0..4_usize) {
		let _ = read_call(&body);
		let _ = read_batch(&body, calls);
	}
}
