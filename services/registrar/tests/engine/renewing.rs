//! Judgements that grow old.

use std::time::Duration;

use litentry_registrar::{
	answer::{Answer, Answers, NotAccepted},
	challenge::Channel,
	desk::{Desk, Office, Stage},
	engine::Notice,
	identity::{Field, Judgement},
	policy::Obstacle,
	request::End,
};

use crate::fakes::{ALICE, BOB, CHAIN, World, key};

const FIELDS: [(Field, &str); 2] = [(Field::Display, "Alice"), (Field::Email, "alice@example.org")];
const MAIL: &str = FIELDS[1].1;
const DAY: Duration = Duration::from_hours(24);

/// Gets Alice judged, and lets time pass until there is a month left.
async fn judged_long_ago(world: &World) {
	world.get_judged(ALICE, &FIELDS, MAIL).await;
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	assert!(world.view(ALICE).await.unwrap().fields.is_empty());
	assert_eq!(world.engine.watched(CHAIN).await.unwrap(), [ALICE].into());
	world.clock.advance(335 * DAY);
	world.notices.take();
	world.watch().await;
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
}

pub async fn an_old_judgement_becomes_out_of_date_after_a_notice(world: World) {
	judged_long_ago(&world).await;
	let until = 1_000_000 + 365 * 24 * 3_600_000;
	let reachable = FIELDS.map(|(field, text)| (field, text.to_owned())).into();
	let due = Notice::RenewalDue { key: key(ALICE), until, reachable };
	assert_eq!(world.notices.take(), [due]);
	world.clock.advance(30 * DAY);
	for _ in 0..3 {
		world.engine.tell().await.unwrap();
		world.engine.tick().await.unwrap();
		world.watch().await;
	}
	let said = [Judgement::Reasonable, Judgement::OutOfDate].map(|it| (ALICE, it));
	assert_eq!(world.judgements(), said);
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	assert_eq!(world.view(ALICE).await, None);
}

pub async fn what_is_verified_anew_in_time_stands(world: World) {
	judged_long_ago(&world).await;
	let due = world.view(ALICE).await.unwrap();
	let until = 1_000_000 + 365 * 24 * 3_600_000;
	assert_eq!((due.stage, due.renewal), (Stage::Waiting, Some(until)));
	world.prove_mail(ALICE, MAIL).await;
	let end = End::Judged(Judgement::Reasonable);
	let at = 1_000_000 + 335 * 24 * 3_600_000;
	let renewed = world.view(ALICE).await.unwrap();
	assert_eq!((renewed.stage, renewed.renewal), (Stage::Ended { end, at }, None));
	world.clock.advance(100 * DAY);
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
	assert!(world.view(ALICE).await.unwrap().fields.is_empty());
}

pub async fn a_judgement_that_its_owner_gave_up_is_forgotten(world: World) {
	world.get_judged(ALICE, &FIELDS, MAIL).await;
	world.set(ALICE, &[(Field::Display, "Alice B.")]);
	world.watch().await;
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	assert_eq!(world.view(ALICE).await, None);
	world.clock.advance(400 * DAY);
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}

pub async fn a_name_that_changed_hands_is_not_verified_anew(world: World) {
	let number = |number: &str| Some(number.to_owned());
	world.mail.number_accounts(number("1"));
	judged_long_ago(&world).await;
	world.mail.number_accounts(number("2"));
	world.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await.unwrap();
	let answer = world.mail.answer_of(MAIL);
	assert_eq!(world.engine.answer(answer.clone()).await, Err(NotAccepted::OtherAccount));
	let first = Answer { platform_id: number("1"), ..answer };
	assert!(world.engine.answer(first).await.is_ok());
}

pub async fn what_ends_soon_is_not_carried_over_into_a_new_request(world: World) {
	let ask_again = async |days| {
		world.clock.advance(days * DAY);
		world.set(ALICE, std::slice::from_ref(&FIELDS[1]));
		world.chain.request_judgement(ALICE);
		world.watch().await;
		world.view(ALICE).await.unwrap().obstacles
	};
	world.get_judged(ALICE, std::slice::from_ref(&FIELDS[1]), MAIL).await;
	assert_eq!(ask_again(334).await, []);
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements().len(), 2);
	assert_eq!(ask_again(1).await, [Obstacle::Unverified { field: Field::Email }]);
}

pub async fn a_renewal_counts_only_what_is_verified_anew(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.clock.advance(20 * DAY);
	world.prove_mail(ALICE, MAIL).await;
	for days in [0, 0, 315, 0] {
		world.clock.advance(days * DAY);
		world.watch().await;
	}
	world.engine.tick().await.unwrap();
	let due = world.view(ALICE).await.unwrap();
	assert_eq!(due.obstacles, [Obstacle::Unverified { field: Field::Email }]);
}

pub async fn what_the_operator_judges_stands_for_the_whole_time(world: World) {
	world.ask(ALICE, &[FIELDS[1].clone(), (Field::Legal, "Alice A.")]).await;
	world.prove_mail(ALICE, MAIL).await;
	world.clock.advance(360 * DAY);
	let info = world.view(ALICE).await.unwrap().info;
	world.engine.judge(key(ALICE), info, Judgement::Reasonable).await.unwrap();
	for days in [0, 0, 0, 6, 328] {
		world.clock.advance(days * DAY);
		world.watch().await;
		world.engine.tell().await.unwrap();
		world.engine.tick().await.unwrap();
	}
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
	assert!(world.view(ALICE).await.unwrap().fields.is_empty());
}

/// Gets Bob's identity, for whom a partner vouches, judged known good.
async fn vouched(world: &World) {
	let info = world.view(BOB).await.unwrap().info;
	world.engine.judge(key(BOB), info, Judgement::KnownGood).await.unwrap();
	world.watch().await;
	world.watch().await;
}

async fn pass(world: &World, days: u32) {
	world.clock.advance(days * DAY);
	for _ in 0..3 {
		world.engine.tell().await.unwrap();
		world.engine.tick().await.unwrap();
		world.watch().await;
	}
}

pub async fn what_is_known_good_grows_old_too(world: World) {
	world.ask(BOB, std::slice::from_ref(&FIELDS[1])).await;
	vouched(&world).await;
	pass(&world, 335).await;
	let due = world.view(BOB).await.unwrap();
	assert_eq!((due.stage, due.renewal.is_some()), (Stage::Waiting, true));
	pass(&world, 30).await;
	let said = [Judgement::KnownGood, Judgement::OutOfDate].map(|it| (BOB, it));
	assert_eq!(world.judgements(), said);
}

pub async fn what_is_reasonable_first_and_known_good_later_grows_old_from_then_on(world: World) {
	world.get_judged(BOB, std::slice::from_ref(&FIELDS[1]), MAIL).await;
	world.clock.advance(100 * DAY);
	vouched(&world).await;
	pass(&world, 300).await;
	assert_eq!(world.judgements().len(), 2);
	pass(&world, 65).await;
	let said = [Judgement::Reasonable, Judgement::KnownGood, Judgement::OutOfDate];
	assert_eq!(world.judgements(), said.map(|it| (BOB, it)));
}
