//! The key that messages to the workers are sealed to: believed once, and no other afterwards.

use std::fs;

use litentry_cli::Failure;
use litentry_sealing::SecretKey;
use litentry_vocabulary::{GenesisHash, KeyEpoch};

use crate::{chain::State, links::linked, world::FakeWorld};

const REQUEST: &str = "request loyal --no-wait";

/// A world that has sent a link to the workers, and whose node says something else since.
fn changed(change: impl FnOnce(&mut State)) -> FakeWorld {
	let world = linked();
	let mut state = world.chain.0.borrow_mut();
	state.algorithms[0].0.algorithm.name = "loyal".parse().unwrap();
	change(&mut state);
	drop(state);
	world
}

fn other_key() -> SecretKey {
	SecretKey::from_seed([13; 32])
}

#[test]
fn the_first_key_is_believed_and_that_is_told_once() {
	let mut world = changed(|_| {});
	let genesis = world.chain.0.borrow().genesis;
	let first = format!(
		"This is the first message to the workers of chain {genesis}: their key is believed from \
		now on."
	);
	assert_eq!(world.told[0], first);
	world.run_unlocked(REQUEST).unwrap();
	assert_eq!(world.told.iter().filter(|told| **told == first).count(), 1);
}

#[test]
fn nothing_is_sealed_to_another_key() {
	let mut world = changed(|state| state.workers_key = other_key());
	let failure = world.run_unlocked(REQUEST).unwrap_err();
	let Failure::OtherWorkersKey { path } = &failure else { panic!("{failure}") };
	assert!(world.chain.0.borrow().requests.is_empty());
	// Who knows why it changed removes the file.
	fs::remove_file(path).unwrap();
	world.run_unlocked(REQUEST).unwrap();
}

#[test]
fn a_new_epoch_is_no_excuse_for_another_key() {
	let mut world = changed(|state| {
		state.epoch = KeyEpoch(2);
		state.workers_key = other_key();
	});
	let failure = world.run_unlocked(REQUEST).unwrap_err();
	assert!(matches!(failure, Failure::OtherWorkersKey { .. }), "{failure}");
}

#[test]
fn a_node_does_not_change_its_chain_but_another_node_may_have_another() {
	let mut world = changed(|state| {
		state.genesis = GenesisHash([6; 32]);
		state.workers_key = other_key();
	});
	let failure = world.run_unlocked(REQUEST).unwrap_err();
	assert!(matches!(failure, Failure::OtherChain { .. }), "{failure}");
	world.run_unlocked(&format!("{REQUEST} --node ws://another.example")).unwrap();
}

#[test]
fn another_node_of_the_same_chain_has_the_same_key() {
	let mut world = changed(|_| {});
	world.run_unlocked(&format!("{REQUEST} --node ws://another.example")).unwrap();
	world.chain.0.borrow_mut().workers_key = other_key();
	let failure = world.run_unlocked(&format!("{REQUEST} --node ws://third.example")).unwrap_err();
	assert!(matches!(failure, Failure::OtherWorkersKey { .. }), "{failure}");
}
