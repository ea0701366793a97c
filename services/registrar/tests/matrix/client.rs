//! A home server that refuses, waits and fails.

use std::{
	collections::{BTreeMap, VecDeque},
	fs,
	sync::{Arc, Mutex},
};

use axum::{
	Json, Router,
	extract::State,
	http::{HeaderMap, Method, StatusCode, Uri, header::AUTHORIZATION},
	response::IntoResponse,
};
use litentry_registrar::matrix::{Client, DirectRooms, Settings, Untalkable};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};

/// What it answers to a kind of call, one after another; without one left, what is usual.
type Script = Mutex<BTreeMap<&'static str, VecDeque<(u16, Value)>>>;

#[derive(Default)]
struct Fake {
	script: Script,
	calls: Mutex<Vec<(String, String)>>,
}

const KINDS: [&str; 7] =
	["whoami", "login", "createRoom", "m.direct", "members", "encryption", "m.room.message"];

async fn answer(
	State(fake): State<Arc<Fake>>,
	method: Method,
	uri: Uri,
	headers: HeaderMap,
) -> impl IntoResponse {
	let kind = *KINDS.iter().find(|kind| uri.path().contains(**kind)).unwrap();
	let token = headers.get(AUTHORIZATION).map_or("", |it| it.to_str().unwrap()).to_owned();
	fake.calls.lock().unwrap().push((format!("{method} {kind}"), token));
	let scripted = fake.script.lock().unwrap().get_mut(kind).and_then(VecDeque::pop_front);
	let (status, said) = scripted.unwrap_or_else(|| usual(kind, &method));
	(StatusCode::from_u16(status).unwrap(), Json(said))
}

fn usual(kind: &str, method: &Method) -> (u16, Value) {
	let user = "@registrar:example.org";
	match kind {
		"whoami" => (200, json!({ "user_id": user })),
		"login" => (200, json!({ "user_id": user, "access_token": "new" })),
		"createRoom" => (200, json!({ "room_id": "!room:example.org" })),
		"m.direct" if method == Method::GET => (404, json!({ "errcode": "M_NOT_FOUND" })),
		_ => (200, json!({})),
	}
}

struct HomeServer {
	fake: Arc<Fake>,
	rooms: Arc<DirectRooms>,
	serving: JoinHandle<()>,
	_folder: TempDir,
}

impl Drop for HomeServer {
	fn drop(&mut self) {
		self.serving.abort();
	}
}

impl HomeServer {
	async fn start(is_password: bool, script: &[(&'static str, u16, Value)]) -> Self {
		let fake = Arc::new(Fake::default());
		for (kind, status, said) in script.iter().cloned() {
			fake.script.lock().unwrap().entry(kind).or_default().push_back((status, said));
		}
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let home_server = format!("http://{}", listener.local_addr().unwrap());
		let router = Router::new().fallback(answer).with_state(fake.clone());
		let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("secret");
		fs::write(&file, "old").unwrap();
		let user = "@registrar:example.org".parse().unwrap();
		let (access_token_file, password_file) =
			if is_password { (None, Some(file)) } else { (Some(file), None) };
		let settings = Settings { home_server, user, access_token_file, password_file };
		let rooms = DirectRooms::new(Arc::new(Client::new(&settings).unwrap()));
		Self { fake, rooms, serving, _folder: folder }
	}

	async fn tell(&self) -> Result<(), Untalkable> {
		let alice = "@alice:example.org".parse().unwrap();
		self.rooms.tell(alice, "hello".to_owned(), [1; 32]).await
	}

	fn count(&self, call: &str) -> usize {
		self.fake.calls.lock().unwrap().iter().filter(|(it, _)| it == call).count()
	}
}

#[tokio::test]
async fn it_is_asked_again_when_it_says_so() {
	let limited = json!({ "errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 300 });
	let script = [("createRoom", 429, limited.clone()), ("m.room.message", 429, limited)];
	let server = HomeServer::start(false, &script).await;
	assert_eq!(server.tell().await, Ok(()));
	assert_eq!((server.count("POST createRoom"), server.count("PUT m.room.message")), (2, 2));
}

#[tokio::test]
async fn what_may_have_been_done_is_not_done_again_unless_that_does_no_harm() {
	let gone = (502, json!({}));
	let server = HomeServer::start(false, &[("createRoom", gone.0, gone.1.clone())]).await;
	assert_eq!(server.tell().await, Err(Untalkable::Unreachable));
	assert_eq!(server.count("POST createRoom"), 1);
	let server = HomeServer::start(false, &[("m.room.message", gone.0, gone.1)]).await;
	assert_eq!(server.tell().await, Ok(()));
	assert_eq!(server.count("PUT m.room.message"), 2);
}

#[tokio::test]
async fn a_token_that_has_expired_is_replaced_with_the_password() {
	let expired = json!({ "errcode": "M_UNKNOWN_TOKEN" });
	let server = HomeServer::start(true, &[("createRoom", 401, expired)]).await;
	assert_eq!(server.tell().await, Ok(()));
	assert_eq!((server.count("POST login"), server.count("POST createRoom")), (2, 2));
	let calls = server.fake.calls.lock().unwrap();
	assert_eq!(calls.last().unwrap().1, "Bearer new");
}

#[tokio::test]
async fn a_token_of_another_account_is_not_used() {
	let other = json!({ "user_id": "@other:example.org" });
	let server = HomeServer::start(false, &[("whoami", 200, other)]).await;
	assert_eq!(server.tell().await, Err(Untalkable::Unreachable));
	assert_eq!(server.count("POST createRoom"), 0);
}

#[tokio::test]
async fn whoever_lets_nobody_write_is_told_apart_from_whoever_cannot_be_reached() {
	let forbidden = json!({ "errcode": "M_FORBIDDEN" });
	let server = HomeServer::start(false, &[("createRoom", 403, forbidden)]).await;
	assert_eq!(server.tell().await, Err(Untalkable::Unwanted));
	let unknown = json!({ "errcode": "M_NOT_FOUND" });
	let server = HomeServer::start(false, &[("createRoom", 404, unknown)]).await;
	assert_eq!(server.tell().await, Err(Untalkable::Unreachable));
}
