//! The client-server API of a home server, as far as it is needed here.

mod answer;
mod call;
mod login;

use std::time::Duration;

use reqwest::{Url, redirect::Policy};
use serde_json::Value;
use tokio::{sync::Mutex, time::sleep};

pub(super) use self::call::Call;
use self::{answer::read, login::Token};
use super::{InvalidSettings, Settings, UserId, credentials::Credentials, retrying};

/// Why a home server does not do something.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
	/// It says no.
	#[error("the home server refuses with {code} ({status})")]
	Refused {
		/// The status of HTTP.
		status: u16,
		/// The specification's name of the error.
		code: String,
	},
	/// It was asked too often.
	#[error("the home server asks to wait")]
	Limited {
		/// For how long.
		wait: Duration,
	},
	/// It does not accept the token or the password, or they are of another account.
	#[error("the home server does not accept the account's token or password")]
	NotLoggedIn,
	/// Nothing has reached it.
	#[error("the home server cannot be reached")]
	Unsent,
	/// It does not answer: nobody knows whether it was done.
	#[error("the home server does not answer")]
	Unanswered,
	/// Its answer is not what the specification says, or too long.
	#[error("the home server's answer is not understood")]
	Unreadable,
}

impl Failure {
	/// Whether it may be gone by itself after a while.
	pub(super) const fn is_passing(&self) -> bool {
		!matches!(self, Self::Refused { .. } | Self::Unreadable)
	}
}

/// There cannot be a client.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unusable {
	/// The settings cannot be used.
	#[error(transparent)]
	Settings(#[from] InvalidSettings),
	/// The HTTP client cannot be made: mostly because this machine knows no certificate authorities.
	#[error("cannot make an HTTP client")]
	Http(#[from] reqwest::Error),
}

/// A client that acts for one account.
#[derive(Debug)]
pub struct Client {
	http: reqwest::Client,
	base: Url,
	user: UserId,
	credentials: Credentials,
	token: Mutex<Option<Token>>,
}

impl Client {
	/// One for the account in the settings. It logs in when it is first used.
	///
	/// # Errors
	///
	/// The settings cannot be used, or the HTTP client cannot be made.
	pub fn new(settings: &Settings) -> Result<Self, Unusable> {
		let base = Url::parse(&settings.home_server).ok();
		let base = base.filter(|url| matches!(url.scheme(), "http" | "https"));
		let base = base.ok_or(InvalidSettings::NotAUrl)?;
		let http = reqwest::Client::builder()
			.user_agent("litentry-registrar")
			.redirect(Policy::none())
			.build()?;
		let (user, credentials) = (settings.user.clone(), settings.credentials()?);
		Ok(Self { http, base, user, credentials, token: Mutex::default() })
	}

	/// The account.
	pub const fn user(&self) -> &UserId {
		&self.user
	}

	/// Has something done, and again if it fails by itself.
	pub(super) async fn call(&self, call: &Call) -> Result<Value, Failure> {
		let mut failures: u32 = 0;
		loop {
			let failure = match self.attempt(call).await {
				Ok(answer) => return Ok(answer),
				Err(failure) => failure,
			};
			failures = failures.saturating_add(1);
			let wait = retrying::again(&failure, failures, call.is_repeatable());
			sleep(wait.ok_or(failure)?).await;
		}
	}

	/// Like [`Client::call`]; nothing if there is no such thing.
	pub(super) async fn find(&self, call: &Call) -> Result<Option<Value>, Failure> {
		match self.call(call).await {
			Ok(found) => Ok(Some(found)),
			Err(Failure::Refused { status: 404, .. }) => Ok(None),
			Err(failure) => Err(failure),
		}
	}

	async fn attempt(&self, call: &Call) -> Result<Value, Failure> {
		let token = self.token().await?;
		match self.once(call, Some(&token)).await {
			Err(Failure::NotLoggedIn) if self.forget(&token).await => {
				let token = self.token().await?;
				self.once(call, Some(&token)).await
			}
			answer => answer,
		}
	}

	async fn once(&self, call: &Call, token: Option<&Token>) -> Result<Value, Failure> {
		let request = call.request(&self.http, &self.base)?;
		let request = match token {
			Some(token) => request.bearer_auth(token.as_str()),
			None => request,
		};
		let sent = request.send().await;
		read(sent.map_err(|failed| {
			if failed.is_connect() { Failure::Unsent } else { Failure::Unanswered }
		})?)
		.await
	}
}
