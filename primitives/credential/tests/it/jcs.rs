//! RFC 8785 by its own examples.

use litentry_credential::{jcs::canonicalize, json};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const DOCUMENTS: &str = include_str!("../../../../tests/vectors/jcs-documents.json");
const NUMBERS: &str = include_str!("../../../../tests/vectors/jcs-numbers.json");

fn double(bits: u64) -> String {
	canonicalize(&json!(f64::from_bits(bits))).unwrap()
}

fn bits(hex: &Value) -> u64 {
	u64::from_str_radix(hex.as_str().unwrap(), 16).unwrap()
}

#[test]
fn documents_of_the_rfc_are_canonicalized() {
	let vectors: Value = serde_json::from_str(DOCUMENTS).unwrap();
	for document in vectors["documents"].as_array().unwrap() {
		let value = json::parse(document["input"].as_str().unwrap().as_bytes()).unwrap();
		assert_eq!(canonicalize(&value).unwrap(), document["canonical"], "{}", document["name"]);
	}
}

#[test]
fn numbers_of_the_rfc_are_canonicalized() {
	let vectors: Value = serde_json::from_str(NUMBERS).unwrap();
	for sample in vectors["samples"].as_array().unwrap() {
		assert_eq!(double(bits(&sample["bits"])), sample["canonical"]);
	}
}

#[test]
fn a_published_sequence_of_numbers_has_the_published_checksums() {
	let vectors: Value = serde_json::from_str(NUMBERS).unwrap();
	let sequence = &vectors["sequence"];
	let start = sequence["start"].as_array().unwrap().iter().map(bits);
	let consecutive = (0..2000).map(|index| 0x0010_0000_0000_0000 + index);
	let mut numbers = start.chain(consecutive).chain(hashed_doubles());
	let (mut hash, mut count) = (Sha256::new(), 0);
	for checksum in &sequence["checksums"].as_array().unwrap()[..3] {
		let lines = checksum["lines"].as_u64().unwrap();
		for bits in numbers.by_ref().take(usize::try_from(lines - count).unwrap()) {
			hash.update(format!("{bits:x},{}\n", double(bits)));
		}
		count = lines;
		assert_eq!(hex::encode(hash.clone().finalize()), checksum["sha256"], "{lines} lines");
	}
}

/// The words of a chain of SHA-256 hashes that are doubles other than zero.
fn hashed_doubles() -> impl Iterator<Item = u64> {
	let hashes =
		std::iter::successors(Some([0; 32]), |block: &[u8; 32]| Some(Sha256::digest(block).into()));
	let words = hashes.skip(1).flat_map(|block| {
		let word = |index: usize| u64::from_le_bytes(block[index * 8..][..8].try_into().unwrap());
		[0, 1, 2, 3].map(word)
	});
	words.filter(|word| f64::from_bits(*word).is_finite() && f64::from_bits(*word) != 0.0)
}

#[test]
fn integers_beyond_those_of_doubles_are_written_as_doubles() {
	let value = json!([i64::MAX, i64::MIN, u64::MAX, (1_u64 << 53) + 1, -1]);
	let canonical =
		"[9223372036854776000,-9223372036854776000,18446744073709552000,9007199254740992,-1]";
	assert_eq!(canonicalize(&value).unwrap(), canonical);
}

#[test]
fn a_number_beyond_doubles_has_no_form() {
	let parsed = json::parse(b"1e400").map(|value| canonicalize(&value));
	assert!(!matches!(parsed, Ok(Ok(_))), "{parsed:?}");
}
