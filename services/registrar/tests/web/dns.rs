//! Records of the domain.

use std::{num::NonZeroUsize, sync::Arc};

use litentry_registrar::{
	challenge::Channel,
	verifier::{Finding, Hint, Instruction, Verifier},
	verifiers::{
		dns::{CannotResolve, DnsFailed, Dnssec, Resolvers, Resolving, TextRecord},
		fetch::Trust,
	},
};

use crate::{
	RECORD, TIME, claim, fetching,
	name_server::{NameServer, ZoneKey, nobody, serve},
	other_code, published, resolvers, this_code, verifier,
};

async fn serve_code(at: &str) -> NameServer {
	serve(&[(at, &published(this_code())), ("example.org", "v=spf1 -all")], None).await
}

async fn serve_nothing() -> NameServer {
	serve(&[], None).await
}

async fn look(servers: &[&NameServer]) -> Result<Finding, Hint> {
	look_at("https://Example.org/~alice", servers).await
}

async fn look_at(website: &str, servers: &[&NameServer]) -> Result<Finding, Hint> {
	let resolvers = resolvers(servers.iter().map(|it| it.address).collect(), Dnssec::Ignored);
	let verifier = verifier(resolvers, fetching(Trust::Only(Vec::new()), &[]));
	let claim = claim(website, Channel::Dns);
	verifier.look(&claim, this_code(), None).await
}

fn found() -> Result<Finding, Hint> {
	Ok(Finding { from: "example.org".to_owned(), platform_id: None })
}

#[tokio::test]
async fn a_code_is_to_be_published_where_it_is_looked_for() {
	let server = serve_nothing().await;
	let resolvers = resolvers(vec![server.address], Dnssec::Ignored);
	let verifier = verifier(resolvers, fetching(Trust::Only(Vec::new()), &[]));
	let begun = verifier.begin(&claim("example.org", Channel::Dns), this_code()).await;
	let (text, at) = (published(this_code()), RECORD.to_owned());
	assert_eq!(begun, Ok(Instruction::Publish { text, at }));
}

#[tokio::test]
async fn a_code_is_found_below_the_domain_and_at_it() {
	for at in [RECORD, "example.org"] {
		let server = serve_code(at).await;
		assert_eq!(look(&[&server]).await, found(), "{at}");
	}
}

#[tokio::test]
async fn a_code_is_found_among_more_records_than_a_packet_holds() {
	let long = "x".repeat(2000);
	let code = published(this_code());
	let server = serve(&[(RECORD, &long), (RECORD, &code), (RECORD, "y")], None).await;
	assert_eq!(look(&[&server]).await, found());
}

#[tokio::test]
async fn most_name_servers_have_to_know_it() {
	let (one, two, other) =
		(serve_code(RECORD).await, serve_code(RECORD).await, serve_nothing().await);
	let at = RECORD.to_owned();
	assert_eq!(look(&[&one, &two, &other]).await, found());
	let not_published = Err(Hint::NotPublished { at });
	assert_eq!(look(&[&one, &other, &other]).await, not_published);
	assert_eq!(look(&[&one, &other]).await, not_published);
}

#[tokio::test]
async fn another_code_and_none_are_told_apart() {
	let at = RECORD.to_owned();
	let wrong = serve(&[(RECORD, &published(other_code()))], None).await;
	assert_eq!(look(&[&wrong]).await, Err(Hint::OtherContent { at: at.clone() }));
	for server in [serve_nothing().await, serve(&[("example.org", "v=spf1 -all")], None).await] {
		assert_eq!(look(&[&server]).await, Err(Hint::NotPublished { at: at.clone() }));
	}
	let quoted = format!("a visitor wrote {}", published(this_code()));
	let server = serve(&[(RECORD, &quoted)], None).await;
	assert_eq!(look(&[&server]).await, Err(Hint::NotPublished { at }));
}

#[tokio::test]
async fn a_code_of_one_domain_shows_nothing_of_another() {
	let server =
		serve(&[("_litentry-registrar.bob.example.org", &published(this_code()))], None).await;
	let at = "_litentry-registrar.alice.example.org".to_owned();
	assert_eq!(look_at("alice.example.org", &[&server]).await, Err(Hint::NotPublished { at }));
}

#[tokio::test]
async fn name_servers_that_are_silent_are_no_evidence() {
	let (one, two, silent) = (serve_code(RECORD).await, serve_code(RECORD).await, nobody().await);
	let ask = async |servers: Vec<_>| resolvers(servers, Dnssec::Ignored).texts(RECORD).await;
	let text = published(this_code());
	let record = TextRecord { text, is_secure: false };
	assert_eq!(ask(vec![one.address, two.address, silent]).await, Ok(vec![record]));
	assert_eq!(ask(vec![one.address, silent, silent]).await, Err(DnsFailed::TooFewAnswers));
}

#[tokio::test]
async fn signed_domains_cannot_be_forged() {
	let (key, forger) = (ZoneKey::draw(), ZoneKey::draw());
	let anchors = key.anchors();
	let text = published(this_code());
	let signed = serve(&[(RECORD, &text)], Some(key)).await;
	let forged = serve(&[(RECORD, &text)], Some(forger)).await;
	let unsigned = serve_code(RECORD).await;
	let ask = async |server: &NameServer| {
		let dnssec = Dnssec::Validated(Arc::clone(&anchors));
		resolvers(vec![server.address], dnssec).texts(RECORD).await
	};
	assert_eq!(ask(&signed).await, Ok(vec![TextRecord { text, is_secure: true }]));
	for server in [&forged, &unsigned] {
		assert_eq!(ask(server).await, Err(DnsFailed::TooFewAnswers));
	}
}

#[tokio::test]
async fn that_there_is_nothing_is_signed_as_well() {
	let key = ZoneKey::draw();
	let dnssec = Dnssec::Validated(key.anchors());
	let around = [("a.example.org", "before it"), ("b.example.org", "behind it")];
	let signed = serve(&around, Some(key)).await;
	let resolvers = resolvers(vec![signed.address], dnssec);
	assert_eq!(resolvers.texts(RECORD).await, Ok(vec![]));
}

#[tokio::test]
async fn more_agreement_than_there_are_servers_is_no_configuration() {
	let resolving = |servers, agreeing| Resolving {
		servers,
		agreeing: NonZeroUsize::new(agreeing),
		time: TIME,
		dnssec: Dnssec::Ignored,
	};
	let server = nobody().await;
	let made = |servers, agreeing| Resolvers::new(&resolving(servers, agreeing)).err();
	assert_eq!(made(vec![], 0), Some(CannotResolve::TooFew { agreeing: 1, servers: 0 }));
	assert_eq!(made(vec![server], 2), Some(CannotResolve::TooFew { agreeing: 2, servers: 1 }));
	assert_eq!(made(vec![server], 1), None);
}
