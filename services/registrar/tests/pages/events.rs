//! What tells a page that something has changed.

use std::time::Duration;

use litentry_registrar::{challenge::Channel, desk::Desk, identity::Field};
use reqwest::{Method, Response, StatusCode};
use tokio::time::timeout;

use crate::{
	fakes::{ALICE, BOB, key},
	house::{FIELDS, House, path},
	visitor::Visitor,
};

async fn open(visitor: &Visitor) -> Response {
	let request = visitor.request(Method::GET, &format!("{}/events", path(ALICE)));
	request.send().await.unwrap()
}

async fn next(stream: &mut Response) -> Option<String> {
	let chunk = timeout(Duration::from_secs(5), stream.chunk()).await.ok()?.unwrap()?;
	Some(String::from_utf8(chunk.into()).unwrap())
}

#[tokio::test]
async fn a_change_of_the_request_is_told_and_no_other() {
	let house = House::new().await;
	for account in [ALICE, BOB] {
		house.ask(account, &FIELDS).await;
	}
	let mut stream = open(&Visitor::of(&house)).await;
	assert_eq!(stream.headers()["content-type"], "text/event-stream");
	house.engine.begin(key(BOB), Field::Web, Channel::Dns).await.unwrap();
	house.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await.unwrap();
	assert_eq!(next(&mut stream).await.unwrap(), "data: changed\n\n");
	let rest = timeout(Duration::from_millis(100), stream.chunk()).await;
	assert!(rest.is_err(), "{rest:?}");
}

#[tokio::test]
async fn nobody_takes_all_the_places() {
	let house = House::new().await;
	let visitor = Visitor::of(&house);
	let mut streams = Vec::new();
	for _ in 0..16 {
		streams.push(open(&visitor).await);
	}
	assert!(streams.iter().all(|it| it.status() == StatusCode::OK));
	assert_eq!(open(&visitor).await.status(), StatusCode::SERVICE_UNAVAILABLE);
}
