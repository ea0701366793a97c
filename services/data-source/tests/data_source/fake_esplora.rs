//! An Esplora server of this machine that replies what was recorded, and what a test wants.

use std::{
	collections::BTreeMap,
	future::IntoFuture,
	sync::{Arc, Mutex},
};

use axum::{
	Router,
	extract::{Request, State},
	http::StatusCode,
};
use serde_json::Value;
use tokio::{net::TcpListener, task::JoinHandle};

#[derive(Default)]
struct Site {
	replies: BTreeMap<String, String>,
	/// What is replaced as soon as a path has been asked for.
	surprise: Option<(String, String, String)>,
	asked: Vec<String>,
}

/// A running server; it ends when dropped.
pub(crate) struct FakeEsplora {
	pub(crate) url: String,
	site: Arc<Mutex<Site>>,
	task: JoinHandle<()>,
}

impl FakeEsplora {
	/// A server that replies what `recorded/esplora.json` holds.
	pub(crate) async fn start() -> Self {
		let recorded = include_str!("../recorded/esplora.json");
		let recorded: BTreeMap<String, Value> = serde_json::from_str(recorded).unwrap();
		let replies = recorded.into_iter().map(|(path, reply)| (path, body(&reply))).collect();
		let site = Arc::new(Mutex::new(Site { replies, ..Site::default() }));
		let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
		let url = format!("http://{}/api", listener.local_addr().unwrap());
		let app = Router::new().fallback(reply).with_state(Arc::clone(&site));
		let serve = axum::serve(listener, app).into_future();
		let task = tokio::spawn(async { serve.await.unwrap() });
		Self { url, site, task }
	}

	/// Replies this about a path from now on.
	pub(crate) fn set(&self, path: &str, reply: &Value) {
		self.site.lock().unwrap().replies.insert(path.into(), body(reply));
	}

	/// Has nothing under a path any more.
	pub(crate) fn remove(&self, path: &str) {
		self.site.lock().unwrap().replies.remove(path);
	}

	/// What it replies about a path.
	pub(crate) fn reply(&self, path: &str) -> Value {
		serde_json::from_str(&self.site.lock().unwrap().replies[path]).unwrap()
	}

	/// Replies something else about a path as soon as `asked` has been asked for.
	pub(crate) fn set_after(&self, asked: &str, path: &str, reply: &Value) {
		let surprise = (asked.into(), path.into(), body(reply));
		self.site.lock().unwrap().surprise = Some(surprise);
	}

	/// The paths that were asked for since this was asked last.
	pub(crate) fn take_asked(&self) -> Vec<String> {
		std::mem::take(&mut self.site.lock().unwrap().asked)
	}
}

impl Drop for FakeEsplora {
	fn drop(&mut self) {
		self.task.abort();
	}
}

/// Texts and numbers are sent as they are, everything else as JSON.
fn body(reply: &Value) -> String {
	reply.as_str().map_or_else(|| reply.to_string(), str::to_owned)
}

async fn reply(State(site): State<Arc<Mutex<Site>>>, request: Request) -> (StatusCode, String) {
	let mut site = site.lock().unwrap();
	let path = request.uri().path().strip_prefix("/api").unwrap().to_owned();
	let reply = site.replies.get(&path).cloned();
	if let Some((_, path, reply)) = site.surprise.take_if(|(asked, ..)| *asked == path) {
		site.replies.insert(path, reply);
	}
	site.asked.push(path);
	match reply {
		Some(reply) => (StatusCode::OK, reply),
		None => (StatusCode::NOT_FOUND, "Block not found".into()),
	}
}
