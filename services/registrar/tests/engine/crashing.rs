//! One judgement, whatever crashes.

use std::{collections::BTreeSet, fs, path::Path};

use futures::future::BoxFuture;
use litentry_registrar::{
	answer::Answers,
	challenge::Channel,
	desk::{Desk, Office, Stage},
	engine::Engine,
	identity::{Field, Judgement},
	outbox::{Facts, Intent, Signed, SubmitFailed, Submitter},
	request::End,
};

use crate::fakes::{ALICE, BOB, CHAIN, FakeChain, Given, World, after_polls, key, watch};

const MAIL: &str = "alice@example.org";
const BOBS: &str = "bob@example.org";
const FIELDS: [(Field, &str); 2] = [(Field::Display, "Alice"), (Field::Email, MAIL)];

/// A registrar's life until Alice is judged: it goes on from wherever the last one ended.
async fn live(engine: &Engine, world: &World) {
	for _ in 0..40 {
		watch(engine, &world.chain).await;
		let Some(view) = engine.request(key(ALICE)).await.unwrap() else { break };
		match view.stage {
			Stage::Ended { .. } => break,
			Stage::Waiting if !view.obstacles.is_empty() => prove(engine, world).await,
			Stage::Failed => panic!("nothing is refused"),
			Stage::Waiting | Stage::Submitting => world.chain.produce(1),
		}
	}
	engine.tick().await.unwrap();
}

async fn prove(engine: &Engine, world: &World) {
	// A crash between sending a code and answering it costs a code, of which there are not many.
	let _ = engine.begin(key(ALICE), Field::Email, Channel::MailLink).await;
	let _ = engine.answer(world.mail.answer_of(MAIL)).await;
}

/// A database in which everything but the mail address is verified.
async fn template(folder: &Path) -> std::path::PathBuf {
	let path = folder.join("template.sqlite");
	let world = World::on(format!("sqlite:{}", path.display())).await;
	world.ask(ALICE, &FIELDS).await;
	world.engine.tick().await.unwrap();
	path
}

/// What a chain does to a registrar besides.
type Weather = fn(&FakeChain);

const WEATHERS: [Weather; 4] = [
	|_| (),
	|chain| chain.lag(3),
	FakeChain::hide_inclusions,
	|chain| {
		chain.lag(3);
		chain.count_pool();
	},
];

struct Trial<'a> {
	folder: &'a Path,
	template: &'a Path,
}

impl Trial<'_> {
	/// Lets one registrar crash and another one go on; says whether the first one came to its end.
	async fn run(&self, weather: Weather, polls: usize, calls: usize) -> bool {
		let path = self.folder.join("trial.sqlite");
		for end in ["", "-wal", "-shm"] {
			let _ = fs::remove_file(format!("{}{end}", path.display()));
		}
		fs::copy(self.template, &path).unwrap();
		let world = World::on(format!("sqlite:{}", path.display())).await;
		world.set(ALICE, &FIELDS);
		world.chain.request_judgement(ALICE);
		world.chain.produce(1);
		weather(&world.chain);
		world.chain.crash.set(calls);
		let first = world.another(2).await;
		let has_crashed = || world.chain.crash.is_reached();
		let is_complete = after_polls(live(&first, &world), polls, has_crashed).await.is_some();
		drop(first);
		world.chain.crash.unset();
		let second = world.another(3).await;
		live(&second, &world).await;
		assert_judged_once(&world, &second, (polls, calls)).await;
		is_complete
	}
}

async fn assert_judged_once(world: &World, engine: &Engine, at: (usize, usize)) {
	world.chain.produce(20);
	watch(engine, &world.chain).await;
	let once = Given { account: ALICE, judgement: Judgement::Reasonable, is_paid: true };
	assert_eq!(world.chain.given(), [once], "after {at:?}");
	let stage = engine.request(key(ALICE)).await.unwrap().unwrap().stage;
	let end = End::Judged(Judgement::Reasonable);
	assert_eq!(stage, Stage::Ended { end, at: 1_000_000 }, "after {at:?}");
}

#[tokio::test]
async fn a_crash_before_or_after_any_call_to_the_chain_leaves_one_judgement() {
	let folder = tempfile::tempdir().unwrap();
	let template = template(folder.path()).await;
	let trial = Trial { folder: folder.path(), template: &template };
	for weather in WEATHERS {
		let mut calls = 1;
		while !trial.run(weather, usize::MAX, calls).await {
			calls += 1;
		}
		assert!(calls > 5, "{calls}");
	}
}

#[tokio::test]
async fn a_crash_at_any_access_to_the_database_leaves_one_judgement() {
	let folder = tempfile::tempdir().unwrap();
	let template = template(folder.path()).await;
	let trial = Trial { folder: folder.path(), template: &template };
	let mut polls = 1;
	while !trial.run(WEATHERS[3], polls, usize::MAX).await {
		polls += 1;
	}
	assert!(polls > 50, "{polls}");
}

#[tokio::test]
async fn what_gets_lost_on_its_way_is_made_again_once_it_is_dead() {
	let world = World::new().await;
	world.chain.cut(true);
	world.ask(ALICE, &FIELDS).await;
	world.prove_mail(ALICE, MAIL).await;
	for _ in 0..12 {
		world.watch().await;
	}
	world.chain.cut(false);
	live(&world.engine, &world).await;
	assert_judged_once(&world, &world.engine, (0, 0)).await;
}

pub async fn two_programs_over_one_database_judge_once(world: World) {
	WEATHERS[3](&world.chain);
	world.ask(ALICE, &FIELDS).await;
	for _ in 0..3 {
		world.watch().await;
	}
	let other = world.another(2).await;
	world.prove_mail(ALICE, MAIL).await;
	for _ in 0..9 {
		futures::join!(watch(&world.engine, &world.chain), watch(&other, &world.chain));
		world.chain.produce(1);
	}
	assert_judged_once(&world, &other, (0, 0)).await;
}

/// A chain whose signatures take so long that something else is done meanwhile.
struct Slow<'w, F> {
	world: &'w World,
	meanwhile: F,
}

impl<'w, F: Fn(&'w World) -> BoxFuture<'w, ()> + Send + Sync> Submitter for Slow<'w, F> {
	fn look_up<'a>(&'a self, intent: &'a Intent) -> BoxFuture<'a, Result<Facts, SubmitFailed>> {
		self.world.chain.look_up(intent)
	}

	fn sign<'a>(
		&'a self,
		intent: &'a Intent,
		taken: &'a BTreeSet<u64>,
	) -> BoxFuture<'a, Result<Signed, SubmitFailed>> {
		Box::pin(async move {
			(self.meanwhile)(self.world).await;
			self.world.chain.sign(intent, taken).await
		})
	}

	fn send<'a>(&'a self, signed: &'a Signed) -> BoxFuture<'a, Result<(), SubmitFailed>> {
		self.world.chain.send(signed)
	}
}

pub async fn whoever_signs_too_late_sends_nothing(world: World) {
	WEATHERS[3](&world.chain);
	world.ask(ALICE, &FIELDS).await;
	for _ in 0..3 {
		world.watch().await;
	}
	world.prove_mail(ALICE, MAIL).await;
	let other = world.another(2).await;
	let meanwhile = |_: &World| -> BoxFuture<'_, ()> {
		let done = async { other.submit(CHAIN, &*world.chain).await.unwrap() };
		Box::pin(done)
	};
	world.engine.submit(CHAIN, &Slow { world: &world, meanwhile }).await.unwrap();
	assert_judged_once(&world, &other, (0, 0)).await;
}

pub async fn what_cannot_be_read_of_one_stands_in_nobody_else_s_way(world: World) {
	world.get_judged(ALICE, &FIELDS, MAIL).await;
	world.get_judged(BOB, &[(Field::Display, "Bob"), (Field::Email, BOBS)], BOBS).await;
	let alice = key(ALICE);
	let spoil = format!("UPDATE request SET sealed_fields = 'spoiled' WHERE request = '{alice}'");
	world.tamper(&spoil).await;
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	assert_eq!(world.notices.take().len(), 1);
	assert!(world.view(BOB).await.unwrap().fields.is_empty());
}

pub async fn what_is_due_is_done_though_something_else_fails(world: World) {
	world.get_judged(ALICE, &FIELDS, MAIL).await;
	world.engine.tell().await.unwrap();
	world.tamper("ALTER TABLE ban RENAME TO lost").await;
	assert!(world.engine.tick().await.is_err());
	assert!(world.engine.receipts(&key(ALICE)).await.unwrap().is_empty());
}

pub async fn whoever_is_banned_while_it_is_signed_is_not_judged(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.prove_mail(ALICE, MAIL).await;
	fn ban(world: &World) -> BoxFuture<'_, ()> {
		Box::pin(async { world.engine.ban(ALICE, 2_000_000).await.unwrap() })
	}
	world.engine.submit(CHAIN, &Slow { world: &world, meanwhile: ban }).await.unwrap();
	world.watch().await;
	assert_eq!(world.judgements(), []);
}

/// Alice's request is forgotten, and a judgement of Bob is decided.
async fn go_and_come(world: &World) {
	world.chain.clear_identity(ALICE);
	world.set(BOB, &[(Field::Email, BOBS)]);
	world.chain.request_judgement(BOB);
	world.chain.produce(1);
	let (block, identities) = world.chain.finalized();
	for (account, seen) in identities {
		world.engine.observe(CHAIN, block, account, seen).await.unwrap();
	}
	world.engine.tick().await.unwrap();
	world.prove_mail(BOB, BOBS).await;
}

pub async fn whoever_signs_for_a_request_that_is_forgotten_signs_for_no_other(world: World) {
	world.ask(ALICE, &FIELDS).await;
	world.prove_mail(ALICE, MAIL).await;
	let before = world.engine.dispatch(key(ALICE)).await.unwrap().unwrap();
	let meanwhile = |_: &World| -> BoxFuture<'_, ()> { Box::pin(go_and_come(&world)) };
	world.engine.submit(CHAIN, &Slow { world: &world, meanwhile }).await.unwrap();
	assert_eq!(world.view(ALICE).await, None);
	let bobs = world.engine.dispatch(key(BOB)).await.unwrap().unwrap().intent;
	assert_eq!(bobs.signed, None);
	assert!(bobs.id > before.intent.id);
	world.watch().await;
	world.watch().await;
	assert_eq!(world.judgements(), [(BOB, Judgement::Reasonable)]);
}
