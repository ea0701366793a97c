//! Logging in.

use std::fmt;

use serde_json::{Value, json};

use super::{Call, Client, Failure};
use crate::matrix::credentials::Credentials;

/// The device that the registrar is for its home server. It is always the same one, because what is
/// sent twice is recognized for each device apart.
const DEVICE: &str = "LITENTRY-REGISTRAR";

/// A token that the home server has accepted.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Token(String);

impl Token {
	pub(super) fn as_str(&self) -> &str {
		&self.0
	}
}

impl fmt::Debug for Token {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("Token(…)")
	}
}

impl Client {
	/// The token, after logging in if there is none. Whoever comes meanwhile waits.
	pub(super) async fn token(&self) -> Result<Token, Failure> {
		let mut kept = self.token.lock().await;
		if let Some(token) = &*kept {
			return Ok(token.clone());
		}
		let token = match &self.credentials {
			Credentials::AccessToken(token) => self.check(Token(token.clone())).await?,
			Credentials::Password(password) => self.log_in(password).await?,
		};
		*kept = Some(token.clone());
		Ok(token)
	}

	/// Lets go of a token that is not accepted any more; whether another one can be got.
	pub(super) async fn forget(&self, token: &Token) -> bool {
		let mut kept = self.token.lock().await;
		if kept.as_ref() == Some(token) {
			*kept = None;
		}
		matches!(self.credentials, Credentials::Password(_))
	}

	/// A token may be of another account than the one that people are told.
	async fn check(&self, token: Token) -> Result<Token, Failure> {
		let answer = self.once(&Call::get(&["account", "whoami"]), Some(&token)).await?;
		self.expect_own(&answer).map(|()| token)
	}

	async fn log_in(&self, password: &str) -> Result<Token, Failure> {
		let login = json!({
			"type": "m.login.password",
			"identifier": { "type": "m.id.user", "user": self.user.as_str() },
			"password": password,
			"device_id": DEVICE,
			"initial_device_display_name": "Registrar",
		});
		let answer = self.once(&Call::post(&["login"], login), None).await;
		let answer = answer.map_err(|failure| match failure {
			Failure::Refused { .. } => Failure::NotLoggedIn,
			failure => failure,
		})?;
		self.expect_own(&answer)?;
		let token = answer["access_token"].as_str().ok_or(Failure::Unreadable)?;
		Ok(Token(token.to_owned()))
	}

	fn expect_own(&self, answer: &Value) -> Result<(), Failure> {
		let user = answer["user_id"].as_str().and_then(|user| user.parse().ok());
		if user.as_ref() == Some(&self.user) { Ok(()) } else { Err(Failure::NotLoggedIn) }
	}
}
