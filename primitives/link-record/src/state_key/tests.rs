#![allow(clippy::unwrap_used)]

use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};
use parity_scale_codec::MaxEncodedLen;
use proptest::prelude::*;
use serde::Deserialize;

use super::*;
use crate::ProvenBy;

#[derive(Deserialize)]
struct Vector {
	#[serde(with = "hex::serde")]
	key: [u8; KEY_LENGTH],
	#[serde(with = "hex::serde")]
	nonce: [u8; NONCE_LENGTH],
	#[serde(with = "hex::serde")]
	aad: Vec<u8>,
	#[serde(with = "hex::serde")]
	plaintext: Vec<u8>,
	#[serde(with = "hex::serde")]
	ciphertext: Vec<u8>,
}

#[test]
fn the_cipher_is_the_one_of_rfc_8452() {
	let vectors = include_str!("../../../../tests/vectors/aes-256-gcm-siv.json");
	for vector in serde_json::from_str::<Vec<Vector>>(vectors).unwrap() {
		let Vector { key, nonce, aad, plaintext, ciphertext } = vector;
		assert_eq!(encrypt(&key, &nonce, &aad, &plaintext).as_ref(), Ok(&ciphertext));
		assert_eq!(decrypt(&key, &nonce, &aad, &ciphertext).as_ref(), Ok(&plaintext));
	}
}

const CONTEXT: RecordContext =
	RecordContext { genesis: GenesisHash([1; 32]), account: Account([2; 32]), epoch: KeyEpoch(3) };

const RECORD: LinkRecord = LinkRecord {
	external: ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([4; 20]) },
	id: LinkId(5),
	proven_by: ProvenBy::Key,
};

fn key() -> StateKey {
	StateKey::from_bytes([6; 32])
}

fn encrypted() -> EncryptedRecord {
	key().encrypt(&RECORD, &CONTEXT).unwrap()
}

#[test]
fn the_nonce_is_the_link_number_in_little_endian() {
	assert_eq!(nonce(LinkId(0x0102)), [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn the_associated_data_is_laid_out_as_documented() {
	let expected = [&[1; 32][..], &[5, 0, 0, 0, 0, 0, 0, 0], &[2; 32], &[3, 0, 0, 0]].concat();
	assert_eq!(CONTEXT.associated_data(LinkId(5)), expected);
}

#[test]
fn the_encoding_of_a_record_is_pinned() {
	let external = [&[0, 1, 0, 0, 0, 0, 0, 0, 0][..], &[4; 20]].concat();
	let expected = [&external[..], &[5, 0, 0, 0, 0, 0, 0, 0], &[0]].concat();
	assert_eq!(RECORD.encode(), expected);
	let by_contract = LinkRecord { proven_by: ProvenBy::Contract, ..RECORD };
	assert_eq!(by_contract.encode().last(), Some(&1));
}

#[test]
fn every_record_fits() {
	assert!(LinkRecord::max_encoded_len() <= litentry_sealing::padded_capacity(PADDED_LENGTH));
}

#[test]
fn encryption_is_deterministic_so_that_a_restarted_worker_says_the_same() {
	assert_eq!(encrypted(), encrypted());
}

#[test]
fn a_record_decrypts_in_no_other_context() {
	let encrypted = encrypted();
	let others = [
		RecordContext { genesis: GenesisHash([9; 32]), ..CONTEXT },
		RecordContext { account: Account([9; 32]), ..CONTEXT },
		RecordContext { epoch: KeyEpoch(9), ..CONTEXT },
	];
	for other in others {
		assert_eq!(key().decrypt(RECORD.id, &encrypted, &other), Err(CannotDecrypt));
	}
	assert_eq!(key().decrypt(LinkId(6), &encrypted, &CONTEXT), Err(CannotDecrypt));
}

#[test]
fn every_altered_byte_is_refused() {
	for position in 0..crate::RECORD_LENGTH {
		let mut altered = encrypted();
		altered.0[position] ^= 1;
		assert_eq!(key().decrypt(RECORD.id, &altered, &CONTEXT), Err(CannotDecrypt));
	}
}

#[test]
fn debug_output_tells_no_secret() {
	assert_eq!(format!("{:?}", key()), "StateKey(…)");
}

proptest! {
	#[test]
	fn decryption_returns_the_record(
		seed in any::<[u8; 32]>(),
		chain in any::<u64>(),
		address in any::<[u8; 20]>(),
		id in any::<u64>(),
	) {
		let key = StateKey::from_bytes(seed);
		let external =
			ExternalAccount::Evm { chain: EvmChain(chain), address: EvmAddress(address) };
		let record = LinkRecord { external, id: LinkId(id), proven_by: ProvenBy::Contract };
		let encrypted = key.encrypt(&record, &CONTEXT).unwrap();
		prop_assert_eq!(key.decrypt(record.id, &encrypted, &CONTEXT), Ok(record));
	}
}
