//! Identities that are changed while their requests are open.

use litentry_registrar::{
	answer::{Answers, NotAccepted},
	challenge::Channel,
	desk::{Desk, Stage},
	identity::{Field, Judgement},
	policy::Obstacle,
};

use crate::fakes::{ALICE, World, key};

const MAIL: (Field, &str) = (Field::Email, "alice@example.org");
const OTHER_MAIL: (Field, &str) = (Field::Email, "other@example.org");
const WEB: (Field, &str) = (Field::Web, "alice.example");

fn unverified(field: Field) -> Vec<Obstacle> {
	vec![Obstacle::Unverified { field }]
}

pub async fn what_stays_the_same_stays_verified(world: World) {
	world.ask(ALICE, &[MAIL, WEB]).await;
	world.prove_mail(ALICE, MAIL.1).await;
	let before = world.view(ALICE).await.unwrap();
	world.set(ALICE, &[MAIL, (Field::Web, "other.example")]);
	world.watch().await;
	let after = world.view(ALICE).await.unwrap();
	assert_ne!(before.info, after.info);
	assert_eq!(after.obstacles, unverified(Field::Web));
	assert_eq!(after.since, before.since);
	// Without the field that is missing, nothing is: and the judgement names what is there now.
	world.set(ALICE, &[MAIL]);
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}

pub async fn a_code_for_another_identity_is_outdated(world: World) {
	world.ask(ALICE, &[MAIL, WEB]).await;
	world.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await.unwrap();
	let answer = world.mail.answer_of(MAIL.1);
	world.set(ALICE, &[OTHER_MAIL, WEB]);
	world.watch().await;
	assert_eq!(world.engine.answer(answer.clone()).await, Err(NotAccepted::Outdated));
	world.set(ALICE, &[MAIL, WEB]);
	world.watch().await;
	assert_eq!(world.engine.answer(answer).await, Err(NotAccepted::Outdated));
}

pub async fn an_edit_after_the_decision_is_never_judged_by_it(world: World) {
	world.ask(ALICE, &[MAIL]).await;
	world.prove_mail(ALICE, MAIL.1).await;
	world.engine.submit(crate::fakes::CHAIN, &*world.chain).await.unwrap();
	world.set(ALICE, &[OTHER_MAIL]);
	for _ in 0..3 {
		world.watch().await;
	}
	assert_eq!(world.judgements(), []);
	let view = world.view(ALICE).await.unwrap();
	assert_eq!((view.stage, view.obstacles), (Stage::Waiting, unverified(Field::Email)));
	world.prove_mail(ALICE, OTHER_MAIL.1).await;
	for _ in 0..3 {
		world.watch().await;
	}
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}
