#![allow(clippy::unwrap_used)]

use alloc::vec::Vec;

use bitcoin::hashes::sha256d;
use litentry_external_account::BitcoinNetwork;
use sha3::{Digest, Keccak256};

use super::*;
use crate::{BitcoinAddressKind, BitcoinKey};

/// The npm package bitcoinjs-message 2.2 signs "vires is numeris" with the key 1 for each kind of
/// address that it knows (its `test/fixtures.json`).
const VIRES: [(&str, &str); 4] = [
	(
		"1EHNa6Q4Jz2uvNExL497mE43ikXhwF6kZm",
		"HF8nHqFr3K2UKYahhX3soVeoW8W1ECNbr0wfck7lzyXjCS5Q16Ek45zyBuy1Fiy9sTPKVgsqqOuPvbycuVSSVl8=",
	),
	(
		"1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH",
		"IF8nHqFr3K2UKYahhX3soVeoW8W1ECNbr0wfck7lzyXjCS5Q16Ek45zyBuy1Fiy9sTPKVgsqqOuPvbycuVSSVl8=",
	),
	(
		"3JvL6Ymt8MVWiCNHC7oWU6nLeHNJKLZGLN",
		"JF8nHqFr3K2UKYahhX3soVeoW8W1ECNbr0wfck7lzyXjCS5Q16Ek45zyBuy1Fiy9sTPKVgsqqOuPvbycuVSSVl8=",
	),
	(
		"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
		"KF8nHqFr3K2UKYahhX3soVeoW8W1ECNbr0wfck7lzyXjCS5Q16Ek45zyBuy1Fiy9sTPKVgsqqOuPvbycuVSSVl8=",
	),
];

/// Key, kind of address, text and signature as Bitcoin Core and Electrum, and as the readme of
/// bitcoinjs-message give them.
const WALLETS: [(&str, BitcoinAddressKind, &str, &str); 4] = [
	(
		"5KMWWy2d3Mjc8LojNoj8Lcz9B1aWu8bRofUgGwQk959Dw5h2iyw",
		BitcoinAddressKind::P2pkh,
		"test message",
		"G/iew/NhHV9V9MdUEn/LFOftaTy1ivGPKPKyMlr8OSokNC755fAxpSThNRivwTNsyY9vPUDTRYBPc2cmGd5d4y4=",
	),
	(
		"L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1",
		BitcoinAddressKind::P2pkh,
		"This is an example of a signed message.",
		"H9L5yLFjti0QTHhPyFrZCT1V/MMnBtXKmoiKDZ78NDBjERki6ZTQZdSMCtkgoNmp17By9ItJr8o7ChX0XxY91nk=",
	),
	(
		"L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1",
		BitcoinAddressKind::P2shP2wpkh,
		"This is an example of a signed message.",
		"I9L5yLFjti0QTHhPyFrZCT1V/MMnBtXKmoiKDZ78NDBjERki6ZTQZdSMCtkgoNmp17By9ItJr8o7ChX0XxY91nk=",
	),
	(
		"L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1",
		BitcoinAddressKind::P2wpkh,
		"This is an example of a signed message.",
		"J9L5yLFjti0QTHhPyFrZCT1V/MMnBtXKmoiKDZ78NDBjERki6ZTQZdSMCtkgoNmp17By9ItJr8o7ChX0XxY91nk=",
	),
];

fn parse(address: &str) -> BitcoinAddress {
	BitcoinAddress::parse(address, BitcoinNetwork::Main).unwrap()
}

fn bytes_of(signature: &str) -> [u8; 65] {
	read(signature).unwrap()
}

fn key() -> BitcoinKey {
	BitcoinKey::from_bytes(&[0x46; 32]).unwrap()
}

fn address_of_key(kind: BitcoinAddressKind) -> BitcoinAddress {
	match key().external(BitcoinNetwork::Main, kind) {
		litentry_external_account::ExternalAccount::Bitcoin { address, .. } => address,
		other => panic!("another network: {other}"),
	}
}

/// The verdict on the key's signature over "text" for P2PKH, after a change.
fn changed(change: impl FnOnce(&mut [u8; 65])) -> Result<(), InvalidProof> {
	let mut signature = key().signed_message("text", BitcoinAddressKind::P2pkh).unwrap();
	change(&mut signature);
	verify("text", &address_of_key(BitcoinAddressKind::P2pkh), &signature)
}

#[test]
fn what_bitcoinjs_message_signs_is_accepted_for_the_address_of_its_header_only() {
	for (signed_for, signature) in VIRES {
		for (address, _) in VIRES {
			let verdict = verify("vires is numeris", &parse(address), &bytes_of(signature));
			assert_eq!(verdict.is_ok(), address == signed_for || electrum(signature, address));
		}
	}
}

/// Whether Electrum writes such a header, that of P2PKH, for such an address.
fn electrum(signature: &str, address: &str) -> bool {
	matches!(bytes_of(signature)[0], 31..=34) && !address.starts_with('1')
}

#[test]
fn what_wallets_sign_is_signed_alike() {
	for (key, kind, text, signature) in WALLETS {
		let key: BitcoinKey = key.parse().unwrap();
		assert_eq!(key.signed_message(text, kind), Some(bytes_of(signature)));
	}
	let one = BitcoinKey::from_bytes(&core::array::from_fn(|at| u8::from(at == 31))).unwrap();
	for (kind, (_, signature)) in BitcoinAddressKind::ALL.into_iter().zip(&VIRES[1..]) {
		assert_eq!(one.signed_message("vires is numeris", kind), Some(bytes_of(signature)));
	}
}

#[test]
fn fixtures_that_bitcoinjs_message_refuses_are_refused() {
	const UNCOMPRESSED: &str =
		"G8JawPtQOrybrSP1WHQnQPr67B9S3qrxBrl1mlzoTJOSHEpmnF7D3+t+LX0Xei9J20B5AIdPbeL3AaTBZ4N3bY0=";
	const COMPRESSED: &str =
		"H8JawPtQOrybrSP1WHQnQPr67B9S3qrxBrl1mlzoTJOSHEpmnF7D3+t+LX0Xei9J20B5AIdPbeL3AaTBZ4N3bY0=";
	let [of_uncompressed, of_compressed] =
		["16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvM", "1PMycacnJaSqwwJqjawXBErnLsZ7RkXUAs"];
	for (text, address, signature, verdict) in [
		("vires is numeris", of_uncompressed, UNCOMPRESSED, Ok(())),
		("vires is numeris", of_compressed, COMPRESSED, Ok(())),
		("foobar", of_uncompressed, UNCOMPRESSED, Err(InvalidProof::Mismatch)),
		(
			"vires is numeris",
			"1111111111111111111114oLvT2",
			COMPRESSED,
			Err(InvalidProof::Mismatch),
		),
		("vires is numeris", of_uncompressed, COMPRESSED, Err(InvalidProof::Mismatch)),
		("vires is numeris", of_compressed, UNCOMPRESSED, Err(InvalidProof::Mismatch)),
	] {
		assert_eq!(verify(text, &parse(address), &bytes_of(signature)), verdict);
	}
}

#[test]
fn a_header_that_no_wallet_writes_for_the_address_is_refused() {
	for header in 0..=255 {
		let verdict = changed(|signature| signature[0] = header);
		match header {
			27..=34 => assert_ne!(verdict, Err(InvalidProof::BadRecoveryId { got: header })),
			got => assert_eq!(verdict, Err(InvalidProof::BadRecoveryId { got })),
		}
	}
}

#[test]
fn the_upper_half_of_s_is_refused() {
	let verdict = changed(|signature| {
		let s = k256::FieldBytes::from_slice(&signature[33..]);
		let s = <k256::Scalar as k256::elliptic_curve::PrimeField>::from_repr_vartime(*s).unwrap();
		let negated: [u8; 32] = k256::elliptic_curve::PrimeField::to_repr(&-s).into();
		signature[33..].copy_from_slice(&negated);
		signature[0] = 31 + ((signature[0] - 31) ^ 1);
	});
	assert_eq!(verdict, Err(InvalidProof::HighS));
}

#[test]
fn r_and_s_out_of_range_are_refused() {
	for at in [1..33, 33..65] {
		for byte in [0, 255] {
			let verdict = changed(|signature| signature[at.clone()].fill(byte));
			assert_eq!(verdict, Err(InvalidProof::MalformedSignature));
		}
	}
}

#[test]
fn taproot_has_no_such_signatures() {
	let signature = key().signed_message("text", BitcoinAddressKind::P2pkh).unwrap();
	let verdict = verify("text", &address_of_key(BitcoinAddressKind::P2tr), &signature);
	assert_eq!(verdict, Err(InvalidProof::ProofKindMismatch));
	assert_eq!(key().signed_message("text", BitcoinAddressKind::P2tr), None);
}

#[test]
fn only_base64_of_65_bytes_is_read() {
	let (_, signature) = VIRES[0];
	assert!(read(&alloc::format!(" {signature}\n")).is_some());
	for text in ["", &signature[4..], &signature[1..], &alloc::format!("AAAA{signature}")] {
		assert_eq!(read(text), None);
	}
}

/// What the account linker of 2021 had signed: "Link Litentry: ", an account, and a block number.
fn linker_payload(account: &str) -> Vec<u8> {
	let account = hex::decode(account).unwrap();
	[b"Link Litentry: ".as_slice(), &account, &10_000_u32.to_le_bytes()].concat()
}

fn keccak(payload: &[u8]) -> Message {
	Message::from_digest(Keccak256::digest(payload).into())
}

fn standard(payload: &[u8]) -> Message {
	let magic = b"\x18Bitcoin Signed Message:\n\x33";
	Message::from_digest(sha256d::Hash::hash(&[magic, payload].concat()).to_byte_array())
}

fn signature(header: u8, rs: &str) -> [u8; 65] {
	let rs = hex::decode(rs).unwrap();
	[&[header], rs.as_slice()].concat().try_into().unwrap()
}

const ALICE: &str = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

#[test]
fn the_account_linker_s_own_scheme_is_not_this_one() {
	const SOMEONE: &str = "340de8f6a3ad78bfc1391e95bd74bc317de97fa01de2025765ed3525267e8254";
	for (account, address, header, rs) in [
		(
			SOMEONE,
			"13y7jH4U9qDpEMMwWZu4cz4k7CQkZHdeqG",
			31,
			"fa399c12b599ba4d51f21f92527355a388dc68c262581c6da3710c2fc1b7bd6a29a3ac4c815342c37ed5cf5bba46ff7d6f267bf0b26516c08516f56d32afe1d0",
		),
		(
			SOMEONE,
			"bc1qyzxjn9d54wyvy4latyvpanu8364zg87rcgvgcj",
			39,
			"fa399c12b599ba4d51f21f92527355a388dc68c262581c6da3710c2fc1b7bd6a29a3ac4c815342c37ed5cf5bba46ff7d6f267bf0b26516c08516f56d32afe1d0",
		),
		(
			ALICE,
			"1CuEaUAvhm8D9SkwEVLgqvFShHAxKmbW19",
			32,
			"796bb66c567fca26f52a6220588a9a7ab66fefb8df6fbd4060929be9b24ad943585473dad38a512b502aa370ef5701bd98041d42f3c62bfab09d180b8a074d79",
		),
	] {
		let (payload, proof) = (linker_payload(account), signature(header, rs));
		assert_eq!(verify_hash(&keccak(&payload), &parse(address), &proof), Ok(()));
		let refused = verify_hash(&standard(&payload), &parse(address), &proof);
		assert_eq!(refused, Err(InvalidProof::Mismatch));
	}
}

#[test]
fn what_a_wallet_would_have_signed_for_the_account_linker_is_this_scheme() {
	let hash = standard(&linker_payload(ALICE));
	assert_eq!(
		hex::encode(hash.as_ref()),
		"429720a02108cd7e3357c993b816ba876198da30ed4c99f00549771ae34da80d"
	);
	let rs = "3c67f995f1c9ba79ed1a34dd7c7f2d71e9e2bc45ad969a768b6a8d67b5ed0a7223e6f2aa54e0ce8d94c699ee3bec3e4f9e06795ac75e3e4ce7bce9b9ab79e9d8";
	for (address, header) in [
		("1CuEaUAvhm8D9SkwEVLgqvFShHAxKmbW19", 32),
		("bc1qs2993c9cwv0cr60s7nncnfkaammzauggyptr98", 40),
	] {
		assert_eq!(verify_hash(&hash, &parse(address), &signature(header, rs)), Ok(()));
	}
}
