//! What happened while nobody looked.

use std::collections::BTreeSet;

use litentry_registrar::{
	desk::Stage,
	identity::{Field, Judgement},
	request::End,
};
use litentry_vocabulary::Account;

use crate::fakes::{ALICE, BOB, CHAIN, World};

const FIELDS: [(Field, &str); 1] = [(Field::Email, "alice@example.org")];

async fn end_of(world: &World, account: Account) -> Stage {
	world.view(account).await.unwrap().stage
}

fn ended(end: End) -> Stage {
	Stage::Ended { end, at: 1_000_000 }
}

pub async fn a_request_that_no_scan_shows_has_ended(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.ask(BOB, &FIELDS).await;
	let (engine, bob) = (&world.engine, BTreeSet::from([BOB]));
	engine.scanned(CHAIN, 9, &bob).await.unwrap();
	assert_eq!(end_of(&world, ALICE).await, ended(End::Cancelled));
	assert_eq!(end_of(&world, BOB).await, Stage::Waiting);
	// A later look shows that somebody has judged it by hand.
	let (_, mut identities) = world.chain.finalized();
	let mut seen = identities.remove(&ALICE).unwrap().unwrap();
	seen.judgements.insert(crate::fakes::US, Judgement::Erroneous);
	engine.observe(CHAIN, 10, ALICE, Some(seen)).await.unwrap();
	assert_eq!(end_of(&world, ALICE).await, ended(End::Judged(Judgement::Erroneous)));
}

pub async fn an_older_block_changes_nothing(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.ask(ALICE, &FIELDS).await;
	world.engine.observe(CHAIN, 1, ALICE, None).await.unwrap();
	world.engine.scanned(CHAIN, 1, &BTreeSet::new()).await.unwrap();
	assert_eq!(end_of(&world, ALICE).await, Stage::Waiting);
}

pub async fn after_a_lie_about_the_height_the_truth_counts(world: World) {
	world.ask(ALICE, &FIELDS).await;
	// An endpoint pretends that the chain is far ahead, and that nobody waits there.
	world.engine.observe(CHAIN, 1_000, ALICE, None).await.unwrap();
	world.engine.scanned(CHAIN, 1_000, &BTreeSet::new()).await.unwrap();
	assert_eq!(end_of(&world, ALICE).await, ended(End::Cleared));
	assert_eq!(world.engine.newest(CHAIN).await.unwrap(), Some(1_000));
	world.engine.doubt(CHAIN).await.unwrap();
	assert_eq!(world.engine.newest(CHAIN).await.unwrap(), None);
	world.watch().await;
	assert_eq!(end_of(&world, ALICE).await, Stage::Waiting);
}

pub async fn each_end_is_seen(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.ask(BOB, &FIELDS).await;
	world.chain.cancel_request(ALICE);
	world.chain.clear_identity(BOB);
	world.watch().await;
	assert_eq!(end_of(&world, ALICE).await, ended(End::Cancelled));
	assert_eq!(end_of(&world, BOB).await, ended(End::Cleared));
	// Whoever asks again is served again.
	world.ask(ALICE, &FIELDS).await;
	assert_eq!(end_of(&world, ALICE).await, Stage::Waiting);
	world.engine.tick().await.unwrap();
	assert_eq!(world.view(BOB).await, None);
}
