#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::*;

fn block() -> Value {
	json!({
		"number": "0x10",
		"hash": format!("0x{}", "ab".repeat(32)),
		"parentHash": format!("0x{}", "CD".repeat(32)),
		"timestamp": "0x6b027ca5",
		"gasUsed": "0x0",
		"transactions": [
			{ "from": format!("0x{}", "0a".repeat(20)), "to": format!("0x{}", "0B".repeat(20)) },
			{ "from": format!("0x{}", "0a".repeat(20)), "to": null },
			{ "from": format!("0x{}", "0a".repeat(20)) },
		],
	})
}

#[test]
fn a_block_is_read_with_what_it_needs_and_nothing_else() {
	let from = EvmAddress([0x0a; 20]);
	let to = |to: Option<u8>| Transaction { from, to: to.map(|byte| EvmAddress([byte; 20])) };
	let expected = Block {
		header: Header {
			number: 16,
			hash: [0xab; 32],
			parent_hash: [0xcd; 32],
			timestamp_seconds: 1_795_325_093,
		},
		transactions: vec![to(Some(0x0b)), to(None), to(None)],
	};
	assert_eq!(serde_json::from_value::<Block>(block()).unwrap(), expected);
}

#[test]
fn a_field_of_another_shape_is_refused() {
	for (field, wrong) in [
		("number", json!("16")),
		("number", json!("0x")),
		("number", json!("0x8000000000000000")),
		("number", json!("0x-1")),
		("number", json!(16)),
		("hash", json!("0xab")),
		("hash", json!(null)),
		("timestamp", json!(null)),
		("transactions", json!([{ "to": null }])),
		("transactions", json!(["0xab"])),
	] {
		let mut block = block();
		block[field] = wrong;
		assert!(serde_json::from_value::<Block>(block).is_err(), "{field}");
	}
}
