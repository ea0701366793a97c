//! Whoever asks by HTTP.

use std::net::SocketAddr;

use reqwest::{Method, RequestBuilder, Response, header::HeaderMap};
use serde_json::Value;

#[derive(Clone)]
pub struct Client {
	root: String,
	http: reqwest::Client,
	session: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
	pub status: u16,
	pub headers: HeaderMap,
	pub body: Value,
}

impl Client {
	pub fn new(address: SocketAddr) -> Self {
		let (root, http) = (format!("http://{address}/api/v1"), reqwest::Client::new());
		Self { root, http, session: None }
	}

	pub fn with_session(&self, session: &str) -> Self {
		Self { session: Some(session.to_owned()), ..self.clone() }
	}

	/// The same, for what is not below the API's root.
	pub fn at_origin(&self) -> Self {
		Self { root: self.root.trim_end_matches("/api/v1").to_owned(), ..self.clone() }
	}

	pub async fn get(&self, path: &str) -> Answer {
		Answer::of(self.request(Method::GET, path).send().await.unwrap()).await
	}

	pub async fn post(&self, path: &str, body: Value) -> Answer {
		Answer::of(self.request(Method::POST, path).json(&body).send().await.unwrap()).await
	}

	/// About the request of an account on the chain of these tests.
	pub async fn act(&self, account: &str, what: &str, body: Value) -> Answer {
		self.post(&format!("/chains/test/requests/{account}/fields/{what}"), body).await
	}

	pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
		let request = self.http.request(method, format!("{}{path}", self.root));
		match &self.session {
			Some(session) => request.bearer_auth(session),
			None => request,
		}
	}
}

impl Answer {
	pub async fn of(response: Response) -> Self {
		let (status, headers) = (response.status().as_u16(), response.headers().clone());
		let text = response.text().await.unwrap();
		let body = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() };
		Self { status, headers, body }
	}

	#[track_caller]
	pub fn ok(self) -> Value {
		assert_eq!(self.status, 200, "{:?}", self.body);
		assert_eq!(self.headers["content-type"], "application/json");
		self.body
	}

	/// The status and the code of a problem, which says both twice.
	#[track_caller]
	pub fn problem(&self) -> (u16, &str) {
		assert_eq!(self.headers["content-type"], "application/problem+json", "{self:?}");
		assert_eq!(self.body["status"], self.status);
		let code = self.body["type"].as_str().unwrap().strip_prefix("/api/v1/problems#");
		(self.status, code.unwrap())
	}
}
