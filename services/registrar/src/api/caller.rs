//! Who asks, and whether he may.

use axum::http::{HeaderMap, header::AUTHORIZATION};

use super::{
	Api,
	problem::{Kind, Problem},
	wire::{AccountText, ChainText},
};
use crate::{request::RequestKey, token::Session, web::Guest};

/// Who asks.
#[derive(Clone, Debug)]
pub(super) struct Caller {
	/// From where.
	pub(super) guest: Guest,
	/// The account with which he has signed in.
	pub(super) session: Option<Session>,
}

impl Caller {
	/// Whether a request is his.
	pub(super) fn owns(&self, key: &RequestKey) -> bool {
		let of = Session { chain: key.chain, account: key.account };
		self.session == Some(of)
	}
}

impl Api {
	/// The session in the headers. A session that is over is a problem even where none is needed, so
	/// that nobody takes the public view for his own.
	pub(super) fn session(&self, headers: &HeaderMap) -> Result<Option<Session>, Problem> {
		let Some(authorization) = headers.get(AUTHORIZATION) else {
			return Ok(None);
		};
		let text = authorization.to_str().unwrap_or_default();
		let token =
			text.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
		let (_, token) = token.ok_or_else(|| Problem::new(Kind::InvalidSession))?;
		self.read_session(token.trim()).map(Some)
	}

	pub(super) fn read_session(&self, token: &str) -> Result<Session, Problem> {
		Ok(self.tokens.read_session(token, self.clock.now())?)
	}

	/// The request of an account.
	pub(super) fn key(
		&self,
		chain: &ChainText,
		account: AccountText,
	) -> Result<RequestKey, Problem> {
		Ok(self.serving(chain)?.key(account.0))
	}

	/// The request of an account with which the caller has signed in.
	pub(super) fn own_key(
		&self,
		caller: &Caller,
		chain: &ChainText,
		account: AccountText,
	) -> Result<RequestKey, Problem> {
		let key = self.key(chain, account)?;
		match caller.session {
			None => Err(Problem::new(Kind::NoSession)),
			Some(_) if caller.owns(&key) => Ok(key),
			Some(_) => Err(Problem::new(Kind::OtherAccount)),
		}
	}
}
