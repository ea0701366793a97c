//! Names that are like one another, whoever comes first.

use std::time::Duration;

use litentry_registrar::{
	desk::{FieldState, Stage},
	identity::{Field, Judgement},
	policy::Obstacle,
	request::RequestKey,
	verifier::Hint,
};
use litentry_vocabulary::Account;

use crate::fakes::{ALICE, BOB, World, watch};

const ALICES: &str = "alice@example.org";
const BOBS: &str = "bob@example.org";

async fn ask(world: &World, account: Account, mail: &str) {
	world.ask(account, &[(Field::Display, "Alice"), (Field::Email, mail)]).await;
}

/// Bob was told that his name is Alice's.
async fn assert_told(world: &World) {
	let view = world.view(BOB).await.unwrap();
	let hint = Some(Hint::Confusable { other: "alice".into() });
	let taken = Obstacle::Unverified { field: Field::Display };
	assert_eq!((view.stage, view.obstacles), (Stage::Waiting, vec![taken]));
	assert_eq!(view.fields[0].state, FieldState::Open { hint });
	assert!(matches!(view.fields[1].state, FieldState::Verified { .. }));
}

pub async fn a_name_that_was_free_is_looked_at_again_before_it_is_judged(world: World) {
	ask(&world, BOB, BOBS).await;
	world.get_judged(ALICE, &[(Field::Display, "Alice"), (Field::Email, ALICES)], ALICES).await;
	world.engine.tick().await.unwrap();
	// From now on the chain shows it.
	world.name.publish("alice");
	world.prove_mail(BOB, BOBS).await;
	assert_told(&world).await;
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}

pub async fn of_two_who_are_alike_whoever_is_decided_about_first_is_judged(world: World) {
	ask(&world, ALICE, ALICES).await;
	ask(&world, BOB, BOBS).await;
	world.prove_mail(ALICE, ALICES).await;
	world.prove_mail(BOB, BOBS).await;
	assert_told(&world).await;
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}

pub async fn of_two_who_are_alike_and_verified_at_once_one_is_judged(world: World) {
	use litentry_registrar::{answer::Answers, challenge::Channel, desk::Desk};
	let (other, engine) = (world.another(2).await, &world.engine);
	for (account, mail) in [(ALICE, ALICES), (BOB, BOBS)] {
		ask(&world, account, mail).await;
		let key = crate::fakes::key(account);
		engine.begin(key, Field::Email, Channel::MailLink).await.unwrap();
	}
	let [alice, bob] = [ALICES, BOBS].map(|mail| world.mail.answer_of(mail));
	let (one, another) = futures::join!(engine.answer(alice), other.answer(bob));
	assert!(one.is_ok() && another.is_ok());
	for _ in 0..3 {
		futures::join!(watch(engine, &world.chain), watch(&other, &world.chain));
		world.chain.produce(1);
	}
	assert_eq!(world.judgements().len(), 1, "{:?}", world.judgements());
}

pub async fn while_names_are_not_known_nothing_is_written_and_they_are_looked_at_later(
	world: World,
) {
	world.name.darken(true);
	ask(&world, ALICE, ALICES).await;
	for _ in 0..9 {
		world.engine.tick().await.unwrap();
	}
	assert_eq!((world.name.count(), world.count("challenge").await), (0, 0));
	world.name.darken(false);
	let is_verified = async || {
		world.engine.tick().await.unwrap();
		let state = world.view(ALICE).await.unwrap().fields[0].state.clone();
		matches!(state, FieldState::Verified { .. })
	};
	assert!(!is_verified().await);
	world.clock.advance(Duration::from_mins(1));
	assert!(is_verified().await);
}

pub async fn names_are_looked_at_as_soon_as_they_are_known(world: World) {
	world.name.darken(true);
	ask(&world, ALICE, ALICES).await;
	world.engine.tick().await.unwrap();
	world.name.darken(false);
	world.engine.names_are_known();
	world.engine.tick().await.unwrap();
	let state = world.view(ALICE).await.unwrap().fields[0].state.clone();
	assert!(matches!(state, FieldState::Verified { .. }), "{state:?}");
}

pub async fn no_judgement_is_decided_while_names_are_not_known(world: World) {
	ask(&world, ALICE, ALICES).await;
	world.name.darken(true);
	world.prove_mail(ALICE, ALICES).await;
	world.engine.tick().await.unwrap();
	assert_eq!(world.view(ALICE).await.unwrap().stage, Stage::Waiting);
	world.name.darken(false);
	world.clock.advance(Duration::from_mins(1));
	world.engine.tick().await.unwrap();
	assert_eq!(world.view(ALICE).await.unwrap().stage, Stage::Submitting);
}

pub async fn codes_that_nobody_comes_back_with_are_not_kept(world: World) {
	use litentry_registrar::{challenge::Channel, desk::Desk};
	world.ask(ALICE, &[(Field::Web, "alice.example")]).await;
	for channel in [Channel::Dns, Channel::WellKnown, Channel::Dns] {
		world.engine.begin(crate::fakes::key(ALICE), Field::Web, channel).await.unwrap();
	}
	assert_eq!(world.count("challenge").await, 1);
}

pub async fn names_count_on_other_chains_unless_the_configuration_says_otherwise(world: World) {
	use litentry_registrar::desk::Desk;
	use litentry_vocabulary::GenesisHash;
	ask(&world, ALICE, ALICES).await;
	world.prove_mail(ALICE, ALICES).await;
	world.set(BOB, &[(Field::Display, "Alice"), (Field::Email, BOBS)]);
	world.chain.request_judgement(BOB);
	world.chain.produce(1);
	let (block, mut identities) = world.chain.finalized();
	let bob = identities.remove(&BOB).unwrap();
	for (chain, counts) in [(8, true), (9, false)] {
		let chain = GenesisHash([chain; 32]);
		let engine = world.with_another_chain(chain, counts).await;
		engine.observe(chain, block, BOB, bob.clone()).await.unwrap();
		let key = RequestKey { chain, ..crate::fakes::key(BOB) };
		let state = engine.request(key).await.unwrap().unwrap().fields[0].state.clone();
		assert_eq!(matches!(state, FieldState::Verified { .. }), !counts, "{state:?}");
	}
}
