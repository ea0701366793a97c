//! What a lock believes of a snapshot, and what it does not.

use litentry_lock_snapshot::{
	Entry, Known, MAX_CLOCK_LAG, NotASnapshot, NotCurrent, NotFinal, NotProven, NotTrusted,
	Snapshot, SnapshotInvalid, Trust,
};
use litentry_token::{Finality, Issuer, View};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, TokenId};
use parity_scale_codec::Encode;

use crate::chain::{
	DOOR, GENESIS, GUEST, HOTEL, ROOM_KEY, Scene, TAKEN, entries, header, identity, issuer,
	justify, token, trust, voters,
};

fn check(snapshot: &Snapshot) -> Result<Known, SnapshotInvalid> {
	snapshot.check(&trust(&voters(1..=4))).map(|(known, _)| known)
}

fn known() -> Known {
	check(&Scene::new().snapshot()).unwrap()
}

#[test]
fn what_the_chain_stores_is_known() {
	let known = known();
	assert_eq!(known.genesis(), GENESIS);
	assert_eq!(known.finality(), Finality::Final);
	assert_eq!((known.at(), known.taken()), (40, TAKEN));
	assert_eq!(known.hash(), Scene::new().snapshot().block.header.hash());
	assert_eq!(known.identity(&HOTEL).as_deref(), Some(&identity()));
	assert_eq!(known.issuer(&HOTEL).as_deref(), Some(&issuer()));
	assert_eq!(known.token(&ROOM_KEY).as_deref(), Some(&token()));
	assert_eq!(known.tokens().collect::<Vec<_>>(), [(&ROOM_KEY, &token())]);
	assert!(!known.is_frozen(&GUEST));
	assert_eq!(known.last_report(HOTEL, DOOR), Some(12));
}

#[test]
fn what_the_snapshot_leaves_out_is_not_known() {
	let known = known();
	assert_eq!(known.identity(&IdentityId([0; 32])), None);
	assert_eq!(known.issuer(&IdentityId([0; 32])), None);
	assert_eq!(known.token(&TokenId([0; 32])), None);
	assert!(known.is_frozen(&Account([0; 32])));
	assert_eq!(known.last_report(HOTEL, GUEST), None);
}

#[test]
fn what_the_chain_does_not_store_is_proven_not_to_be_there() {
	let mut scene = Scene::new();
	for entry in [Entry::Identity(HOTEL), Entry::Issuer(HOTEL), Entry::Report(HOTEL, DOOR)] {
		scene.state.0.remove(&entry.key());
	}
	let known = check(&scene.snapshot()).unwrap();
	assert_eq!(known.identity(&HOTEL), None);
	assert_eq!(known.issuer(&HOTEL).as_deref(), Some(&Issuer::default()));
	assert_eq!(known.last_report(HOTEL, DOOR), Some(0));

	scene.state.0.remove(&Entry::Token(ROOM_KEY).key());
	assert_eq!(check(&scene.snapshot()).unwrap().token(&ROOM_KEY), None);
}

#[test]
fn a_frozen_holder_is_known() {
	let mut scene = Scene::new();
	scene.state.set(Entry::Frozen(GUEST), ());
	assert!(check(&scene.snapshot()).unwrap().is_frozen(&GUEST));
}

#[test]
fn the_state_of_another_block_does_not_fit() {
	let mut recalled = token();
	recalled.recalled = true;
	let mut scene = Scene::new();
	scene.state.set(Entry::Token(ROOM_KEY), recalled);
	let after = scene.snapshot();
	let forged = Snapshot { proof: Scene::new().snapshot().proof, ..after };
	let refused = check(&forged).unwrap_err();
	let is_missing = matches!(
		refused,
		SnapshotInvalid::NotProven { entry: Entry::Genesis, cause: NotProven::Missing { .. } }
	);
	assert!(is_missing, "{refused}");
}

#[test]
fn another_state_root_is_another_block() {
	let mut snapshot = Scene::new().snapshot();
	snapshot.block.header.state_root = [0; 32];
	let refused = check(&snapshot).unwrap_err();
	let is_other = matches!(
		refused,
		SnapshotInvalid::Block(NotTrusted::NotFinal(NotFinal::OtherBlock { .. }))
	);
	assert!(is_other, "{refused}");
}

#[test]
fn no_node_of_the_proof_can_be_left_out_or_changed() {
	let whole = Scene::new().snapshot();
	for place in 0..whole.proof.0.len() {
		let mut without = whole.clone();
		without.proof.0.remove(place);
		assert!(matches!(check(&without), Err(SnapshotInvalid::NotProven { .. })), "{place}");

		let mut changed = whole.clone();
		changed.proof.0[place][0] ^= 1;
		assert!(matches!(check(&changed), Err(SnapshotInvalid::NotProven { .. })), "{place}");
	}
}

#[test]
fn what_must_be_proven_is_told_beforehand() {
	let tokens = [(ROOM_KEY, token())].into();
	let told = Scene::new().subjects.entries(&tokens);
	assert_eq!(told, entries().collect());
}

#[test]
fn what_is_needed_to_judge_a_token_cannot_be_withheld() {
	for withheld in entries() {
		let scene = Scene::new();
		let keys = entries().filter(|entry| *entry != withheld).map(|entry| entry.key());
		let partial = Snapshot { proof: scene.state.prove(keys), ..scene.snapshot() };
		let refused = check(&partial).unwrap_err();
		let named = matches!(
			refused,
			SnapshotInvalid::NotProven { entry, cause: NotProven::Missing { .. } } if entry == withheld
		);
		assert!(named, "{withheld}: {refused}");
	}
}

#[test]
fn the_same_voters_on_another_chain_are_not_believed() {
	let mut scene = Scene::new();
	let found = GenesisHash([6; 32]);
	scene.state.set(Entry::Genesis, found);
	assert_eq!(check(&scene.snapshot()), Err(SnapshotInvalid::WrongChain { found }));
}

#[test]
fn what_every_block_has_cannot_be_absent() {
	for entry in [Entry::Genesis, Entry::Timestamp] {
		let mut scene = Scene::new();
		scene.state.0.remove(&entry.key());
		assert_eq!(check(&scene.snapshot()), Err(SnapshotInvalid::Absent { entry }));
	}
}

#[test]
fn an_entry_of_another_form_is_named() {
	for entry in entries() {
		let mut scene = Scene::new();
		scene.state.set(entry, [0u8; 5]);
		assert_eq!(check(&scene.snapshot()), Err(SnapshotInvalid::UnknownForm { entry }));
		// More than the entry has.
		let mut scene = Scene::new();
		let stored = scene.state.0.entry(entry.key()).or_default();
		stored.push(0);
		assert_eq!(check(&scene.snapshot()), Err(SnapshotInvalid::UnknownForm { entry }));
	}
}

#[test]
fn an_older_snapshot_does_not_follow_a_newer_one() {
	let snapshot = Scene::new().snapshot();
	let (_, trust) = snapshot.check(&trust(&voters(1..=4))).unwrap();
	assert_eq!(trust.from, 40);
	snapshot.check(&trust).unwrap();

	let newer = Scene { number: 41, ..Scene::new() }.snapshot();
	let (_, trust) = newer.check(&trust).unwrap();
	let refused = SnapshotInvalid::Block(NotTrusted::Older { number: 40, from: 41 });
	assert_eq!(snapshot.check(&trust), Err(refused));
}

#[test]
fn a_block_that_too_few_voted_for_is_not_believed() {
	let mut snapshot = Scene::new().snapshot();
	let block = header(40, Scene::new().state.root());
	snapshot.block.justification = justify(&block, &voters(1..=2), Scene::new().set);
	let too_little = NotFinal::TooLittleWeight { weight: 2, threshold: 3 };
	let refused = SnapshotInvalid::Block(NotTrusted::NotFinal(too_little));
	assert_eq!(check(&snapshot), Err(refused));
}

#[test]
fn a_snapshot_is_good_for_its_age() {
	let (known, max_age) = (known(), 1_000);
	for now in [TAKEN - MAX_CLOCK_LAG, TAKEN, TAKEN + max_age] {
		assert_eq!(known.check_age(now, max_age), Ok(()));
	}
	let old = NotCurrent::TooOld { age: max_age + 1, max_age };
	assert_eq!(known.check_age(TAKEN + max_age + 1, max_age), Err(old));
	let future = NotCurrent::FromFuture { ahead: MAX_CLOCK_LAG + 1 };
	assert_eq!(known.check_age(TAKEN - MAX_CLOCK_LAG - 1, max_age), Err(future));
	let future = NotCurrent::FromFuture { ahead: TAKEN };
	assert_eq!(known.check_age(0, u64::MAX), Err(future));
}

#[test]
fn a_snapshot_reads_back_from_its_bytes() {
	let snapshot = Scene::new().snapshot();
	assert_eq!(Snapshot::read(&snapshot.encode()), Ok(snapshot));
}

#[test]
fn trust_reads_back_from_its_bytes() {
	use parity_scale_codec::DecodeAll;
	let trust = trust(&voters(1..=4));
	assert_eq!(Trust::decode_all(&mut &*trust.encode()), Ok(trust));
}

#[test]
fn bytes_that_follow_a_snapshot_are_refused() {
	let mut bytes = Scene::new().snapshot().encode();
	bytes.push(0);
	assert_eq!(Snapshot::read(&bytes), Err(NotASnapshot::Malformed));
}
