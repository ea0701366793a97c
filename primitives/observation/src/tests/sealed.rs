//! Tasks open for one analyzer alone, observations for the workers, and neither for the other.

use alloc::vec;

use ed25519_dalek::SigningKey;
use litentry_external_account::MAX_CONTRACT_SIGNATURE;
use litentry_knowledge::Value;
use litentry_sealing::{CannotOpen, Context, PublicKey, Purpose, SecretKey, seal_padded};
use litentry_vocabulary::KeyEpoch;
use parity_scale_codec::{Encode, MaxEncodedLen};
use rand::{CryptoRng, SeedableRng, rngs::StdRng};

use super::{GENESIS, account, contract_task, count, task};
use crate::{
	Answer, Observation, SEALED_OBSERVATION_LENGTH, SEALED_TASK_LENGTH, SignedTask, Task,
	Unreadable,
};

const PADDED_TASK_LENGTH: usize = 1792;

const CONTEXT: Context =
	Context { genesis: GENESIS, purpose: Purpose::Task, epoch: KeyEpoch(1), account: account(2) };

fn rng() -> impl CryptoRng {
	StdRng::seed_from_u64(1)
}

fn secret() -> SecretKey {
	SecretKey::from_seed([1; 32])
}

fn to() -> PublicKey {
	secret().public_key()
}

fn signed_task() -> SignedTask {
	sign(task())
}

fn sign(task: Task) -> SignedTask {
	task.sign(&GENESIS, account(1), &SigningKey::from_bytes(&[1; 32]))
}

fn observation(answer: Answer) -> Observation {
	let key = SigningKey::from_bytes(&[2; 32]);
	Observation::sign(&GENESIS, account(2), task().hash(&GENESIS), answer, &key)
}

#[test]
fn both_come_out_as_they_went_in() {
	let sealed = signed_task().seal(&to(), &CONTEXT, &mut rng()).unwrap();
	assert_eq!(SignedTask::open(&secret(), &CONTEXT, &sealed), Ok(signed_task()));
	let sealed = observation(count(5)).seal(&to(), &CONTEXT, &mut rng()).unwrap();
	assert_eq!(Observation::open(&secret(), &CONTEXT, &sealed), Ok(observation(count(5))));
}

#[test]
fn neither_opens_as_the_other_or_for_another_analyzer() {
	let task = signed_task().seal(&to(), &CONTEXT, &mut rng()).unwrap();
	assert_eq!(Observation::open(&secret(), &CONTEXT, &task), Err(CannotOpen.into()));
	let elsewhere = Context { account: account(3), ..CONTEXT };
	assert_eq!(SignedTask::open(&secret(), &elsewhere, &task), Err(CannotOpen.into()));
}

#[test]
fn a_flag_and_a_count_have_one_size() {
	let flag = Answer { value: Value::Flag(true), ..count(0) };
	for answer in [flag, count(0), count(u64::MAX)] {
		let sealed = observation(answer).seal(&to(), &CONTEXT, &mut rng()).unwrap();
		assert_eq!(sealed.len(), SEALED_OBSERVATION_LENGTH);
	}
}

#[test]
fn an_event_and_every_contract_signature_have_one_size() {
	let longest = vec![7; MAX_CONTRACT_SIGNATURE as usize];
	for task in [task(), contract_task(vec![]), contract_task(longest)] {
		let sealed = sign(task.clone()).seal(&to(), &CONTEXT, &mut rng()).unwrap();
		assert_eq!(sealed.len(), SEALED_TASK_LENGTH);
		assert_eq!(SignedTask::open(&secret(), &CONTEXT, &sealed), Ok(sign(task)));
	}
}

#[test]
fn every_task_fits() {
	let largest = vec![0; SignedTask::max_encoded_len()];
	let sealed = seal_padded(&to(), &CONTEXT, &largest, PADDED_TASK_LENGTH, &mut rng());
	assert_eq!(sealed.unwrap().len(), SEALED_TASK_LENGTH);
}

#[test]
fn anything_else_is_malformed() {
	let trailing = [signed_task().encode(), vec![0]].concat();
	for bytes in [vec![], vec![0xff; 175], trailing] {
		let sealed = seal_padded(&to(), &CONTEXT, &bytes, PADDED_TASK_LENGTH, &mut rng()).unwrap();
		let opened = SignedTask::open(&secret(), &CONTEXT, &sealed);
		assert_eq!(opened, Err(Unreadable::Malformed));
	}
}
