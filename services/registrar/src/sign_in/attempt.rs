//! One attempt to sign in: what it is about, as a token and as the text that is signed.

use litentry_vocabulary::{Account, Moment, ss58};
use serde::{Deserialize, Serialize};

use super::LIFETIME;
use crate::{
	chains::Chains,
	moments::timestamp,
	rate::milliseconds,
	request::ChainId,
	token::{Claims, InvalidToken},
};

const SECOND: Moment = 1000;

/// One attempt to sign in.
#[derive(Debug)]
pub(super) struct Attempt {
	pub(super) chain: ChainId,
	pub(super) account: Account,
	pub(super) nonce: [u8; 16],
	/// A full second.
	pub(super) expires: Moment,
}

impl Attempt {
	pub(super) fn new(chain: ChainId, account: Account, nonce: [u8; 16], now: Moment) -> Self {
		let end = now.saturating_add(milliseconds(LIFETIME));
		let expires = end.saturating_sub(end % SECOND);
		Self { chain, account, nonce, expires }
	}

	/// What the account signs: everything that whoever reads it in a wallet has to know.
	pub(super) fn text(&self, origin: &str, chains: &Chains) -> String {
		let Self { chain: genesis, account, nonce, .. } = self;
		let address = ss58::encode(chains.ss58_prefix(*genesis), account.as_bytes());
		let name = chains.name(*genesis);
		let (nonce, until) = (hex::encode(nonce), timestamp(self.expires));
		format!(
			"{origin} asks you to sign in with the account\n{address}\n\n\
			Whoever signs in sees the account's request for a judgement of its identity, and answers \
			its questions. This is no transaction and costs nothing. Do not sign it unless you are \
			signing in at {origin} yourself.\n\n\
			Chain: {name} ({genesis})\nExpires: {until}\nNonce: {nonce}"
		)
	}

	pub(super) fn claims(&self, audience: &str) -> AttemptClaims {
		AttemptClaims {
			aud: audience.into(),
			exp: self.expires / SECOND,
			chain: self.chain.to_string(),
			account: hex::encode(self.account.as_bytes()),
			nonce: hex::encode(self.nonce),
		}
	}
}

/// The same, as JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AttemptClaims {
	aud: String,
	exp: u64,
	chain: String,
	account: String,
	nonce: String,
}

impl Claims for AttemptClaims {
	const TYPE: &'static str = "litentry-registrar-sign-in+jwt";

	fn exp(&self) -> u64 {
		self.exp
	}
}

impl TryFrom<AttemptClaims> for Attempt {
	type Error = InvalidToken;

	fn try_from(claims: AttemptClaims) -> Result<Self, InvalidToken> {
		let forged = |_| InvalidToken::Forged;
		let (mut account, mut nonce) = ([0; 32], [0; 16]);
		hex::decode_to_slice(&claims.account, &mut account).map_err(forged)?;
		hex::decode_to_slice(&claims.nonce, &mut nonce).map_err(forged)?;
		let chain = claims.chain.parse().map_err(|_| InvalidToken::Forged)?;
		let expires = claims.exp.saturating_mul(SECOND);
		Ok(Self { chain, account: Account(account), nonce, expires })
	}
}
