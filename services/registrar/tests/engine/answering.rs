//! Answers, on whatever channel they come.

use std::time::Duration;

use litentry_registrar::{
	answer::{Accepted, Answer, Answers, NotAccepted},
	challenge::{Channel, Refused},
	desk::{Declined, Desk, FieldState},
	identity::Field,
	verifier::{Hint, Instruction},
};
use litentry_vocabulary::Account;

use crate::fakes::{ALICE, BOB, World, key};

const FIELDS: [(Field, &str); 3] =
	[(Field::Display, "Alice"), (Field::Email, "Alice@Example.org"), (Field::Web, "alice.example")];
const MAIL: &str = "alice@example.org";

async fn begin(world: &World) -> Answer {
	world.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await.unwrap();
	world.mail.answer_of(MAIL)
}

fn refused(refused: Refused) -> Result<Accepted, NotAccepted> {
	Err(NotAccepted::Refused(refused))
}

pub async fn each_code_works_once_for_its_address_on_its_channel(world: World) {
	world.ask(ALICE, &FIELDS).await;
	let first = begin(&world).await;
	let answer = begin(&world).await;
	let engine = &world.engine;
	assert_eq!(engine.answer(first).await, Err(NotAccepted::Outdated));
	let elsewhere = Answer { from: "mallory@example.org".into(), ..answer.clone() };
	assert_eq!(engine.answer(elsewhere).await, Err(NotAccepted::OtherSender));
	let from = "alice@example.org".to_owned();
	let nobody = Answer { channel: Channel::MailReply, ..answer.clone() };
	assert_eq!(engine.answer(nobody).await, refused(Refused::OtherClaim));
	let other_way = Answer { channel: Channel::Matrix, from, ..answer.clone() };
	assert_eq!(engine.answer(other_way).await, refused(Refused::OtherClaim));
	let accepted = Accepted { request: key(ALICE), field: Field::Email };
	assert_eq!(engine.answer(answer.clone()).await, Ok(accepted));
	assert_eq!(engine.answer(answer.clone()).await, refused(Refused::Used));
	let code = "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A".parse().unwrap();
	let guessed = Answer { code, ..answer };
	assert_eq!(engine.answer(guessed).await, Err(NotAccepted::UnknownCode));
}

pub async fn a_challenge_bears_few_wrong_answers(world: World) {
	world.ask(ALICE, &FIELDS).await;
	let answer = begin(&world).await;
	let wrong = Answer { from: "mallory@example.org".into(), ..answer.clone() };
	for _ in 0..5 {
		assert_eq!(world.engine.answer(wrong.clone()).await, Err(NotAccepted::OtherSender));
	}
	assert_eq!(world.engine.answer(answer).await, refused(Refused::Exhausted));
}

pub async fn a_challenge_expires(world: World) {
	world.ask(ALICE, &FIELDS).await;
	let answer = begin(&world).await;
	world.clock.advance(Duration::from_hours(24));
	assert_eq!(world.engine.answer(answer.clone()).await, refused(Refused::Expired));
	world.engine.tick().await.unwrap();
	assert_eq!(world.engine.answer(answer).await, Err(NotAccepted::UnknownCode));
}

pub async fn published_proofs_are_looked_for(world: World) {
	world.ask(ALICE, &FIELDS).await;
	let (engine, alice) = (&world.engine, key(ALICE));
	let instruction = engine.begin(alice, Field::Web, Channel::Dns).await.unwrap();
	// The code is known after a restart too: names take a day to be published.
	let engine = world.another(2).await;
	let missing = Hint::NotPublished { at: "alice.example".into() };
	assert_eq!(engine.look(alice, Field::Web, None).await, Err(missing.clone().into()));
	let web = |view: litentry_registrar::desk::RequestView| view.fields[1].state.clone();
	let asked = web(engine.request(alice).await.unwrap().unwrap());
	let (channel, expires) = (Channel::Dns, 1_000_000 + 24 * 3_600_000);
	let Instruction::Publish { text, .. } = instruction.clone() else { panic!("{instruction:?}") };
	let hint = Some(missing);
	assert_eq!(asked, FieldState::Asked { channel, instruction, expires, hint });
	world.web.publish(&text);
	let accepted = Accepted { request: alice, field: Field::Web };
	assert_eq!(engine.look(alice, Field::Web, None).await, Ok(accepted));
	let (at, until) = (1_000_000, 1_000_000 + 365 * 24 * 3_600_000);
	let verified = FieldState::Verified { channel: Channel::Dns, at, until };
	assert_eq!(web(engine.request(alice).await.unwrap().unwrap()), verified);
}

pub async fn why_a_look_failed_is_kept_until_the_field_is_begun_anew_or_verified(world: World) {
	world.ask(ALICE, &FIELDS).await;
	let (engine, alice) = (&world.engine, key(ALICE));
	let hint = async || match world.view(ALICE).await.unwrap().fields[1].state.clone() {
		FieldState::Asked { hint, .. } => hint,
		state => panic!("{state:?}"),
	};
	let missing = Hint::NotPublished { at: "alice.example".into() };
	engine.begin(alice, Field::Web, Channel::Dns).await.unwrap();
	assert_eq!(hint().await, None);
	engine.look(alice, Field::Web, None).await.unwrap_err();
	assert_eq!(hint().await, Some(missing.clone()));
	engine.begin(alice, Field::Web, Channel::WellKnown).await.unwrap();
	assert_eq!(hint().await, None);
	engine.look(alice, Field::Web, None).await.unwrap_err();
	assert_eq!(hint().await, Some(missing));
	world.web.publish(&world.web.code_for("alice.example"));
	engine.look(alice, Field::Web, None).await.unwrap();
	world.clock.advance(Duration::from_hours(366 * 24));
	let state = world.view(ALICE).await.unwrap().fields[1].state.clone();
	assert_eq!(state, FieldState::Open { hint: None });
}

/// When something may be done again that was done too often.
const LATER: Declined = Declined::TooMany { until: 1_000_000 + 3_600_000 };

/// Accounts that all name the same, Alice's last.
async fn crowd(world: &World, count: u8) -> Vec<Account> {
	let accounts: Vec<_> = (10..10 + count).map(|it| Account([it; 32])).chain([ALICE]).collect();
	for account in &accounts {
		world.ask(*account, &FIELDS[1..]).await;
	}
	accounts
}

pub async fn addresses_are_not_flooded(world: World) {
	world.ask(ALICE, &FIELDS).await;
	for _ in 0..3 {
		begin(&world).await;
	}
	let again = || world.engine.begin(key(ALICE), Field::Email, Channel::MailLink);
	assert_eq!(again().await, Err(LATER));
	assert_eq!(world.mail.count(), 3);
	world.clock.advance(Duration::from_hours(1));
	assert_eq!(again().await, Ok(Instruction::FollowLink));
}

pub async fn nobody_uses_up_the_messages_to_an_address_alone(world: World) {
	let accounts = crowd(&world, 3).await;
	let begin = |account| world.engine.begin(key(account), Field::Email, Channel::MailLink);
	for account in &accounts {
		for _ in 0..3 {
			assert_eq!(begin(*account).await, Ok(Instruction::FollowLink));
		}
		assert_eq!(begin(*account).await, Err(LATER));
	}
	world.ask(BOB, &FIELDS[1..]).await;
	assert_eq!(begin(BOB).await, Err(LATER));
	assert_eq!(world.mail.count(), 12);
}

pub async fn a_code_that_the_page_shows_needs_no_letter(world: World) {
	let accounts = crowd(&world, 4).await;
	for account in accounts.iter().take(4) {
		for _ in 0..3 {
			let begun = world.engine.begin(key(*account), Field::Email, Channel::MailLink);
			assert_eq!(begun.await, Ok(Instruction::FollowLink));
		}
	}
	let begun = world.engine.begin(key(ALICE), Field::Email, Channel::MailReply).await;
	let Ok(Instruction::Publish { text, .. }) = begun else { panic!("{begun:?}") };
	assert_eq!(world.mail.count(), 12);
	let (channel, code) = (Channel::MailReply, text.parse().unwrap());
	let answer = Answer { channel, from: MAIL.into(), code, platform_id: None };
	assert!(world.engine.answer(answer).await.is_ok());
}

pub async fn whoever_is_sent_nothing_is_named_as_often_as_anybody_likes(world: World) {
	for account in crowd(&world, 7).await {
		for _ in 0..4 {
			let begun = world.engine.begin(key(account), Field::Web, Channel::Dns).await;
			assert!(begun.is_ok(), "{begun:?}");
		}
	}
}

pub async fn nobody_uses_up_the_looks_at_a_website_alone(world: World) {
	let accounts = crowd(&world, 5).await;
	let look = async |account| world.engine.look(key(account), Field::Web, None).await;
	for account in &accounts {
		world.engine.begin(key(*account), Field::Web, Channel::Dns).await.unwrap();
		for _ in 0..20 {
			assert!(matches!(look(*account).await, Err(Declined::Hint(_))));
		}
		assert_eq!(look(*account).await, Err(LATER));
	}
	world.ask(BOB, &FIELDS[1..]).await;
	world.engine.begin(key(BOB), Field::Web, Channel::Dns).await.unwrap();
	assert_eq!(look(BOB).await, Err(LATER));
}

pub async fn whoever_wants_no_messages_gets_none(world: World) {
	world.ask(ALICE, &FIELDS).await;
	let answer = begin(&world).await;
	world.engine.refuse(answer.code).await.unwrap();
	assert_eq!(world.engine.answer(answer).await, Err(NotAccepted::Outdated));
	let again = world.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await;
	assert_eq!(again, Err(Hint::Suppressed.into()));
	assert_eq!(world.mail.count(), 1);
}
