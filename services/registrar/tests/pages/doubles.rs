//! Verifiers whose other side is the test, for the ways that need more than a code; and a platform.

use std::sync::{Arc, OnceLock};

use axum::{Router, extract::Query, response::Redirect, routing::get};
use futures::future::BoxFuture;
use litentry_registrar::{
	answer::Answer,
	challenge::{Channel, Claim, Code},
	identity::Field,
	links::Links,
	oauth::{NotSignedIn, Platforms, Returned},
	verifier::{Finding, Hint, Instruction, Verifier},
};
use serde::Deserialize;
use tokio::net::TcpListener;

/// Verifies a handle by signing in with a platform.
#[derive(Default)]
pub struct GitHub {
	/// Who writes the links; there is none before the pages are.
	pub links: OnceLock<Arc<dyn Links>>,
}

impl Verifier for GitHub {
	fn field(&self) -> Field {
		Field::Github
	}

	fn channels(&self) -> &[Channel] {
		&[Channel::GitHub]
	}

	fn address(&self, text: &str) -> Result<String, Hint> {
		Ok(text.to_lowercase())
	}

	fn begin<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
	) -> BoxFuture<'a, Result<Instruction, Hint>> {
		let url = self.links.get().unwrap().sign_in_with(claim, code);
		Box::pin(async { Ok(Instruction::SignIn { url }) })
	}

	fn look<'a>(
		&'a self,
		_: &'a Claim,
		_: Code,
		_: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>> {
		Box::pin(async { Err(Hint::Unreachable { what: "GitHub" }) })
	}
}

/// Verifies an account by messages from it.
pub struct Messages;

impl Verifier for Messages {
	fn field(&self) -> Field {
		Field::Matrix
	}

	fn channels(&self) -> &[Channel] {
		&[Channel::Matrix, Channel::MailReply]
	}

	fn address(&self, text: &str) -> Result<String, Hint> {
		Ok(text.to_owned())
	}

	fn begin<'a>(&'a self, _: &'a Claim, code: Code) -> BoxFuture<'a, Result<Instruction, Hint>> {
		let to = "registrar@example.org".to_owned();
		Box::pin(async move { Ok(Instruction::Send { code, to }) })
	}

	fn look<'a>(
		&'a self,
		_: &'a Claim,
		_: Code,
		_: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>> {
		Box::pin(async { Err(Hint::Unreachable { what: "the home server" }) })
	}
}

/// Verifies a key; a signature is the text with a word before it.
pub struct OpenPgp;

impl OpenPgp {
	fn text(code: Code) -> String {
		format!("a text with {code}")
	}
}

impl Verifier for OpenPgp {
	fn field(&self) -> Field {
		Field::PgpFingerprint
	}

	fn channels(&self) -> &[Channel] {
		&[Channel::Pgp]
	}

	fn address(&self, text: &str) -> Result<String, Hint> {
		Ok(text.to_owned())
	}

	fn begin<'a>(&'a self, _: &'a Claim, code: Code) -> BoxFuture<'a, Result<Instruction, Hint>> {
		Box::pin(async move { Ok(Instruction::Sign { text: Self::text(code) }) })
	}

	fn look<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
		submitted: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>> {
		let expected = format!("signed: {}", Self::text(code));
		let found = match submitted {
			Some(it) if it == expected => {
				Ok(Finding { from: claim.value.clone(), platform_id: None })
			}
			_ => Err(Hint::BadSignature { why: "it is another key's" }),
		};
		Box::pin(async { found })
	}
}

/// A platform on another origin, with which everybody signs in as the same person.
pub struct Platform {
	/// Where it is.
	pub origin: String,
	/// Where it sends people back to.
	pub home: String,
}

#[derive(Deserialize)]
struct Asked {
	state: String,
	back: String,
}

impl Platform {
	/// Starts one.
	pub async fn start(home: &str) -> Self {
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let origin = format!("http://localhost:{}", listener.local_addr().unwrap().port());
		let authorize = get(async |Query(Asked { state, back }): Query<Asked>| {
			Redirect::to(&format!("{back}?code=alice&state={state}"))
		});
		let router = Router::new().route("/authorize", authorize);
		tokio::spawn(async { axum::serve(listener, router).await });
		Self { origin, home: home.to_owned() }
	}
}

impl Platforms for Platform {
	fn authorize_url(&self, channel: Channel, code: Code) -> Option<String> {
		let Self { origin, home } = self;
		(channel == Channel::GitHub).then(|| {
			format!("{origin}/authorize?state={code}&back={home}/oauth/{channel}/callback")
		})
	}

	fn answer<'a>(
		&'a self,
		channel: Channel,
		code: Code,
		returned: &'a Returned,
	) -> BoxFuture<'a, Result<Answer, NotSignedIn>> {
		Box::pin(async move {
			if returned.state.as_deref() != Some(&code.to_string()) {
				return Err(NotSignedIn::OtherSignIn);
			}
			let from = returned.code.clone().ok_or(NotSignedIn::NotGranted)?;
			Ok(Answer { channel, from, code, platform_id: Some("7".into()) })
		})
	}
}
