//! What the operator does.

use std::time::Duration;

use litentry_registrar::{
	answer::NotAccepted,
	challenge::Channel,
	desk::{Declined, Desk, Office, Stage},
	engine::{Census, ChainCensus, Progress},
	identity::{Field, Judgement},
	outbox::{MAX_ATTEMPTS, Outcome},
	policy::{Obstacle, Rule},
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
	let approve = async |field| {
		let info = world.view(ALICE).await.unwrap().info;
		world.engine.approve(key(ALICE), info, field).await
	};
	assert_eq!(approve(Field::Email).await, Err(not_his));
	assert_eq!(approve(Field::Legal).await, Ok(()));
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
	assert_eq!(world.engine.banned(ALICE).await, Ok(Some(until)));
	assert_eq!(world.view(ALICE).await.unwrap().banned, Some(until));
	assert_eq!(begin().await, Err(Declined::Banned { until }));
	let answer = world.mail.answer_of(MAIL);
	assert_eq!(world.engine.answer(answer.clone()).await, Err(NotAccepted::TooMany));
	world.engine.unban(ALICE).await.unwrap();
	assert_eq!(world.engine.banned(ALICE).await, Ok(None));
	assert_eq!(world.view(ALICE).await.unwrap().banned, None);
	assert!(world.engine.answer(answer).await.is_ok());
}

pub async fn whoever_listens_hears_of_a_ban_and_of_its_end(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.engine.tick().await.unwrap();
	let (other, mut changes) = (world.another(2).await, world.engine.changes());
	other.ban(ALICE, 2_000_000).await.unwrap();
	world.engine.tick().await.unwrap();
	assert_eq!(changes.try_recv(), Ok(key(ALICE)));
	assert!(changes.try_recv().is_err());
	world.clock.advance(Duration::from_secs(1_000));
	world.engine.tick().await.unwrap();
	assert_eq!(changes.try_recv(), Ok(key(ALICE)));
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
	let info = world.view(ALICE).await.unwrap().info;
	let judge = |judgement| world.engine.judge(key(ALICE), info, judgement);
	for never in [Judgement::LowQuality, Judgement::KnownGood, Judgement::FeePaid(1)] {
		assert_eq!(judge(never).await, Err(Declined::NotGiven));
	}
	assert_eq!(judge(Judgement::Erroneous).await, Ok(()));
	world.watch().await;
	assert_eq!(judge(Judgement::Reasonable).await, Err(Declined::Unavailable));
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Erroneous)]);
}

pub async fn the_operator_may_decide_otherwise_before_it_is_signed(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.prove_mail(ALICE, MAIL).await;
	let info = world.view(ALICE).await.unwrap().info;
	assert_eq!(world.view(ALICE).await.unwrap().stage, Stage::Submitting);
	assert_eq!(world.engine.judge(key(ALICE), info, Judgement::Erroneous).await, Ok(()));
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Erroneous)]);
}

pub async fn a_ban_stops_what_was_decided_and_not_signed(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.prove_mail(ALICE, MAIL).await;
	world.engine.ban(ALICE, 2_000_000).await.unwrap();
	let dispatch = world.engine.dispatch(key(ALICE)).await.unwrap().unwrap();
	assert_eq!(dispatch.outcome, Some(Outcome::Withdrawn));
	for _ in 0..3 {
		world.engine.tick().await.unwrap();
		world.watch().await;
	}
	assert_eq!(world.judgements(), []);
	world.clock.advance(Duration::from_secs(1_000));
	world.engine.tick().await.unwrap();
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}

pub async fn of_a_banned_account_nothing_good_is_signed_but_what_is_bad(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.engine.ban(ALICE, 2_000_000).await.unwrap();
	let info = world.view(ALICE).await.unwrap().info;
	world.engine.judge(key(ALICE), info, Judgement::Reasonable).await.unwrap();
	for _ in 0..3 {
		world.watch().await;
	}
	assert_eq!(world.judgements(), []);
	world.engine.judge(key(ALICE), info, Judgement::Erroneous).await.unwrap();
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Erroneous)]);
}

pub async fn what_the_operator_decides_is_about_what_he_has_looked_at(world: World) {
	world.ask(ALICE, &[(Field::Legal, "Alice A."), FIELDS[0].clone()]).await;
	let before = world.view(ALICE).await.unwrap().info;
	world.set(ALICE, &[(Field::Legal, "Mallory M."), FIELDS[0].clone()]);
	world.watch().await;
	let approved = world.engine.approve(key(ALICE), before, Field::Legal).await;
	let judged = world.engine.judge(key(ALICE), before, Judgement::Reasonable).await;
	assert_eq!([approved, judged], [const { Err(Declined::OtherIdentity) }; 2]);
	world.watch().await;
	assert_eq!(world.judgements(), []);
}

pub async fn only_whom_a_partner_vouches_for_is_known_good(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.ask(BOB, &FIELDS).await;
	let judge = async |account| {
		let info = world.view(account).await.unwrap().info;
		world.engine.judge(key(account), info, Judgement::KnownGood).await
	};
	assert_eq!(judge(ALICE).await, Err(Declined::NotGiven));
	assert_eq!(judge(BOB).await, Ok(()));
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(BOB, Judgement::KnownGood)]);
}

pub async fn what_the_chain_refuses_waits_for_the_operator(world: World) {
	world.chain.refuse(true);
	world.ask(ALICE, &FIELDS).await;
	world.prove_mail(ALICE, MAIL).await;
	for _ in 0..60 {
		world.watch().await;
	}
	let view = world.view(ALICE).await.unwrap();
	assert_eq!((view.stage, view.obstacles), (Stage::Failed, vec![]));
	let dispatch = world.engine.dispatch(key(ALICE)).await.unwrap().unwrap();
	let (attempts, outcome) = (dispatch.intent.attempts, dispatch.outcome);
	assert_eq!((attempts, outcome), (1, Some(Outcome::Failed)));
	assert_eq!((dispatch.planned, dispatch.intent.info), (1_000_000, view.info));
	world.chain.refuse(false);
	world.watch().await;
	assert_eq!(world.judgements(), []);
	world.engine.retry(key(ALICE)).await.unwrap();
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}

pub async fn what_never_reaches_a_block_is_tried_on_and_on(world: World) {
	world.chain.cut(true);
	world.ask(ALICE, &FIELDS).await;
	world.prove_mail(ALICE, MAIL).await;
	for _ in 0..20 * MAX_ATTEMPTS {
		world.watch().await;
	}
	assert_eq!(world.view(ALICE).await.unwrap().stage, Stage::Submitting);
	world.chain.cut(false);
	for _ in 0..10 {
		world.watch().await;
	}
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
}

pub async fn what_the_operator_does_through_another_program_is_heeded(world: World) {
	world.name.publish("taken");
	world.ask(ALICE, &[(Field::Display, "Taken"), FIELDS[0].clone()]).await;
	world.prove_mail(ALICE, MAIL).await;
	world.engine.tick().await.unwrap();
	let other = world.another(2).await;
	other.retry(key(ALICE)).await.unwrap();
	world.name.take_back("taken");
	other.ban(ALICE, 9_000_000).await.unwrap();
	world.engine.tick().await.unwrap();
	let unverified = Obstacle::Unverified { field: Field::Display };
	assert_eq!(world.view(ALICE).await.unwrap().obstacles, [unverified]);
	other.unban(ALICE).await.unwrap();
	world.engine.tick().await.unwrap();
	assert_eq!(world.view(ALICE).await.unwrap().stage, Stage::Submitting);
}

pub async fn everything_is_counted(world: World) {
	world.chain.refuse(true);
	world.ask(ALICE, &FIELDS).await;
	world.prove_mail(ALICE, MAIL).await;
	for _ in 0..60 {
		world.watch().await;
	}
	world.chain.refuse(false);
	world.get_judged(BOB, &[(Field::Email, "bob@example.org")], "bob@example.org").await;
	let others = [5, 6, 7].map(|it| Account([it; 32]));
	for account in others {
		world.ask(account, &FIELDS).await;
	}
	world.clock.advance(Duration::from_secs(1));
	world.prove_mail(others[0], MAIL).await;
	let Census { at, mut chains, judged } = world.engine.census().await.unwrap();
	let ChainCensus { name, requests, outbox, oldest, seen } = chains.remove(0);
	let counts = [
		(Progress::Waiting, 2),
		(Progress::Submitting, 1),
		(Progress::Failed, 1),
		(Progress::Ended, 1),
	];
	assert_eq!((&*name, requests, outbox), ("test", counts.into(), 1));
	assert_eq!((at, oldest), (1_001_000, Some(1_001_000)));
	assert_eq!((judged, seen), (vec![(Judgement::Reasonable, 1)], Some((67, 1_000_000))));
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

pub async fn what_was_verified_counts_only_as_the_rules_are_now(world: World) {
	world.ask(ALICE, &[FIELDS[0].clone(), (Field::Legal, "Alice A."), (Field::Web, "x")]).await;
	world.prove_mail(ALICE, MAIL).await;
	let info = world.view(ALICE).await.unwrap().info;
	world.engine.approve(key(ALICE), info, Field::Legal).await.unwrap();
	for (field, rule, obstacle) in [
		(Field::Email, Rule::ByOperator, Obstacle::AwaitsOperator { field: Field::Email }),
		(Field::Email, Rule::Refused, Obstacle::Unsupported { field: Field::Email }),
		(Field::Legal, Rule::Verified, Obstacle::Unverified { field: Field::Legal }),
	] {
		let now = world.ruling(field, rule).await;
		let view = now.request(key(ALICE)).await.unwrap().unwrap();
		assert!(view.obstacles.contains(&obstacle), "{:?}", view.obstacles);
	}
	let web = Obstacle::Unverified { field: Field::Web };
	assert_eq!(world.view(ALICE).await.unwrap().obstacles, [web]);
}
