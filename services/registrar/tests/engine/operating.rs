//! What the operator does.

use std::time::Duration;

use litentry_registrar::{
	answer::NotAccepted,
	challenge::Channel,
	desk::{Declined, Desk, Office, Stage},
	identity::{Field, Judgement},
	policy::Obstacle,
};
use litentry_vocabulary::Account;

use crate::fakes::{ALICE, BOB, CHAIN, World, key};

const MAIL: &str = "alice@example.org";
const FIELDS: [(Field, &str); 1] = [(Field::Email, MAIL)];

pub async fn the_operator_looks_at_what_only_he_can(world: World) {
	world.ask(ALICE, &[(Field::Legal, "Alice A."), FIELDS[0].clone()]).await;
	world.prove_mail(ALICE, MAIL).await;
	let awaits = Obstacle::AwaitsOperator { field: Field::Legal };
	assert_eq!(world.view(ALICE).await.unwrap().obstacles, [awaits]);
	let not_his = Declined::NotVerifiable { field: Field::Email };
	assert_eq!(world.engine.approve(key(ALICE), Field::Email).await, Err(not_his));
	assert_eq!(world.engine.approve(key(ALICE), Field::Legal).await, Ok(()));
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}

pub async fn nothing_is_done_for_a_banned_account(world: World) {
	use litentry_registrar::answer::Answers;
	world.ask(ALICE, &FIELDS).await;
	let begin = || world.engine.begin(key(ALICE), Field::Email, Channel::MailLink);
	begin().await.unwrap();
	let until = 2_000_000;
	world.engine.ban(ALICE, until).await.unwrap();
	assert_eq!(begin().await, Err(Declined::Banned { until }));
	let answer = world.mail.answer_of(MAIL);
	assert_eq!(world.engine.answer(answer.clone()).await, Err(NotAccepted::TooMany));
	world.engine.unban(ALICE).await.unwrap();
	assert!(world.engine.answer(answer).await.is_ok());
}

pub async fn a_ban_holds_a_judgement_back_until_it_is_over(world: World) {
	world.ask(ALICE, &[FIELDS[0].clone(), (Field::Web, "alice.example")]).await;
	world.prove_mail(ALICE, MAIL).await;
	world.engine.tick().await.unwrap();
	world.engine.ban(ALICE, 2_000_000).await.unwrap();
	world.set(ALICE, &FIELDS);
	for _ in 0..3 {
		world.watch().await;
		world.engine.tick().await.unwrap();
	}
	assert_eq!(world.judgements(), []);
	world.clock.advance(Duration::from_secs(1_000));
	world.engine.tick().await.unwrap();
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}

pub async fn the_operator_judges_but_not_everything(world: World) {
	world.ask(ALICE, &FIELDS).await;
	let judge = |judgement| world.engine.judge(key(ALICE), judgement);
	for never in [Judgement::LowQuality, Judgement::KnownGood, Judgement::FeePaid(1)] {
		assert_eq!(judge(never).await, Err(Declined::NotGiven));
	}
	assert_eq!(judge(Judgement::Erroneous).await, Ok(()));
	assert_eq!(judge(Judgement::Reasonable).await, Err(Declined::Unavailable));
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Erroneous)]);
}

pub async fn only_whom_a_partner_vouches_for_is_known_good(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.ask(BOB, &FIELDS).await;
	let judge = |account| world.engine.judge(key(account), Judgement::KnownGood);
	assert_eq!(judge(ALICE).await, Err(Declined::NotGiven));
	assert_eq!(judge(BOB).await, Ok(()));
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(BOB, Judgement::KnownGood)]);
}

pub async fn what_the_chain_refuses_waits_for_the_operator(world: World) {
	world.chain.cut(true);
	world.ask(ALICE, &FIELDS).await;
	world.prove_mail(ALICE, MAIL).await;
	for _ in 0..60 {
		world.watch().await;
	}
	let view = world.view(ALICE).await.unwrap();
	assert_eq!((view.stage, view.obstacles), (Stage::Waiting, vec![]));
	world.chain.cut(false);
	world.watch().await;
	assert_eq!(world.judgements(), []);
	world.engine.retry(key(ALICE)).await.unwrap();
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}

pub async fn open_requests_are_listed_in_pages(world: World) {
	let accounts = [5, 3, 4].map(|it| Account([it; 32]));
	for account in accounts {
		world.ask(account, &FIELDS).await;
		world.clock.advance(Duration::from_secs(1));
	}
	world.get_judged(BOB, &[(Field::Email, "bob@example.org")], "bob@example.org").await;
	let page = async |after: Option<Account>, limit| {
		let views = world.engine.requests(after.map(key), limit).await.unwrap();
		views.into_iter().map(|view| view.key.account).collect::<Vec<_>>()
	};
	assert_eq!(page(None, 2).await, accounts[..2]);
	assert_eq!(page(Some(accounts[1]), 2).await, accounts[2..]);
	assert_eq!(world.engine.chains().await.unwrap()[0].chain, CHAIN);
}

pub async fn everything_that_is_kept_is_exported(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.prove_mail(ALICE, MAIL).await;
	let export = world.engine.export(ALICE).await.unwrap();
	let export: serde_json::Value = serde_json::from_str(&export).unwrap();
	let request = &export["requests"][0];
	assert_eq!(request["fields"], serde_json::json!({ "email": MAIL }));
	assert_eq!(request["verified"]["email"]["channel"], "mail-link");
	assert_eq!(request["receipts"].as_array().unwrap().len(), 1);
	let nobody: serde_json::Value =
		serde_json::from_str(&world.engine.export(BOB).await.unwrap()).unwrap();
	assert_eq!(nobody["requests"], serde_json::json!([]));
}
