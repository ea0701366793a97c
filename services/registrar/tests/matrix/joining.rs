//! Whoever invites the registrar into a room that is slow to join keeps nobody else waiting.

use std::{sync::Arc, time::Duration};

use axum::{
	Router,
	body::{Bytes, to_bytes},
	extract::{Request, State},
	response::{IntoResponse, Response},
};
use tokio::{
	net::TcpListener,
	time::{sleep, timeout},
};

use crate::{fakes::ALICE, home_server::home_server, person::Person, registrar::Registrar};

/// Less than a client waits for an answer, and more than this test takes.
const SLOW: Duration = Duration::from_secs(20);

/// A way to the home server on which rooms are joined slowly.
async fn slow_way() -> String {
	let to = Arc::new(home_server().await.url.clone());
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let url = format!("http://{}", listener.local_addr().unwrap());
	let way = Router::new().fallback(pass).with_state(to);
	tokio::spawn(async move { axum::serve(listener, way).await });
	url
}

async fn pass(State(to): State<Arc<String>>, request: Request) -> Response {
	let (parts, body) = request.into_parts();
	if parts.uri.path().ends_with("/join") {
		sleep(SLOW).await;
	}
	let body: Bytes = to_bytes(body, usize::MAX).await.unwrap();
	let url = format!("{to}{}", parts.uri);
	let mut passed = reqwest::Client::new().request(parts.method, url).body(body);
	for name in ["authorization", "content-type"] {
		if let Some(value) = parts.headers.get(name) {
			passed = passed.header(name, value);
		}
	}
	let answer = passed.send().await.unwrap();
	(answer.status(), answer.bytes().await.unwrap()).into_response()
}

#[tokio::test]
async fn a_room_that_is_slow_to_join_keeps_nobody_waiting() {
	let registrar = Registrar::start_behind(slow_way().await).await;
	let (mut alice, mut mallory) = tokio::join!(Person::new("alice"), Person::new("mallory"));
	registrar.ask(ALICE, &alice.user).await;
	let code = registrar.begin(ALICE).await;
	let room = alice.accept(0).await;
	mallory.open(&registrar.user, false).await;
	sleep(Duration::from_secs(2)).await;
	alice.say(&room, &code.to_string()).await;
	let heard = timeout(SLOW / 2, alice.heard(&room, &registrar.user, 2)).await;
	assert!(heard.unwrap()[1].starts_with("Accepted: "));
}
