//! From the request to the judgement.

use litentry_registrar::{
	desk::{Desk, FieldState, Stage},
	identity::{Field, Judgement},
	policy::Obstacle,
	request::End,
	verifier::Hint,
};

use crate::fakes::{ALICE, BOB, CHAIN, FEE, Given, World, key};

const FIELDS: [(Field, &str); 2] = [(Field::Display, "Alice"), (Field::Email, "alice@example.org")];

pub async fn an_identity_is_judged_when_the_last_field_is_verified(world: World) {
	world.ask(ALICE, &FIELDS).await;
	let waiting = world.view(ALICE).await.unwrap();
	assert_eq!(waiting.obstacles, [Obstacle::Unverified { field: Field::Email }]);
	assert_eq!((waiting.stage, waiting.fee), (Stage::Waiting, FEE));
	world.prove_mail(ALICE, "alice@example.org").await;
	let ready = world.view(ALICE).await.unwrap();
	assert_eq!((ready.stage, ready.obstacles), (Stage::Submitting, vec![]));
	world.watch().await;
	world.watch().await;
	let judged = Given { account: ALICE, judgement: Judgement::Reasonable, is_paid: true };
	assert_eq!(world.chain.given(), [judged]);
	let end = End::Judged(Judgement::Reasonable);
	let ended = world.view(ALICE).await.unwrap().stage;
	assert_eq!(ended, Stage::Ended { end, at: 1_000_000 });
}

pub async fn a_name_that_is_taken_is_told_so(world: World) {
	world.name.publish("alice");
	world.ask(ALICE, &FIELDS).await;
	let state = world.view(ALICE).await.unwrap().fields[0].state.clone();
	let hint = Hint::Confusable { other: "alice".into() };
	assert_eq!(state, FieldState::Open { hint: Some(hint.clone()) });
	let again = world.engine.look(key(ALICE), Field::Display, None).await;
	assert_eq!(again, Err(hint.into()));
	world.prove_mail(ALICE, "alice@example.org").await;
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), []);
}

pub async fn what_stands_in_the_way_is_known_before_anything_is_paid(world: World) {
	world.name.publish("bob");
	let long = "a".repeat(33);
	let fields = [
		(Field::Display, "Bob"),
		(Field::Email, "bob at example.org"),
		(Field::Web, &*long),
		(Field::Twitter, "bob"),
	];
	let fields = fields.map(|(field, text)| (field, text.to_owned()));
	let confusable = Some(Hint::Confusable { other: "bob".into() });
	let malformed = Some(Hint::Malformed { expected: "a word" });
	let long = Some(Hint::Malformed { expected: "at most 32 bytes of text" });
	assert_eq!(
		world.engine.precheck(CHAIN, fields.into()).await.unwrap(),
		[
			(Obstacle::Unverified { field: Field::Display }, confusable),
			(Obstacle::Unreadable { field: Field::Web }, long),
			(Obstacle::Unverified { field: Field::Email }, malformed),
			(Obstacle::Unsupported { field: Field::Twitter }, None),
		]
	);
}

pub async fn the_chain_is_shown_with_its_numbers(world: World) {
	world.get_judged(ALICE, &FIELDS, "alice@example.org").await;
	world.ask(BOB, &[(Field::Display, "Bob")]).await;
	world.engine.saw_fee(CHAIN, 7).await.unwrap();
	let view = world.engine.chains().await.unwrap().remove(0);
	assert_eq!((view.open, view.judged, view.median, view.fee), (1, 1, Some(0), 7));
	assert_eq!(view.seen, Some((4, 1_000_000)));
}
