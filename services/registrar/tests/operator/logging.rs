//! What is logged of a request's whole life: nothing personal.

use std::{
	collections::BTreeSet,
	io,
	sync::{Arc, Mutex},
	time::Duration,
};

use futures::future::BoxFuture;
use litentry_registrar::{
	answer::{Answer, Answers},
	challenge::Channel,
	desk::{Desk, Office},
	identity::{Content, Field, HashKind, Hashed, Judgement},
	outbox::{Facts, Intent, Signed, SubmitFailed, Submitter},
};
use litentry_vocabulary::blake2_256;
use tracing::{Level, subscriber::set_default};

use crate::fakes::{ALICE, CHAIN, World, key};

const NAME: &str = "Alice Aardvark";
const MAIL: &str = "alice@aardvark.example";
const WEB: &str = "https://alice.aardvark.example/a-long-way-down";
const FAX: &str = "0049-Aardvark";

/// A chain that cannot be asked.
pub struct Unreachable;

impl Submitter for Unreachable {
	fn look_up<'a>(&'a self, _: &'a Intent) -> BoxFuture<'a, Result<Facts, SubmitFailed>> {
		Box::pin(async { Err(SubmitFailed::Unreachable) })
	}

	fn sign<'a>(
		&'a self,
		_: &'a Intent,
		_: &'a BTreeSet<u64>,
	) -> BoxFuture<'a, Result<Signed, SubmitFailed>> {
		Box::pin(async { Err(SubmitFailed::Unreachable) })
	}

	fn send<'a>(&'a self, _: &'a Signed) -> BoxFuture<'a, Result<(), SubmitFailed>> {
		Box::pin(async { Err(SubmitFailed::Unreachable) })
	}
}

/// Everything that is logged, by anybody, without any guard.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		self.0.lock().unwrap().write(bytes)
	}

	fn flush(&mut self) -> io::Result<()> {
		Ok(())
	}
}

impl Log {
	fn listen(&self) -> tracing::subscriber::DefaultGuard {
		let writer = self.clone();
		let log = tracing_subscriber::fmt().with_max_level(Level::TRACE).with_ansi(false);
		set_default(log.with_writer(move || writer.clone()).finish())
	}

	fn text(&self) -> String {
		String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
	}
}

fn fields() -> Vec<(Field, Content)> {
	let text = |text: &str| Content::Text(text.to_owned());
	let web = Hashed { kind: HashKind::BlakeTwo256, hash: blake2_256(WEB.as_bytes()) };
	vec![
		(Field::Display, text(NAME)),
		(Field::Email, text(MAIL)),
		(Field::Web, Content::Hashed(web)),
	]
}

/// Fails at everything at which one can fail, before doing it as it should be done.
async fn live(world: &World) -> Vec<String> {
	let (engine, alice) = (&world.engine, key(ALICE));
	world.name.publish(&NAME.to_lowercase());
	world.chain.set_identity(
		ALICE,
		&[
			(Field::Display, Content::Text(NAME.into())),
			(Field::Other(FAX.into()), Content::Text(FAX.into())),
		],
	);
	world.chain.request_judgement(ALICE);
	world.watch().await;
	world.name.take_back(&NAME.to_lowercase());
	world.chain.set_identity(ALICE, &fields());
	world.watch().await;
	engine.retry(alice).await.unwrap();
	engine.reveal(alice, Field::Web, MAIL.into()).await.unwrap_err();
	engine.reveal(alice, Field::Web, WEB.into()).await.unwrap();
	engine.begin(alice, Field::Web, Channel::Dns).await.unwrap();
	engine.look(alice, Field::Web, None).await.unwrap_err();
	let web = world.web.code_for(WEB);
	world.web.publish(&web);
	engine.look(alice, Field::Web, None).await.unwrap();
	engine.begin(alice, Field::Email, Channel::MailLink).await.unwrap();
	let answer = world.mail.answer_of(MAIL);
	for from in ["mallory@aardvark.example", ""] {
		let answer = Answer { from: from.into(), ..answer.clone() };
		assert_eq!(engine.answer(answer).await.is_ok(), from.is_empty());
	}
	engine.answer(answer.clone()).await.unwrap_err();
	engine.submit(CHAIN, &Unreachable).await.unwrap();
	for _ in 0..3 {
		world.watch().await;
		engine.tell().await.unwrap();
		engine.tick().await.unwrap();
	}
	engine.ban(ALICE, 2_000_000).await.unwrap();
	world.clock.advance(Duration::from_hours(24));
	engine.tell().await.unwrap();
	engine.tick().await.unwrap();
	vec![web.to_string(), answer.code.to_string()]
}

#[tokio::test]
async fn nothing_personal_is_logged_in_the_whole_life_of_a_request() {
	let (world, log) = (World::new().await, Log::default());
	let listening = log.listen();
	let codes = live(&world).await;
	world.break_database().await;
	world.engine.request(key(ALICE)).await.unwrap_err();
	drop(listening);
	assert_eq!(world.judgements(), [(ALICE, Judgement::Reasonable)]);
	let text = log.text();
	for told in ["verified", "refused", "not submitted", "settled", "judged", "banned", "failed"] {
		assert!(text.contains(told), "{told} in\n{text}");
	}
	let plain = codes.iter().map(|code| code.replace('-', ""));
	let personal = ["aardvark", "mallory", "number 1"].map(str::to_owned);
	let text = text.to_lowercase();
	for word in codes.iter().cloned().chain(plain).chain(personal) {
		assert!(!text.contains(&word.to_lowercase()), "{word} in\n{text}");
	}
}
