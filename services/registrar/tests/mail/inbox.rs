//! Replies that a real mail server keeps, signed and delivered by nodemailer.

use std::{
	net::SocketAddr,
	process::Command,
	sync::{Arc, atomic::Ordering},
	time::{Duration, Instant},
};

use litentry_registrar::{
	challenge::{Channel, Code},
	mail::{Inbox, InboxSettings, Replies, Server, Settings, Settled, Smtp},
	verifier::{Instruction, Verifier},
	verifiers::email::EmailVerifier,
};
use litentry_vocabulary::Moment;
use mail_parser::MessageParser;
use serde_json::{Value, json};
use tokio::{task::JoinHandle, time::sleep};

use crate::{
	ALICE, US,
	answers::{FakeAnswers, sent},
	claim, clock, clock_at,
	dovecot::Dovecot,
	name_server::{NameServer, nobody, serve},
	node::{PostOffice, Script},
	other_code, postmark, resolvers, server, stationery, this_code, us,
};

/// A mailbox, who writes into it, and where letters go.
struct World {
	dovecot: Dovecot,
	office: PostOffice,
	names: NameServer,
	sender: Script,
	key: String,
	answers: Arc<FakeAnswers>,
}

impl World {
	async fn new() -> Self {
		Self::with(Dovecot::start().await).await
	}

	async fn with(dovecot: Dovecot) -> Self {
		let (key, record) = key_pair();
		let sender = Script::start("mail/send.mjs", &dovecot.lmtp.to_string());
		let names = serve(&[("mail._domainkey.example.org", &record)], None).await;
		let (office, answers) = (PostOffice::open().await, Arc::default());
		Self { dovecot, office, names, sender, key, answers }
	}

	fn settings(&self, imap: Server, settled: Settled) -> Settings {
		let inbox = InboxSettings { settled, look_every: 1, ..InboxSettings::default() };
		Settings { inbox, ..crate::settings(server(self.office.port), Some(imap)) }
	}

	fn inbox(&self, settings: &Settings, names: SocketAddr, now: Moment) -> Inbox {
		let post = Arc::new(Smtp::new(settings, postmark(), clock()).unwrap());
		let replies =
			Replies::new(us(), postmark(), resolvers(names), self.answers.clone(), clock_at(now));
		let inbox = Inbox::new(settings, replies, post).unwrap().unwrap();
		inbox.retrying_after(Duration::from_millis(50))
	}

	fn read(&self, settings: &Settings) -> JoinHandle<()> {
		self.read_asking(settings, self.names.address, self.dovecot.started())
	}

	fn read_asking(&self, settings: &Settings, names: SocketAddr, now: Moment) -> JoinHandle<()> {
		let inbox = self.inbox(settings, names, now);
		tokio::spawn(async move { inbox.run().await })
	}

	fn run(&self, settled: &Settled) -> JoinHandle<()> {
		let settings = self.settings(self.dovecot.server(), settled.clone());
		self.read(&settings)
	}

	/// Has a message delivered that the sender's domain signs.
	async fn deliver(&mut self, code: Code) {
		let key = self.key.clone();
		self.deliver_signed(ALICE, &format!("Here it is: {code}"), Some(&key)).await;
	}

	async fn deliver_signed(&mut self, from: &str, text: &str, key: Option<&str>) {
		let message = json!({ "from": from, "to": US, "subject": "My identity", "text": text });
		self.deliver_message(&message, key).await;
	}

	async fn deliver_message(&mut self, message: &Value, key: Option<&str>) {
		let domain = "example.org";
		let order = json!({ "domain": domain, "selector": "mail", "key": key, "message": message });
		self.sender.tell(&order);
		assert_eq!(self.sender.said().await, json!({ "accepted": [US] }));
	}

	/// Waits until so many answers came, and no more are on their way.
	async fn told(&self, count: usize) -> Vec<litentry_registrar::answer::Answer> {
		until(|| self.answers.told().len() >= count).await;
		sleep(Duration::from_millis(200)).await;
		self.answers.told()
	}
}

impl World {
	/// Waits until so many messages were settled so, and none is left.
	async fn is_settled(&self, settled: &Settled, count: usize) {
		let Self { dovecot, .. } = self;
		until(|| match settled {
			Settled::Mark => dovecot.seen() == count && dovecot.count("") == count,
			Settled::Move(_) => dovecot.count(".Done") == count && dovecot.count("") == 0,
			Settled::Delete => dovecot.count("") == 0,
		})
		.await;
	}
}

async fn until(is_so: impl Fn() -> bool) {
	let start = Instant::now();
	while !is_so() {
		assert!(start.elapsed() < Duration::from_secs(60), "it does not happen");
		sleep(Duration::from_millis(20)).await;
	}
}

/// An RSA key in PEM, and what its domain publishes.
fn key_pair() -> (String, String) {
	let script = "const { privateKey, publicKey } = \
		require('crypto').generateKeyPairSync('rsa', { modulusLength: 2048 }); \
		const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64'); \
		const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }); \
		console.log(JSON.stringify([pem, `v=DKIM1; k=rsa; p=${spki}`]))";
	let output = Command::new("node").args(["-e", script]).output().unwrap();
	serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test]
async fn from_the_first_letter_to_the_answer() {
	let mut world = World::new().await;
	let settings = world.settings(world.dovecot.encrypted_server(), Settled::Mark);
	let smtp = Arc::new(Smtp::new(&settings, postmark(), clock()).unwrap());
	let verifier = EmailVerifier::new(smtp, stationery(), settings.replies_to().unwrap());
	let begun = verifier.begin(&claim(ALICE, Channel::MailReply), this_code()).await;
	let Ok(Instruction::Send { code, .. }) = begun else { panic!("{begun:?}") };
	let raw = world.office.caught().await.raw();
	let letter = MessageParser::default().parse(&raw).unwrap();
	let quoted: String =
		letter.body_text(0).unwrap().lines().map(|it| format!("> {it}\n")).collect();

	let reading = world.read(&settings);
	let text = format!("Yes, it is mine: {code}\n\nOn Monday the registrar wrote:\n\n{quoted}");
	let number = format!("<{}>", letter.message_id().unwrap());
	let message = json!({
		"from": ALICE, "to": US, "text": text, "subject": "Re: Is this your on-chain identity?",
		"inReplyTo": number, "references": number,
	});
	let key = world.key.clone();
	world.deliver_message(&message, Some(&key)).await;
	assert_eq!(world.told(1).await, [sent(ALICE, code)]);
	assert!(world.office.catches_nothing().await);
	reading.abort();
}

#[tokio::test]
async fn a_reply_is_told_once_also_after_a_restart() {
	for settled in [Settled::Mark, Settled::Move("Done".into()), Settled::Delete] {
		let mut world = World::new().await;
		world.deliver(this_code()).await;
		let reading = world.run(&settled);
		assert_eq!(world.told(1).await, [sent(ALICE, this_code())], "{settled:?}");
		world.is_settled(&settled, 1).await;
		reading.abort();
		world.deliver(other_code()).await;
		let reading = world.run(&settled);
		let both = [sent(ALICE, this_code()), sent(ALICE, other_code())];
		assert_eq!(world.told(2).await, both, "{settled:?}");
		world.is_settled(&settled, 2).await;
		assert!(world.office.catches_nothing().await);
		reading.abort();
	}
}

#[tokio::test]
async fn the_case_of_letters_makes_no_difference() {
	let mut world = World::new().await;
	let reading = world.run(&Settled::Mark);
	let (key, text) = (world.key.clone(), format!("Here it is: {}", this_code()));
	world.deliver_signed("Alice <ALICE@Example.ORG>", &text, Some(&key)).await;
	let told = world.told(1).await;
	let smtp = Arc::new(
		Smtp::new(&crate::settings(server(world.office.port), None), postmark(), clock()).unwrap(),
	);
	let verifier = EmailVerifier::new(smtp, stationery(), None);
	assert_eq!(told, [sent(&verifier.address("Alice@EXAMPLE.org").unwrap(), this_code())]);
	reading.abort();
}

#[tokio::test]
async fn a_server_that_can_do_little_is_enough() {
	for settled in [Settled::Move("Done".into()), Settled::Delete] {
		let mut world = World::with(Dovecot::start_old().await).await;
		let reading = world.run(&settled);
		world.deliver(this_code()).await;
		assert_eq!(world.told(1).await, [sent(ALICE, this_code())]);
		world.deliver(other_code()).await;
		assert_eq!(world.told(2).await[1], sent(ALICE, other_code()));
		world.is_settled(&settled, 2).await;
		reading.abort();
	}
}

#[tokio::test]
async fn a_new_message_is_read_at_once() {
	let mut world = World::new().await;
	let mut settings = world.settings(world.dovecot.server(), Settled::Delete);
	settings.inbox.look_every = 3600;
	let reading = world.read(&settings);
	for (at, code) in [this_code(), other_code()].into_iter().enumerate() {
		sleep(Duration::from_millis(300)).await;
		world.deliver(code).await;
		assert_eq!(world.told(at + 1).await[at], sent(ALICE, code));
	}
	reading.abort();
}

#[tokio::test]
async fn a_crash_between_answer_and_mark_loses_nothing_and_repeats_harmlessly() {
	let mut world = World::new().await;
	world.deliver(this_code()).await;
	world.answers.is_stuck.store(true, Ordering::SeqCst);
	let reading = world.run(&Settled::Mark);
	assert_eq!(world.told(1).await.len(), 1);
	reading.abort();
	world.answers.is_stuck.store(false, Ordering::SeqCst);
	let reading = world.run(&Settled::Mark);
	assert_eq!(world.told(2).await, vec![sent(ALICE, this_code()); 2]);
	world.is_settled(&Settled::Mark, 1).await;
	// The second time the code was used already, which is nobody's mistake.
	assert!(world.office.catches_nothing().await);
	reading.abort();
	let reading = world.run(&Settled::Mark);
	sleep(Duration::from_millis(500)).await;
	assert_eq!(world.answers.told().len(), 2);
	reading.abort();
}

#[tokio::test]
async fn what_cannot_be_decided_now_is_decided_later() {
	let mut world = World::new().await;
	world.deliver(this_code()).await;
	let settings = world.settings(world.dovecot.server(), Settled::Delete);
	let reading = world.read_asking(&settings, nobody().await, world.dovecot.started());
	sleep(Duration::from_secs(2)).await;
	assert_eq!((world.answers.told().len(), world.dovecot.count("")), (0, 1));
	reading.abort();

	world.answers.is_unavailable.store(true, Ordering::SeqCst);
	let reading = world.run(&Settled::Delete);
	sleep(Duration::from_millis(1500)).await;
	assert_eq!(world.dovecot.count(""), 1);
	world.answers.is_unavailable.store(false, Ordering::SeqCst);
	assert_eq!(world.told(1).await, [sent(ALICE, this_code())]);
	until(|| world.dovecot.count("") == 0).await;
	reading.abort();
}

#[tokio::test]
async fn what_cannot_be_decided_for_days_is_given_up() {
	let mut world = World::new().await;
	world.deliver(this_code()).await;
	let settings = world.settings(world.dovecot.server(), Settled::Delete);
	let in_three_days = world.dovecot.started() + 3 * 24 * 3600 * 1000;
	let reading = world.read_asking(&settings, nobody().await, in_three_days);
	until(|| world.dovecot.count("") == 0).await;
	assert!(world.answers.told().is_empty() && world.office.catches_nothing().await);
	reading.abort();
}

#[tokio::test]
async fn only_who_is_known_to_have_sent_a_wrong_code_is_told_so() {
	let mut world = World::new().await;
	world.answers.knows_not(this_code());
	let (key, (strange_key, _)) = (world.key.clone(), key_pair());
	let text = format!("Here it is: {}", this_code());
	world.deliver_signed(ALICE, &text, None).await;
	world.deliver_signed(ALICE, &text, Some(&strange_key)).await;
	world.deliver_signed("bob@example.com", &text, Some(&key)).await;
	world.deliver_signed(ALICE, "Hello", Some(&key)).await;
	let reading = world.run(&Settled::Delete);
	until(|| world.dovecot.count("") == 0).await;
	assert!(world.answers.told().is_empty() && world.office.catches_nothing().await);

	world.deliver(this_code()).await;
	assert_eq!(world.told(1).await, [sent(ALICE, this_code())]);
	let caught = world.office.caught().await;
	assert_eq!(caught.to, [ALICE]);
	let raw = caught.raw();
	let letter = MessageParser::default().parse(&raw).unwrap();
	assert!(letter.body_text(0).unwrap().contains("this code is not known here"));
	assert_eq!(letter.header_raw("Auto-Submitted").map(str::trim), Some("auto-replied"));
	assert!(letter.in_reply_to().as_text().is_some());
	assert!(Code::find_all(&String::from_utf8(raw.clone()).unwrap()).is_empty());
	assert!(world.office.catches_nothing().await);
	reading.abort();
}

#[tokio::test]
async fn an_inbox_that_went_away_is_read_when_it_is_back() {
	let mut world = World::new().await;
	let reading = world.run(&Settled::Delete);
	world.deliver(this_code()).await;
	assert_eq!(world.told(1).await.len(), 1);
	world.dovecot.restart().await;
	world.deliver(other_code()).await;
	assert_eq!(world.told(2).await[1], sent(ALICE, other_code()));
	reading.abort();
}
