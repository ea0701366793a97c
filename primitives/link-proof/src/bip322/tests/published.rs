//! All vectors that were published with the BIP, and the first ones, which others still carry.

use alloc::format;

use bitcoin::{Txid, hashes::Hash};
use serde_json::Value;

use super::*;
use crate::bip322::transactions::message_hash;

const BASIC: &str = include_str!("../../../../../tests/vectors/bip-322-basic.json");
const GENERATED: &str = include_str!("../../../../../tests/vectors/bip-322-generated.json");

fn vectors(file: &str, kind: &str) -> Vec<Value> {
	let file: Value = serde_json::from_str(file).unwrap();
	file[kind].as_array().cloned().unwrap()
}

fn text<'a>(vector: &'a Value, field: &str) -> &'a str {
	vector[field].as_str().unwrap()
}

/// The address of a vector, if it is one of those that can be linked.
fn address(vector: &Value) -> Option<BitcoinAddress> {
	BitcoinAddress::parse(text(vector, "address"), BitcoinNetwork::Main).ok()
}

fn signatures(vector: &Value) -> impl Iterator<Item = &str> {
	vector["bip322_signatures"].as_array().unwrap().iter().map(|it| it.as_str().unwrap())
}

/// What is said of a signature's text, or nothing if it is not even read.
fn verdict(
	message: &str,
	address: &BitcoinAddress,
	signature: &str,
) -> Option<Result<(), InvalidProof>> {
	Some(verify(message, address, &read(signature)?))
}

fn has_one_key(kind: &str) -> bool {
	["p2pkh", "p2sh-p2wpkh", "p2wpkh", "p2tr"].contains(&kind)
}

#[test]
fn the_transactions_are_those_of_the_bip() {
	for vector in vectors(BASIC, "tx_hashes") {
		let (message, address) = (text(&vector, "message"), address(&vector).unwrap());
		let hash = hex::encode(message_hash(message).to_byte_array());
		let spent = to_spend(message, &address).compute_txid();
		let unsigned = to_sign(spent).compute_txid();
		let expected = |field| text(&vector, field).parse::<Txid>().unwrap();
		assert_eq!(hash, text(&vector, "message_hash"));
		assert_eq!(spent, expected("to_spend_tx_hash"));
		assert_eq!(unsigned, expected("to_sign_tx_hash"));
	}
}

#[test]
fn simple_signatures_of_one_key_are_accepted_and_others_addresses_are_unknown() {
	let [basic, generated] = [BASIC, GENERATED].map(|file| vectors(file, "simple"));
	let mut accepted = 0;
	for vector in basic.iter().chain(&generated) {
		let address = address(vector);
		assert_eq!(address.is_some(), has_one_key(text(vector, "type")));
		let Some(address) = address else { continue };
		for signature in signatures(vector) {
			assert_eq!(verdict(text(vector, "message"), &address, signature), Some(Ok(())));
			accepted += 1;
		}
	}
	assert_eq!(accepted, 7);
}

/// All of the BIP's full signatures are locked in time.
#[test]
fn full_signatures_are_right_but_for_their_lock_time() {
	let mut right = 0;
	for vector in vectors(GENERATED, "full") {
		let Some(address) = address(&vector) else { continue };
		for signature in signatures(&vector) {
			let refused = verdict(text(&vector, "message"), &address, signature);
			assert!(matches!(refused, Some(Err(MalformedBip322)) | None));
			let unlocked = without_lock_time(text(&vector, "message"), &address, signature);
			assert_eq!(unlocked.is_ok(), has_one_key(text(&vector, "type")));
			right += usize::from(unlocked.is_ok());
		}
	}
	assert_eq!(right, 4);
}

/// The verdict on a transaction of whatever version, sequence and lock time.
fn without_lock_time(
	message: &str,
	address: &BitcoinAddress,
	signature: &str,
) -> Result<(), InvalidProof> {
	let bytes = decoded(signature.strip_prefix("ful").unwrap()).unwrap();
	let to_sign: Transaction = consensus::deserialize(&bytes).unwrap();
	let input = &to_sign.input[0];
	assert_eq!(input.previous_output.txid, to_spend(message, address).compute_txid());
	let witness = consensus::serialize(&input.witness);
	let mut spending = Spending::of_simple(&witness).ok_or(MalformedBip322)?;
	spending.script_sig = Some(input.script_sig.as_bytes());
	Lock { to_sign: &to_sign, address }.verify(&spending)
}

#[test]
fn proofs_of_funds_are_not_read() {
	for vector in vectors(GENERATED, "proof_of_funds") {
		for signature in signatures(&vector) {
			assert_eq!(read(signature), None);
		}
	}
}

#[test]
fn what_the_bip_calls_invalid_is_refused() {
	let [basic, generated] = [BASIC, GENERATED].map(|file| vectors(file, "error"));
	for vector in basic.iter().chain(&generated) {
		let Some(address) = address(vector) else { continue };
		let verdict = verdict(text(vector, "message"), &address, text(vector, "signature"));
		assert!(matches!(verdict, None | Some(Err(_))), "{}", text(vector, "description"));
	}
}

const FIRST_KEY: &str = "L3VFeEujGtevx9w18HD1fhRbCH67Az2dpCymeRE1SoPK6XQtaN2k";

/// Address, key and signature of "Hello World" by P2TR with `SIGHASH_ALL` as Bitcoin Core's tests of
/// 2020 have it, and by P2SH-P2WPKH as npm's bip322-js and the crate bip322 do.
const FIRST: [[&str; 2]; 2] = [
	[
		"bc1ppv609nr0vr25u07u95waq5lucwfm6tde4nydujnu8npg4q75mr5sxq8lt3",
		"AUHd69PrJQEv+oKTfZ8l+WROBHuy9HKrbFCJu7U1iK2iiEy1vMU5EfMtjc+VSHM7aU0SDbak5IUZRVno2P5mjSafAQ==",
	],
	[
		"3HSVzEhCFuH9Z3wvoWTexy7BMVVp3PjS6f",
		"AkgwRQIhAMd2wZSY3x0V9Kr/NClochoTXcgDaGl3OObOR17yx3QQAiBVWxqNSS+CKen7bmJTG6YfJjsggQ4Fa2RHKgBKrdQQ+gEhAxa5UDdQCHSQHfKQv14ybcYm1C9y6b12xAuukWzSnS+w",
	],
];

#[test]
fn the_first_vectors_are_accepted_for_their_text_only() {
	for [address, signature] in FIRST {
		let address = BitcoinAddress::parse(address, BitcoinNetwork::Main).unwrap();
		assert_eq!(verdict("Hello World", &address, signature), Some(Ok(())));
		let refused = verdict("Hello World - this should fail", &address, signature);
		assert_eq!(refused, Some(Err(Mismatch)));
	}
}

#[test]
fn our_own_signatures_are_those_of_the_bip() {
	for vector in vectors(BASIC, "simple") {
		if text(&vector, "type") != "p2wpkh" {
			continue;
		}
		let key: BitcoinKey = FIRST_KEY.parse().unwrap();
		let kind = BitcoinAddressKind::P2wpkh;
		let signed = key.signed_transaction(text(&vector, "message"), kind).unwrap();
		let ours = format!("smp{}", BASE64.encode(&consensus::serialize(&signed.input[0].witness)));
		assert!(signatures(&vector).any(|signature| *signature == *ours));
	}
}
