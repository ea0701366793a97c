//! What a link to a page carries.

use litentry_vocabulary::Moment;
use serde::{Deserialize, Serialize};

use super::{Claims, InvalidToken, seconds};
use crate::challenge::{Channel, Claim, Code};

/// What a link says of the challenge that it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerToken {
	/// The way on which the answer comes.
	pub channel: Channel,
	/// What it is to show, by [`Claim::digest`].
	pub claim: [u8; 32],
	/// The code.
	pub code: Code,
}

/// The same, as JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerClaims {
	aud: String,
	exp: u64,
	channel: String,
	hash: String,
	nonce: String,
}

impl AnswerClaims {
	pub(super) fn new(audience: &str, claim: &Claim, code: Code, expires: Moment) -> Self {
		Self {
			aud: audience.into(),
			exp: seconds(expires),
			channel: claim.channel.name().into(),
			hash: hex::encode(claim.digest()),
			nonce: code.to_string(),
		}
	}
}

impl Claims for AnswerClaims {
	const TYPE: &'static str = "litentry-registrar-answer+jwt";

	fn exp(&self) -> u64 {
		self.exp
	}
}

impl TryFrom<AnswerClaims> for AnswerToken {
	type Error = InvalidToken;

	fn try_from(claims: AnswerClaims) -> Result<Self, InvalidToken> {
		let channel = Channel::ALL.into_iter().find(|channel| channel.name() == claims.channel);
		let mut claim = [0; 32];
		hex::decode_to_slice(&claims.hash, &mut claim).map_err(|_| InvalidToken::Forged)?;
		let code = claims.nonce.parse().map_err(|_| InvalidToken::Forged)?;
		Ok(Self { channel: channel.ok_or(InvalidToken::Forged)?, claim, code })
	}
}
