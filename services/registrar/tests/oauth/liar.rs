//! A platform that answers whatever it is told to.

use std::{
	sync::{
		Arc, Mutex,
		atomic::{AtomicUsize, Ordering},
	},
	time::Duration,
};

use axum::{
	Router,
	extract::{Request, State},
	http::{
		StatusCode,
		header::{CONTENT_TYPE, LOCATION},
	},
	response::{IntoResponse, Response},
};
use litentry_registrar::oauth::Returned;
use tokio::{net::TcpListener, time::sleep};

use crate::this_code;

/// What it does when it is asked.
#[derive(Clone)]
enum Reply {
	Say(u16, String),
	Send(String),
	Wait,
}

struct Replies {
	token: Reply,
	user: Reply,
	revoke: Reply,
}

struct Shared {
	replies: Mutex<Replies>,
	revoked: AtomicUsize,
	elsewhere: AtomicUsize,
}

pub(crate) struct Liar {
	origin: String,
	shared: Arc<Shared>,
}

const TOKEN: &str = r#"{"access_token": "t0ken", "token_type": "bearer"}"#;

impl Liar {
	/// One that gives a token, and no account.
	pub(crate) async fn start() -> Self {
		let (token, user) = (Reply::Say(200, TOKEN.into()), Reply::Say(404, String::new()));
		let revoke = Reply::Say(204, String::new());
		let replies = Mutex::new(Replies { token, user, revoke });
		let (revoked, elsewhere) = (AtomicUsize::default(), AtomicUsize::default());
		let shared = Arc::new(Shared { replies, revoked, elsewhere });
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let origin = format!("http://{}", listener.local_addr().unwrap());
		let router = Router::new().fallback(reply).with_state(Arc::clone(&shared));
		tokio::spawn(async { axum::serve(listener, router).await });
		Self { origin, shared }
	}

	pub(crate) fn origin(&self) -> &str {
		&self.origin
	}

	/// How many tokens were given back.
	pub(crate) fn revoked(&self) -> usize {
		self.shared.revoked.load(Ordering::SeqCst)
	}

	/// How often it was asked where it redirects to.
	pub(crate) fn elsewhere(&self) -> usize {
		self.shared.elsewhere.load(Ordering::SeqCst)
	}

	pub(crate) fn token(self, status: u16, body: String) -> Self {
		self.shared.replies.lock().unwrap().token = Reply::Say(status, body);
		self
	}

	pub(crate) fn user(self, body: &str) -> Self {
		self.shared.replies.lock().unwrap().user = Reply::Say(200, body.to_owned());
		self
	}

	pub(crate) fn keeping_tokens(self) -> Self {
		self.shared.replies.lock().unwrap().revoke = Reply::Say(503, String::new());
		self
	}

	pub(crate) fn redirecting_user(self) -> Self {
		self.shared.replies.lock().unwrap().user =
			Reply::Send(format!("{}/elsewhere", self.origin));
		self
	}

	pub(crate) fn redirecting_token(self) -> Self {
		self.shared.replies.lock().unwrap().token =
			Reply::Send(format!("{}/elsewhere", self.origin));
		self
	}

	pub(crate) fn silent_user(self) -> Self {
		self.shared.replies.lock().unwrap().user = Reply::Wait;
		self
	}

	pub(crate) fn silent_token(self) -> Self {
		self.shared.replies.lock().unwrap().token = Reply::Wait;
		self
	}
}

async fn reply(State(shared): State<Arc<Shared>>, request: Request) -> Response {
	let reply = match request.uri().path() {
		"/token" => shared.replies.lock().unwrap().token.clone(),
		"/elsewhere" => {
			shared.elsewhere.fetch_add(1, Ordering::SeqCst);
			Reply::Say(200, r#"{"login": "alice", "id": 1}"#.to_owned())
		}
		path if path.ends_with("/grant") || path == "/token/revocation" => {
			shared.revoked.fetch_add(1, Ordering::SeqCst);
			shared.replies.lock().unwrap().revoke.clone()
		}
		_ => shared.replies.lock().unwrap().user.clone(),
	};
	match reply {
		Reply::Say(status, body) => {
			let status = StatusCode::from_u16(status).unwrap();
			(status, [(CONTENT_TYPE, "application/json")], body).into_response()
		}
		Reply::Send(to) => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, to)]).into_response(),
		Reply::Wait => {
			sleep(Duration::from_secs(60)).await;
			StatusCode::OK.into_response()
		}
	}
}

/// What a person brings back from it.
pub(crate) fn granted() -> Returned {
	let (state, code) = (Some(this_code().to_string()), Some("a grant".to_owned()));
	Returned { state, code, ..Returned::default() }
}
