//! Names that are like one another, whoever comes first.

use litentry_registrar::{
	desk::{FieldState, Stage},
	identity::{Field, Judgement},
	policy::Obstacle,
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
