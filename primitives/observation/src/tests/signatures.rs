//! Who asked, who answered, and what exactly.

use alloc::vec::Vec;

use ed25519_dalek::SigningKey;
use litentry_vocabulary::{GenesisHash, blake2_256};
use parity_scale_codec::{DecodeAll, Encode};
use proptest::prelude::*;

use super::{GENESIS, account, count, task, task_at};
use crate::{Observation, ObservationInvalid, SignedTask, Task, TaskHash, TaskNotSigned};

const ELSEWHERE: GenesisHash = GenesisHash([8; 32]);

fn key(seed: u8) -> SigningKey {
	SigningKey::from_bytes(&[seed; 32])
}

fn public(seed: u8) -> [u8; 32] {
	key(seed).verifying_key().to_bytes()
}

fn signed_task() -> SignedTask {
	task().sign(&GENESIS, account(1), &key(1))
}

fn observation() -> Observation {
	Observation::sign(&GENESIS, account(2), task().hash(&GENESIS), count(5), &key(2))
}

fn verified(observation: &Observation, task: &Task) -> Result<u64, ObservationInvalid> {
	let answer = observation.verify(&GENESIS, &account(2), &task.hash(&GENESIS), &public(2));
	answer.map(|answer| answer.block.number)
}

#[test]
fn a_worker_asks() {
	assert_eq!(signed_task().verify(&GENESIS, &public(1)), Ok(&task()));
}

#[test]
fn nobody_else_asks_in_its_name() {
	let refused = Err(TaskNotSigned { worker: account(1) });
	assert_eq!(signed_task().verify(&GENESIS, &public(2)), refused);
	assert_eq!(signed_task().verify(&ELSEWHERE, &public(1)), refused);
	let changed = SignedTask { task: task_at(2), ..signed_task() };
	assert_eq!(changed.verify(&GENESIS, &public(1)), refused);
	let renamed = SignedTask { worker: account(3), ..signed_task() };
	let refused = Err(TaskNotSigned { worker: account(3) });
	assert_eq!(renamed.verify(&GENESIS, &public(1)), refused);
}

#[test]
fn an_analyzer_answers() {
	let (hash, key) = (task().hash(&GENESIS), public(2));
	assert_eq!(observation().verify(&GENESIS, &account(2), &hash, &key), Ok(count(5)));
}

#[test]
fn an_answer_serves_one_task_analyzer_and_chain() {
	let other = task_at(0);
	assert_eq!(verified(&observation(), &other), Err(ObservationInvalid::AnotherTask));

	let got = account(3);
	let renamed = Observation { analyzer: got, ..observation() };
	assert_eq!(verified(&renamed, &task()), Err(ObservationInvalid::AnotherAnalyzer { got }));

	let changed = Observation { answer: count(6), ..observation() };
	assert_eq!(verified(&changed, &task()), Err(ObservationInvalid::BadSignature));

	let (hash, key) = (task().hash(&GENESIS), public(2));
	let abroad = observation().verify(&ELSEWHERE, &account(2), &hash, &key);
	assert_eq!(abroad, Err(ObservationInvalid::BadSignature));
}

#[test]
fn a_task_has_another_hash_on_another_chain() {
	assert_ne!(task().hash(&GENESIS), task().hash(&ELSEWHERE));
	let bytes = [&b"litentry/task/v1"[..], &[7; 32], &task().encode()].concat();
	assert_eq!(task().hash(&GENESIS), TaskHash(blake2_256(&bytes)));
}

proptest! {
	#[test]
	fn no_bytes_are_an_answer_but_the_answer(index in 0..200_usize, flip in 1..=255_u8) {
		let mut bytes: Vec<u8> = observation().encode();
		let index = index % bytes.len();
		bytes[index] ^= flip;
		if let Ok(forged) = Observation::decode_all(&mut &bytes[..]) {
			prop_assert!(verified(&forged, &task()).is_err());
		}
	}
}
