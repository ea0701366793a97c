//! That somebody has signed in.

use std::time::Duration;

use litentry_vocabulary::{Account, Moment};
use serde::{Deserialize, Serialize};

use super::{Claims, InvalidToken, SECOND, seconds};
use crate::{rate::milliseconds, request::ChainId};

/// That whoever shows it has signed in with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
	/// On which chain.
	pub chain: ChainId,
	/// With which account.
	pub account: Account,
}

impl Session {
	/// How long one signs in for.
	pub const LIFETIME: Duration = Duration::from_hours(12);

	/// The first moment at which one that begins now is over.
	pub fn end(now: Moment) -> Moment {
		let end = now.saturating_add(milliseconds(Self::LIFETIME));
		end.saturating_sub(end % SECOND)
	}
}

/// The same, as JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SessionClaims {
	aud: String,
	exp: u64,
	chain: String,
	account: String,
}

impl SessionClaims {
	pub(super) fn new(audience: &str, chain: ChainId, account: Account, now: Moment) -> Self {
		Self {
			aud: audience.into(),
			exp: seconds(Session::end(now)),
			chain: chain.to_string(),
			account: hex::encode(account.as_bytes()),
		}
	}
}

impl Claims for SessionClaims {
	const TYPE: &'static str = "litentry-registrar-session+jwt";

	fn exp(&self) -> u64 {
		self.exp
	}
}

impl TryFrom<SessionClaims> for Session {
	type Error = InvalidToken;

	fn try_from(claims: SessionClaims) -> Result<Self, InvalidToken> {
		let chain = claims.chain.parse().map_err(|_| InvalidToken::Forged)?;
		let mut account = [0; 32];
		hex::decode_to_slice(&claims.account, &mut account).map_err(|_| InvalidToken::Forged)?;
		Ok(Self { chain, account: Account(account) })
	}
}
