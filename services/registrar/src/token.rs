//! Tokens: what the registrar says to itself through the hands of others.
//!
//! - [`Tokens`]: writes and reads them, as JSON Web Tokens (RFC 7519) by HMAC with SHA-256 alone
//! - [`AnswerToken`]: what a link to a page carries: a code, and what it is about, as a hash
//! - [`Session`]: that somebody has signed in with an account
//!
//! Each kind has a `typ` of its own (RFC 8725, section 3.11), is for one audience, the registrar's own
//! origin, and has an end. No personal data is in any.

mod answer;
mod session;

use std::{collections::HashSet, fmt};

use jsonwebtoken::{
	Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode, errors,
};
use litentry_vocabulary::{Account, Moment};
use serde::{Serialize, de::DeserializeOwned};

use self::{answer::AnswerClaims, session::SessionClaims};
pub use self::{answer::AnswerToken, session::Session};
use crate::{
	challenge::{Claim, Code},
	request::ChainId,
};

/// The only algorithm in which tokens are written and read.
const ALGORITHM: Algorithm = Algorithm::HS256;

/// No token from here is longer.
const MAX_LENGTH: usize = 2048;

/// Moments count milliseconds, tokens seconds.
const SECOND: Moment = 1000;

/// Why a text is not taken for a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidToken {
	/// It was not written here, or was changed since.
	#[error("this is not a token from here")]
	Forged,
	/// It was written for another registrar.
	#[error("this token is for another registrar")]
	OtherAudience,
	/// It was written for another purpose.
	#[error("this token is for another purpose")]
	OtherPurpose,
	/// It is too old.
	#[error("this token has expired")]
	Expired,
}

/// What one kind of token says.
pub(crate) trait Claims: Serialize + DeserializeOwned {
	/// The `typ` of its header.
	const TYPE: &'static str;

	/// `exp`: the first second at which it is no longer accepted.
	fn exp(&self) -> u64;
}

/// Writes and reads tokens.
pub struct Tokens {
	audience: String,
	encoding: EncodingKey,
	decoding: DecodingKey,
}

impl Tokens {
	/// Those that this key signs, for this audience: the origin of the registrar's own pages.
	pub fn new(key: [u8; 32], audience: &str) -> Self {
		Self {
			audience: audience.into(),
			encoding: EncodingKey::from_secret(&key),
			decoding: DecodingKey::from_secret(&key),
		}
	}

	/// For whom they are.
	pub fn audience(&self) -> &str {
		&self.audience
	}

	/// Writes what a link carries that answers a challenge.
	pub fn answer(&self, claim: &Claim, code: Code, expires: Moment) -> String {
		self.write(&AnswerClaims::new(&self.audience, claim, code, expires))
	}

	/// Reads what a link carries.
	///
	/// # Errors
	///
	/// It is none of these tokens, or has expired.
	pub fn read_answer(&self, token: &str, now: Moment) -> Result<AnswerToken, InvalidToken> {
		self.read::<AnswerClaims>(token, now)?.try_into()
	}

	/// Writes that somebody has signed in with an account, good for [`Session::LIFETIME`].
	pub fn session(&self, chain: ChainId, account: Account, now: Moment) -> String {
		self.write(&SessionClaims::new(&self.audience, chain, account, now))
	}

	/// Reads who has signed in.
	///
	/// # Errors
	///
	/// It is none of these tokens, or has expired.
	pub fn read_session(&self, token: &str, now: Moment) -> Result<Session, InvalidToken> {
		self.read::<SessionClaims>(token, now)?.try_into()
	}

	/// Nothing here fails: the key is of the algorithm, and claims are JSON. An empty text would be
	/// accepted nowhere.
	pub(crate) fn write<C: Claims>(&self, claims: &C) -> String {
		encode(&header::<C>(), claims, &self.encoding).unwrap_or_default()
	}

	pub(crate) fn read<C: Claims>(&self, token: &str, now: Moment) -> Result<C, InvalidToken> {
		check_header::<C>(token)?;
		let data = decode::<C>(token, &self.decoding, &self.validation()).map_err(invalid)?;
		match now < data.claims.exp().saturating_mul(SECOND) {
			true => Ok(data.claims),
			false => Err(InvalidToken::Expired),
		}
	}

	/// All but the time, which is an argument here and the machine's there.
	fn validation(&self) -> Validation {
		let mut validation = Validation::new(ALGORITHM);
		validation.validate_exp = false;
		validation.required_spec_claims = HashSet::from(["aud".into(), "exp".into()]);
		validation.set_audience(&[&self.audience]);
		validation
	}
}

impl fmt::Debug for Tokens {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("Tokens").field("audience", &self.audience).finish_non_exhaustive()
	}
}

fn header<C: Claims>() -> Header {
	Header { typ: Some(C::TYPE.into()), ..Header::new(ALGORITHM) }
}

/// A header is as it is written here to the last field, or nothing is done with the rest.
fn check_header<C: Claims>(token: &str) -> Result<(), InvalidToken> {
	if token.len() > MAX_LENGTH {
		return Err(InvalidToken::Forged);
	}
	let (expected, found) = (header::<C>(), decode_header(token).map_err(invalid)?);
	match found == expected {
		true => Ok(()),
		false if found.typ != expected.typ => Err(InvalidToken::OtherPurpose),
		false => Err(InvalidToken::Forged),
	}
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn invalid(error: errors::Error) -> InvalidToken {
	match error.kind() {
		errors::ErrorKind::InvalidAudience => InvalidToken::OtherAudience,
		_ => InvalidToken::Forged,
	}
}

/// The last full second that is not after a moment.
pub(crate) const fn seconds(moment: Moment) -> u64 {
	moment / SECOND
}

#[cfg(test)]
mod tests;
