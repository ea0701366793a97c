//! Messages that a real mail server takes.

use std::{fs, path::Path, sync::Arc};

use litentry_registrar::{
	challenge::{Channel, Code},
	mail::{CannotMail, Server, Smtp},
	verifier::{Hint, Instruction, Verifier},
	verifiers::email::EmailVerifier,
};
use mail_parser::{HeaderName, MessageParser};
use serde_json::json;
use tempfile::TempDir;

use crate::{
	ALICE, US, certificate::certificate, claim, clock, node::PostOffice, postmark, server,
	settings, stationery, this_code, token, us,
};

fn verifier(smtp: Server) -> EmailVerifier {
	let smtp = Smtp::new(&settings(smtp, None), postmark(), clock()).unwrap();
	EmailVerifier::new(Arc::new(smtp), stationery(), Some(us()))
}

async fn begin(smtp: Server, channel: Channel) -> Result<Instruction, Hint> {
	verifier(smtp).begin(&claim("alice@Example.org", channel), this_code()).await
}

#[tokio::test]
async fn a_link_is_sent_with_a_way_to_say_no() {
	let office = PostOffice::open().await;
	let begun = begin(server(office.port), Channel::MailLink).await;
	assert_eq!(begun, Ok(Instruction::FollowLink));
	let caught = office.caught().await;
	assert_eq!((&*caught.from, &*caught.to), (US, &[ALICE.to_owned()][..]));
	let raw = caught.raw();
	let message = MessageParser::default().parse(&raw).unwrap();
	let (text, html) = (message.body_text(0).unwrap(), message.body_html(0).unwrap());
	for page in ["confirm", "refuse"] {
		let url = format!("https://registrar.example/{page}?code={}&from=mail", token(this_code()));
		assert!(text.contains(&url), "{text}");
		assert!(html.contains(&format!("href=\"{}\"", url.replace('&', "&amp;"))), "{html}");
	}
	assert!(text.contains("Account: 1") && text.contains("Chain: Paseo"), "{text}");
	assert_eq!(message.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
	let unsubscribe = message.header_raw(HeaderName::ListUnsubscribe).unwrap();
	assert!(unsubscribe.contains("<https://registrar.example/refuse?code="), "{unsubscribe}");
	let one_click = message.header_raw("List-Unsubscribe-Post").map(str::trim);
	assert_eq!(one_click, Some("List-Unsubscribe=One-Click"));
	assert_eq!(message.date().unwrap().to_timestamp(), 1_800_000_000);
	let subject = message.subject().unwrap();
	assert!(!subject.contains(&this_code().to_string()), "{subject}");
}

#[tokio::test]
async fn the_letter_that_is_answered_holds_no_code() {
	let office = PostOffice::open().await;
	let begun = begin(server(office.port), Channel::MailReply).await;
	assert_eq!(begun, Ok(Instruction::Send { code: this_code(), to: US.to_owned() }));
	let raw = office.caught().await.raw();
	let message = MessageParser::default().parse(&raw).unwrap();
	assert_eq!(Code::find_all(&String::from_utf8_lossy(&raw)), []);
	for body in [message.body_text(0).unwrap(), message.body_html(0).unwrap()] {
		assert_eq!(Code::find_all(&body), []);
		for said in [US, "Paseo", "https://registrar.example/request", "/refuse?code="] {
			assert!(body.contains(said), "{said}: {body}");
		}
		assert!(!body.contains("/confirm?"), "{body}");
	}
}

#[tokio::test]
async fn every_letter_has_our_mark() {
	let office = PostOffice::open().await;
	for channel in [Channel::MailLink, Channel::MailReply] {
		assert!(begin(server(office.port), channel).await.is_ok());
		let raw = office.caught().await.raw();
		let message = MessageParser::default().parse(&raw).unwrap();
		let number = message.message_id().unwrap();
		assert!(postmark().is_on(number, &"ALICE@example.org".parse().unwrap()), "{number}");
		assert!(!postmark().is_on(number, &"bob@example.org".parse().unwrap()));
	}
}

#[tokio::test]
async fn nothing_is_sent_to_what_is_no_address() {
	let office = PostOffice::open().await;
	for value in ["alice", "a@b.org\r\nBcc: c@d.org", "\"x\"@example.org", "a@b.org, c@d.org"] {
		let (verifier, claim) = (verifier(server(office.port)), claim(value, Channel::MailLink));
		let begun = verifier.begin(&claim, this_code()).await;
		assert!(matches!(begun, Err(Hint::Malformed { .. })), "{value}");
	}
	assert!(office.catches_nothing().await);
}

#[tokio::test]
async fn an_address_that_nobody_has_is_told_from_a_server_that_is_away() {
	let office = PostOffice::with(&json!({ "refuse": [ALICE] })).await;
	let begun = begin(server(office.port), Channel::MailLink).await;
	assert_eq!(begun, Err(Hint::Malformed { expected: "a mail address that takes messages" }));
	let port = office.port;
	drop(office);
	let begun = begin(server(port), Channel::MailLink).await;
	assert_eq!(begun, Err(Hint::Unreachable { what: "the mail server" }));
}

fn encrypted(port: u16, how: &str, folder: &Path) -> Server {
	fs::write(folder.join("password"), "secret\n").unwrap();
	let [authority, password] = ["authority.pem", "password"].map(|name| folder.join(name));
	let text = format!(
		"host = 'localhost'\nport = {port}\nencryption = '{how}'\nuser = 'registrar'\n\
		password_file = {password:?}\nauthorities_file = {authority:?}"
	);
	toml::from_str(&text).unwrap()
}

#[tokio::test]
async fn a_server_is_spoken_to_in_secret_by_who_knows_the_password() {
	for (how, tls) in [("tls", "wrapper"), ("starttls", "starttls")] {
		let (folder, strange) = (TempDir::new().unwrap(), TempDir::new().unwrap());
		let (key, cert) = certificate(folder.path());
		certificate(strange.path());
		let (user, password) = ("registrar", "secret");
		let office = PostOffice::with(&json!({
			"tls": tls, "key": key, "cert": cert, "user": user, "password": password,
		}))
		.await;
		let trusting = encrypted(office.port, how, folder.path());
		assert_eq!(begin(trusting.clone(), Channel::MailLink).await, Ok(Instruction::FollowLink));
		assert!(office.caught().await.secure);

		let unreachable = Err(Hint::Unreachable { what: "the mail server" });
		let distrusting = encrypted(office.port, how, strange.path());
		assert_eq!(begin(distrusting, Channel::MailLink).await, unreachable);
		fs::write(folder.path().join("password"), "wrong").unwrap();
		assert_eq!(begin(trusting, Channel::MailLink).await, unreachable);
		assert!(office.catches_nothing().await);
	}
}

#[tokio::test]
async fn without_starttls_nothing_is_said() {
	let folder = TempDir::new().unwrap();
	certificate(folder.path());
	let office = PostOffice::open().await;
	let begun = begin(encrypted(office.port, "starttls", folder.path()), Channel::MailLink).await;
	assert_eq!(begun, Err(Hint::Unreachable { what: "the mail server" }));
	assert!(office.catches_nothing().await);
}

#[test]
fn other_machines_are_not_spoken_to_openly() {
	let text = "host = 'mail.example.org'\nencryption = 'none'";
	let made = Smtp::new(&settings(toml::from_str(text).unwrap(), None), postmark(), clock());
	assert!(matches!(made, Err(CannotMail::Unencrypted { .. })));
}
