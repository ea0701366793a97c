//! Somebody at the registrar's door: the API as wallets use it, and the links in mail as browsers follow
//! them.

use std::time::Duration;

use litentry_vocabulary::Account;
use reqwest::header::{CONTENT_TYPE, ORIGIN};
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::{Guest, Key, Mailbox, Registrar};
use crate::Fault;
use crate::http::client;

const ASK_AGAIN: Duration = Duration::from_millis(500);

/// Finality lags a few blocks behind, and so do requests and remarks that are looked for.
const LIMIT: Duration = Duration::from_secs(180);

/// Somebody who comes about the identity of an account.
#[derive(Clone, Debug)]
pub struct Visitor {
	origin: String,
	http: Client,
	account: String,
	session: Option<String>,
}

/// A sign-in that has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
	token: String,
	/// What the account signs, or says on the chain.
	pub text: String,
}

impl Visitor {
	/// Somebody who comes about an account's identity.
	pub fn new(registrar: &Registrar, account: Account) -> Result<Self, Fault> {
		let account = format!("0x{}", hex::encode(account.as_bytes()));
		Ok(Self { origin: registrar.origin(), http: client()?, account, session: None })
	}

	/// The address of the page about the account's identity.
	pub fn page(&self) -> String {
		format!("{}/local/{}", self.origin, self.account)
	}

	/// The account's request, as far as the visitor may see it.
	pub async fn request(&self) -> Result<Value, Fault> {
		self.ask(Method::GET, &self.path(""), None).await
	}

	/// How far the request has come: `waiting`, `submitting`, `judged`, `cancelled` or `cleared`.
	pub async fn stage(&self) -> Result<String, Fault> {
		let request = self.request().await?;
		Ok(request["stage"]["type"].as_str().unwrap_or_default().to_owned())
	}

	/// Waits until the request is known, with the identity that has this hash.
	pub async fn wait_for_request(&self, info: [u8; 32]) -> Result<(), Fault> {
		let info = format!("0x{}", hex::encode(info));
		self.wait(async || Ok(self.request().await?["identity"] == info)).await
	}

	/// Waits until the request has come so far.
	pub async fn wait_for_stage(&self, stage: &str) -> Result<(), Fault> {
		self.wait(async || Ok(self.stage().await? == stage)).await
	}

	/// Asks again and again; what is not there yet, or not served now, is asked for again.
	async fn wait(&self, check: impl AsyncFn() -> Result<bool, Fault>) -> Result<(), Fault> {
		let deadline = Instant::now() + LIMIT;
		loop {
			let asked = check().await;
			match asked {
				Ok(true) => return Ok(()),
				Err(fault) if Instant::now() > deadline => return Err(fault),
				Ok(false) if Instant::now() > deadline => return Err(self.timed_out().await),
				_ => sleep(ASK_AGAIN).await,
			}
		}
	}

	async fn timed_out(&self) -> Fault {
		let answer = self.request().await.map_or_else(|it| it.to_string(), |it| it.to_string());
		Fault::Unexpected { method: "request", answer }
	}

	/// Signs in with the account's own key.
	pub async fn sign_in(&mut self, key: &Key) -> Result<(), Fault> {
		let begun = self.begin_sign_in().await?;
		let signature = key.sign_text(&begun.text);
		self.finish_sign_in(&begun, Some(&signature)).await
	}

	/// Signs in as somebody who uses a library does: by a signature, or by a remark on the chain.
	pub async fn sign_in_as(&mut self, guest: &Guest) -> Result<(), Fault> {
		let begun = self.begin_sign_in().await?;
		if guest.way().signs() {
			let signature = guest.sign(&begun.text).await?;
			return self.finish_sign_in(&begun, Some(&signature)).await;
		}
		guest.remark(&begun.text).await?;
		let deadline = Instant::now() + LIMIT;
		loop {
			match self.finish_sign_in(&begun, None).await {
				Err(Fault::NotServed { .. }) if Instant::now() < deadline => sleep(ASK_AGAIN).await,
				done => return done,
			}
		}
	}

	/// Begins to sign in.
	pub async fn begin_sign_in(&self) -> Result<SignIn, Fault> {
		let who = json!({ "chain": "local", "account": self.account });
		let begun = self.ask(Method::POST, "/api/v1/sign-in/begin", Some(&who)).await?;
		let text = |name: &str| begun[name].as_str().unwrap_or_default().to_owned();
		Ok(SignIn { token: text("token"), text: text("text") })
	}

	/// Ends it, with a signature unless the account has made the remark.
	pub async fn finish_sign_in(
		&mut self,
		begun: &SignIn,
		signature: Option<&str>,
	) -> Result<(), Fault> {
		let mut finish = json!({ "token": begun.token });
		if let Some(signature) = signature {
			finish["signature"] = json!(signature);
		}
		let finished = self.ask(Method::POST, "/api/v1/sign-in/finish", Some(&finish)).await?;
		self.session = finished["session"].as_str().map(str::to_owned);
		Ok(())
	}

	/// Starts to verify a field on one way.
	pub async fn begin(&self, field: &str, channel: &str) -> Result<Value, Fault> {
		let path = self.path(&format!("/fields/{field}/begin"));
		self.ask(Method::POST, &path, Some(&json!({ "channel": channel }))).await
	}

	/// Has a link sent to the mail address that the identity names, and gives it.
	pub async fn ask_for_link(&self, mailbox: &Mailbox, address: &str) -> Result<String, Fault> {
		let mut seen = mailbox.to(address).await?.len();
		self.begin("email", "mail-link").await?;
		loop {
			let mail = mailbox.next(address, seen).await?;
			seen = seen.saturating_add(1);
			let confirm = |link: &&String| link.contains("/confirm/");
			if let Some(link) = mail.links.iter().find(confirm) {
				return Ok(link.clone());
			}
		}
	}

	/// Follows a link and confirms, as the page's form does.
	pub async fn confirm(&self, link: &str) -> Result<(), Fault> {
		self.send(self.http.get(link), link).await?;
		let form = self.http.post(link).header(ORIGIN, &self.origin);
		let form = form.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
		self.send(form, link).await.map(drop)
	}

	/// Verifies the mail address that the identity names.
	pub async fn verify_mail(&self, mailbox: &Mailbox, address: &str) -> Result<(), Fault> {
		let link = self.ask_for_link(mailbox, address).await?;
		self.confirm(&link).await
	}

	fn path(&self, rest: &str) -> String {
		format!("/api/v1/chains/local/requests/{}{rest}", self.account)
	}

	async fn ask(&self, verb: Method, path: &str, body: Option<&Value>) -> Result<Value, Fault> {
		let mut request = self.http.request(verb, format!("{}{path}", self.origin));
		if let Some(session) = &self.session {
			request = request.bearer_auth(session);
		}
		if let Some(body) = body {
			request = request.header(CONTENT_TYPE, "application/json").body(body.to_string());
		}
		let answer = self.send(request, path).await?;
		serde_json::from_str(&answer)
			.map_err(|_| Fault::Unexpected { method: "the registrar's API", answer })
	}

	async fn send(&self, request: RequestBuilder, path: &str) -> Result<String, Fault> {
		let unreachable =
			|source| Fault::Unreachable { method: "HTTP", url: self.origin.clone(), source };
		let response = request.send().await.map_err(unreachable)?;
		let status: StatusCode = response.status();
		let body = response.text().await.map_err(unreachable)?;
		if status.is_success() || status.is_redirection() {
			return Ok(body);
		}
		Err(Fault::NotServed { path: path.to_owned(), status: status.as_u16(), body })
	}
}
