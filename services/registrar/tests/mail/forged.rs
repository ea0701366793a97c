//! Messages that nodemailer signed, and what others make of them. Keys are published on a real name
//! server.

use std::{
	sync::Arc,
	time::{Duration, Instant},
};

use litentry_registrar::mail::{Handled, Ignored, Received, Records, Replies, Reply};
use serde_json::{Value, json};

use crate::{
	ALICE, NOW, US,
	answers::FakeAnswers,
	clock,
	name_server::{NameServer, nobody, serve},
	node::{Signed, sign},
	other_code, postmark, resolvers, this_code, us,
};

/// A message as a person sends it, of which every part can be exchanged.
#[derive(Clone)]
pub(crate) struct Message {
	fields: Vec<String>,
	body: String,
	domain: &'static str,
	selector: &'static str,
	skip: &'static str,
	tags: Option<&'static str>,
}

pub(crate) fn message() -> Message {
	let fields = [
		"From: Alice <alice@example.org>".to_owned(),
		format!("To: {US}"),
		"Subject: My identity".to_owned(),
		"Message-ID: <1@example.org>".to_owned(),
	];
	let body = format!("Here it is: {}\r\n", this_code());
	let (domain, selector) = ("example.org", "mail");
	Message { fields: fields.into(), body, domain, selector, skip: "", tags: None }
}

impl Message {
	pub(crate) fn field(mut self, at: usize, field: &str) -> Self {
		self.fields[at] = field.to_owned();
		self
	}

	pub(crate) fn and(mut self, field: &str) -> Self {
		self.fields.push(field.to_owned());
		self
	}

	pub(crate) fn body(self, body: impl Into<String>) -> Self {
		Self { body: body.into(), ..self }
	}

	pub(crate) fn without(self, skip: &'static str) -> Self {
		Self { skip, ..self }
	}

	fn by(self, domain: &'static str) -> Self {
		Self { domain, ..self }
	}

	fn job(&self) -> Value {
		let message = format!("{}\r\n\r\n{}", self.fields.join("\r\n"), self.body);
		let Self { domain, selector, skip, tags, .. } = self;
		let mut job = json!({
			"key": "key", "domain": domain, "selector": selector, "message": message, "skip": skip,
		});
		if let Some(tags) = tags {
			job["tags"] = json!(tags);
		}
		job
	}
}

/// Publishes the key under these selectors of domains, and what else they say.
async fn publish(signed: &Signed, policies: &[(&str, &str)]) -> NameServer {
	let key = signed.keys["key"].as_str();
	let names = ["mail._domainkey.example.org", "mail._domainkey.sub.example.org"];
	let keys = names.iter().map(|name| (*name, key));
	let revoked = ("old._domainkey.example.org", "v=DKIM1; k=rsa; p=");
	let all: Vec<_> = keys.chain([revoked]).chain(policies.iter().copied()).collect();
	serve(&all, None).await
}

async fn decide(raw: &[u8], server: &NameServer) -> Result<Reply, Ignored> {
	let received = Received::read(raw)?;
	let resolvers = resolvers(server.address);
	let mut records = Records::new();
	for name in received.names() {
		// The name server answers for no domain above.
		let texts = resolvers.texts(&name).await.unwrap_or_default();
		records.insert(name, texts.into_iter().map(|it| it.text).collect());
	}
	received.decide(&records, &us(), &postmark(), NOW)
}

/// What is made of messages whose domains say this.
pub(crate) async fn decided_under(
	messages: &[Message],
	policies: &[(&str, &str)],
) -> Vec<Result<Reply, Ignored>> {
	let signed = sign(&messages.iter().map(Message::job).collect::<Vec<_>>());
	let server = publish(&signed, policies).await;
	let mut all = Vec::new();
	for at in 0..messages.len() {
		all.push(decide(&signed.message(at), &server).await);
	}
	all
}

pub(crate) async fn assert_ignored(cases: &[(&str, Message, Ignored)]) {
	let messages: Vec<_> = cases.iter().map(|(_, message, _)| message.clone()).collect();
	let decided = decided_under(&messages, &[]).await;
	for ((name, _, why), decided) in cases.iter().zip(decided) {
		assert_eq!(decided, Err(*why), "{name}");
	}
}

pub(crate) fn reply() -> Reply {
	let (from, id) = (ALICE.parse().unwrap(), Some("1@example.org".to_owned()));
	Reply { from, codes: vec![this_code()], id }
}

#[tokio::test]
async fn a_code_is_found_wherever_a_person_writes_it() {
	let code = this_code();
	let multipart = message().and("Content-Type: multipart/alternative; boundary=x").body(format!(
		"--x\r\nContent-Type: text/plain\r\n\r\nCode: {code}\r\n--x\r\nContent-Type: text/html\r\n\
		Content-Transfer-Encoding: quoted-printable\r\n\r\nCode:=20<b>{code}</b><b=\r\n\
		r>\r\n--x--\r\n"
	));
	let base64 = data_encoding::BASE64.encode(format!("It is {code}.").as_bytes());
	let encoded = message().and("Content-Transfer-Encoding: base64").body(format!("{base64}\r\n"));
	let lower = code.to_string().to_lowercase().replace('-', "");
	let messages = [
		message(),
		message().body(format!("{code}\r\n\r\n> On Monday somebody wrote:\r\n> Hello\r\n")),
		message().body(lower),
		message().field(2, &format!("Subject: {code}")).body("\r\n"),
		multipart,
		encoded,
		message().field(0, "From: \"bob@example.com\" <alice@EXAMPLE.org>"),
		message().field(1, &format!("To: Bob <bob@example.com>, The Registrar <{US}>")),
		message().field(1, "To: bob@example.com").and(&format!("Cc: {}", US.to_uppercase())),
	];
	let decided = decided_under(&messages, &[]).await;
	assert_eq!(decided, vec![Ok(reply()); messages.len()]);
}

#[tokio::test]
async fn every_code_is_found_once() {
	let (one, other) = (this_code(), other_code());
	let message = message().body(format!("{one} {other}\r\n> {one}\r\n"));
	let found = decided_under(&[message], &[]).await.remove(0).unwrap();
	assert_eq!(found.codes, [one, other]);
}

#[tokio::test]
async fn the_sender_alone_shows_nothing() {
	let signed = sign(&[message().job()]);
	let server = publish(&signed, &[]).await;
	let good = String::from_utf8(signed.message(0)).unwrap();
	assert_eq!(decide(good.as_bytes(), &server).await, Ok(reply()));
	let unsigned = &good[good.find("From:").unwrap()..];
	let code = this_code().to_string();
	for (name, forged, why) in [
		("no signature", unsigned.to_owned(), Ignored::Unsigned),
		("other text", good.replace("Here it is", "Here it was"), Ignored::Unsigned),
		("other code", good.replace(&code, &other_code().to_string()), Ignored::Unsigned),
		("more text", format!("{good}{}\r\n", other_code()), Ignored::Unsigned),
		("other sender", good.replace("alice@", "bob@"), Ignored::Unsigned),
		("other recipient", good.replace(US, "bob@example.com"), Ignored::Unsigned),
		("two senders", format!("From: bob@example.org\r\n{good}"), Ignored::Sender),
		(
			"two senders below",
			good.replace("To:", "from : bob@example.org\r\nTo:"),
			Ignored::Sender,
		),
		("odd sender field", good.replace("To:", "F rom: bob@example.org\r\nTo:"), Ignored::Sender),
		("other line ends", good.replace("\r\n", "\n"), Ignored::Sender),
	] {
		assert_eq!(decide(forged.as_bytes(), &server).await, Err(why), "{name}");
	}
}

#[tokio::test]
async fn what_was_put_into_a_signed_message_later_does_not_count() {
	let addressed = |field: &str| message().field(1, field);
	let signed = sign(&[
		message().without("subject").field(2, "X: y").body("Hello\r\n").job(),
		addressed("X: y").without("to").job(),
		message().body("Hello\r\n").job(),
	]);
	let server = publish(&signed, &[]).await;
	let text = |at| String::from_utf8(signed.message(at)).unwrap();
	let subject = format!("Subject: {}\r\n{}", this_code(), text(0));
	assert_eq!(decide(subject.as_bytes(), &server).await, Err(Ignored::NoCode));
	let to = format!("To: {US}\r\n{}", text(1));
	assert_eq!(decide(to.as_bytes(), &server).await, Err(Ignored::SentElsewhere));
	let second_subject = format!("Subject: {}\r\n{}", this_code(), text(2));
	assert_eq!(decide(second_subject.as_bytes(), &server).await, Err(Ignored::NoCode));
}

#[tokio::test]
async fn a_signature_counts_only_if_it_says_all_that_is_needed() {
	let tagged = |tags| Message { tags: Some(tags), ..message() };
	assert_ignored(&[
		("another domain", message().by("example.com"), Ignored::Unsigned),
		("a domain that ends alike", message().by("ample.org"), Ignored::Unsigned),
		("the domain of all", message().by("org"), Ignored::Unsigned),
		("a domain below", message().by("sub.example.org"), Ignored::Unsigned),
		("an unknown key", Message { selector: "other", ..message() }, Ignored::Unsigned),
		("a revoked key", Message { selector: "old", ..message() }, Ignored::Unsigned),
		("no sender", message().without("from"), Ignored::Unsigned),
		("a part of the body", tagged("l=?"), Ignored::Unsigned),
		("in the past", tagged("t=1700000000; x=1700000001"), Ignored::Unsigned),
		("ended just now", tagged("x=1800000000"), Ignored::Unsigned),
		("ended before it began", tagged("t=1900000001; x=1900000000"), Ignored::Unsigned),
		("for another user", tagged("i=alice@example.com"), Ignored::Unsigned),
		("for a domain above", tagged("i=@org"), Ignored::Unsigned),
	])
	.await;
	let good = [tagged("t=1700000000; x=1800000001"), tagged("i=x@sub.example.org")];
	assert_eq!(decided_under(&good, &[]).await, [Ok(reply()), Ok(reply())]);
}

#[tokio::test]
async fn a_sender_that_can_be_read_in_two_ways_is_nobody() {
	let from = |text: &str| message().field(0, &format!("From: {text}"));
	let sender = |text: &'static str| (text, from(text), Ignored::Sender);
	assert_ignored(&[
		sender("alice@example.org, bob@example.org"),
		sender("alice@example.org <bob@example.org>"),
		sender("<alice@example.org> <bob@example.org>"),
		sender("bob@example.org (alice@example.org)"),
		sender("Friends: alice@example.org;"),
		sender("\"alice\"@example.org"),
		sender("alice"),
	])
	.await;
	// A name is only a name.
	let named = from("\"alice@example.org\" <bob@example.org>");
	let found = decided_under(&[named], &[]).await.remove(0).unwrap();
	assert_eq!(found.from.to_string(), "bob@example.org");
}

#[tokio::test]
async fn what_is_not_sent_to_us_or_by_a_person_is_no_answer() {
	let elsewhere = Ignored::SentElsewhere;
	assert_ignored(&[
		("to somebody else", message().field(1, "To: bob@example.com"), elsewhere),
		(
			"to our name",
			message().field(1, &format!("To: \"<{US}>\" <bob@example.com>")),
			elsewhere,
		),
		("to nobody", message().field(1, "X: y"), elsewhere),
		("an absence", message().and("Auto-Submitted: auto-replied"), Ignored::Automatic),
		("a list", message().and("List-Id: <list.example.org>"), Ignored::Automatic),
		("bulk", message().and("Precedence: bulk"), Ignored::Automatic),
		("a bounce", message().and("Return-Path: <>"), Ignored::Automatic),
		("a server", message().field(0, "From: MAILER-DAEMON@example.org"), Ignored::Automatic),
		("no code", message().body("Hello\r\n"), Ignored::NoCode),
	])
	.await;
	let by_hand = message().and("Auto-Submitted: no");
	assert_eq!(decided_under(&[by_hand], &[]).await, [Ok(reply())]);
}

#[tokio::test]
async fn an_organization_signs_for_its_domains_if_it_says_so() {
	let from_below = message().field(0, "From: alice@sub.example.org");
	let policy = |text| [("_dmarc.example.org", text)];
	let decided = async |policy: &[(&str, &str)]| {
		let decided = decided_under(std::slice::from_ref(&from_below), policy).await.remove(0);
		decided.map(|reply| reply.from.to_string())
	};
	let alice = Ok("alice@sub.example.org".to_owned());
	assert_eq!(decided(&policy("v=DMARC1; p=reject")).await, alice);
	assert_eq!(decided(&policy("v=DMARC1; p=reject; adkim=s")).await, Err(Ignored::Unsigned));
	assert_eq!(decided(&policy("v=DMARC1; p=reject; psd=y")).await, Err(Ignored::Unsigned));
	assert_eq!(decided(&[]).await, Err(Ignored::Unsigned));
}

#[tokio::test]
async fn name_servers_that_do_not_answer_are_waited_for_all_at_once() {
	let from = "From: Alice <alice@a.b.c.d.example.org>";
	let signed = sign(&[message().field(0, from).by("d.example.org").job()]);
	let raw = signed.message(0);
	let names = Received::read(&raw).unwrap().names();
	assert!(names.len() > 2, "{names:?}");
	let (resolvers, answers) = (resolvers(nobody().await), Arc::<FakeAnswers>::default());
	let replies = Replies::new(us(), postmark(), resolvers, answers, clock());
	let start = Instant::now();
	assert_eq!(replies.handle(&raw).await, Handled::Later);
	assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}
