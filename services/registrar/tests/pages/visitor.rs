//! A visitor with a browser that runs no scripts: it keeps cookies, and posts forms as browsers do.

use std::{collections::BTreeMap, sync::Mutex};

use litentry_vocabulary::Account;
use reqwest::{Client, Method, RequestBuilder, StatusCode, header::HeaderMap, redirect::Policy};
use subxt_signer::sr25519::Keypair;

use crate::{
	house::{House, account, path},
	markup::attribute,
};

pub struct Visitor {
	client: Client,
	origin: String,
	cookies: Mutex<BTreeMap<String, String>>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
	pub status: StatusCode,
	pub headers: HeaderMap,
	pub body: String,
}

impl Reply {
	/// Where it leads.
	pub fn location(&self) -> &str {
		self.headers["location"].to_str().unwrap()
	}

	/// Whether the page says this.
	pub fn says(&self, text: &str) -> bool {
		self.body.contains(text)
	}
}

impl Visitor {
	pub fn of(house: &House) -> Self {
		let client = Client::builder().redirect(Policy::none()).build().unwrap();
		Self { client, origin: house.origin.clone(), cookies: Mutex::default() }
	}

	/// Somebody who has signed in with an account.
	pub async fn signed_in(house: &House, keypair: &Keypair) -> Self {
		let visitor = Self::of(house);
		let reply = visitor.sign_in(account(keypair), keypair).await;
		assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
		visitor
	}

	/// Signs what the page of an account asks to sign.
	pub async fn sign_in(&self, account: Account, keypair: &Keypair) -> Reply {
		let page = format!("/sign-in{}", path(account));
		let form = self.get(&page).await.body;
		let (token, text) = (attribute(&form, "token"), attribute(&form, "text"));
		let signature = hex::encode(keypair.sign(text.as_bytes()).0);
		let posted = text.replace('\n', "\r\n");
		self.post(&page, &[("token", &token), ("text", &posted), ("signature", &signature)]).await
	}

	pub async fn get(&self, path: &str) -> Reply {
		self.send(self.request(Method::GET, path)).await
	}

	pub async fn head(&self, path: &str) -> Reply {
		self.send(self.request(Method::HEAD, path)).await
	}

	/// Posts a form of one of the pages.
	pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Reply {
		let request = self.request(Method::POST, path).header("sec-fetch-site", "same-origin");
		self.send(request.header("origin", "null").form(form)).await
	}

	/// A request with this visitor's cookies and nothing else.
	pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
		let cookies = self.cookies.lock().unwrap();
		let all: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
		let request = self.client.request(method, format!("{}{path}", self.origin));
		request.header("cookie", all.join("; "))
	}

	pub async fn send(&self, request: RequestBuilder) -> Reply {
		let response = request.send().await.unwrap();
		for cookie in response.headers().get_all("set-cookie") {
			let (pair, _) = cookie.to_str().unwrap().split_once(';').unwrap();
			let (name, value) = pair.split_once('=').unwrap();
			self.cookies.lock().unwrap().insert(name.into(), value.into());
		}
		let (status, headers) = (response.status(), response.headers().clone());
		Reply { status, headers, body: response.text().await.unwrap() }
	}
}
