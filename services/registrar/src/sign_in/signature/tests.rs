#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde::Deserialize;

use super::*;

/// What polkadot-js signs, and what comes of it when somebody changes it.
#[derive(Deserialize)]
struct Vectors {
	text: String,
	rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
	name: String,
	account: String,
	signature: String,
	accepted: bool,
}

fn account(row: &Row) -> Account {
	Account(hex::decode(&row.account[2..]).unwrap().try_into().unwrap())
}

#[test]
fn what_wallets_return_is_accepted_and_nothing_else_is() {
	let vectors = include_str!("../../../../../tests/vectors/registrar-sign-in.json");
	let Vectors { text, rows } = serde_json::from_str(vectors).unwrap();
	for row in &rows {
		assert_eq!(is_signed(&text, &account(row), &row.signature), row.accepted, "{}", row.name);
	}
	assert_eq!(rows.iter().filter(|row| row.accepted).count(), 24);
}

#[test]
fn a_text_without_end_is_no_signature() {
	assert!(!is_signed("text", &Account([1; 32]), &"0".repeat(1 << 20)));
}

proptest! {
	#[test]
	fn nobody_guesses_a_signature(text: String, account: [u8; 32], bytes in prop::collection::vec(any::<u8>(), 60..70)) {
		prop_assert!(!is_signed(&text, &Account(account), &hex::encode(bytes)));
	}

	#[test]
	fn whatever_is_no_signature_is_refused(text: String, signature: String) {
		prop_assert!(!is_signed(&text, &Account([1; 32]), &signature));
	}
}
