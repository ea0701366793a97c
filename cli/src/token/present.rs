//! Answering a verifier's question.

use std::fmt;

use litentry_token::{
	Form, Handovers, Holding, Policy, Presentation, Question, Showing, Signed, verify,
};
use litentry_verifying_key::{SigningKey, VerifyingKey};
use litentry_vocabulary::{Moment, TokenId, blake2_256};
use serde::Serialize;

use super::{
	TokenFailure,
	seen::{Nothing, Seen},
	supporting,
};
use crate::{Background, Chain, Failure, Report, Span, qr, report::text, when::Time};

/// What a presenter wants a pass for.
#[derive(Clone, Debug)]
pub struct Asked {
	/// What the verifier asks.
	pub question: Question,
	/// What is shown.
	pub holding: Holding,
	/// The data that the token must still have.
	pub data_hash: Option<[u8; 32]>,
	/// For how long the pass can be used.
	pub lifetime: Span,
}

/// A pass, for one showing.
#[derive(Debug, Serialize)]
pub struct Pass {
	/// The text that the verifier reads.
	#[serde(serialize_with = "text")]
	pub pass: Presentation,
	/// The token that it shows.
	#[serde(serialize_with = "text")]
	pub token: TokenId,
	/// Whose key signed it.
	#[serde(serialize_with = "text")]
	pub presenter: VerifyingKey,
	/// Until when it can be used, in milliseconds since 1970.
	pub expires: Moment,
	#[serde(skip)]
	code: Option<String>,
}

impl Report for Pass {}

impl fmt::Display for Pass {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{}\n\n", self.pass)?;
		if let Some(code) = &self.code {
			write!(f, "{code}\n\n")?;
		}
		write!(f, "Show this until {}.", Time(self.expires))
	}
}

/// What a token's own holder has, with the token that it requires.
pub async fn own_holding(
	chain: &impl Chain,
	holder: VerifyingKey,
	token: TokenId,
	named: Option<TokenId>,
) -> Result<Holding, Failure> {
	let found = chain.token(token).await?.ok_or(TokenFailure::NotFound { token })?.token;
	if holder.account() != Some(found.holder) {
		return Err(TokenFailure::NotHolder { holder: found.holder }.into());
	}
	let supporting = supporting::find(chain, &found, named).await?;
	let (genesis, handovers) = (chain.genesis(), Handovers::default());
	Ok(Holding { genesis, token, holder, supporting, handovers })
}

/// Signs an answer to a question.
///
/// # Errors
///
/// The token was not handed over to this key, or is on another chain.
pub fn present(
	asked: &Asked,
	signer: &SigningKey,
	now: Moment,
	background: Option<Background>,
) -> Result<Pass, Failure> {
	let showing = showing(asked, now)?;
	let presenter = showing.presenter();
	if presenter != signer.verifying_key() {
		return Err(TokenFailure::NotReceiver { to: presenter }.into());
	}
	let signed = sign(signer, &showing.message(&asked.question));
	let (token, expires) = (showing.token, showing.expires());
	let pass = Presentation { showing, signed };
	let code = background.map(|background| qr::draw(&pass.to_string(), background)).transpose()?;
	Ok(Pass { pass, token, presenter, expires, code })
}

fn showing(asked: &Asked, now: Moment) -> Result<Showing, TokenFailure> {
	let Asked { question, holding, data_hash, lifetime } = asked;
	if question.genesis != holding.genesis {
		return Err(TokenFailure::OtherChain);
	}
	let lifetime = u32::try_from(lifetime.0).map_err(|_| TokenFailure::LivesTooLong)?;
	Ok(Showing { data_hash: *data_hash, ..holding.showing(question, now, lifetime) })
}

/// Signs a message as it is.
pub(super) fn sign(signer: &SigningKey, message: &litentry_token::Message) -> Signed {
	let signature = signer.sign(message.bytes(Form::Raw).unwrap_or_default());
	Signed { form: Form::Raw, signature }
}

/// Whether a verifier that knows the newest finalized block would accept a pass now.
pub async fn check(
	chain: &impl Chain,
	asked: &Asked,
	pass: &Pass,
	now: Moment,
) -> Result<(), Failure> {
	if asked.question.genesis != chain.genesis() {
		return Err(TokenFailure::OtherChain.into());
	}
	let seen = Seen::look(chain, &asked.holding).await?;
	verify(&pass.pass, &asked.question, &seen, &Nothing, now, Policy::default())
		.map_err(TokenFailure::WouldBeRefused)?;
	Ok(())
}

/// The hash of a token's data, for a pass that holds only as long as they are the same.
pub async fn data_hash(chain: &impl Chain, token: TokenId) -> Result<[u8; 32], Failure> {
	let found = chain.token(token).await?.ok_or(TokenFailure::NotFound { token })?;
	Ok(blake2_256(&found.token.terms.data))
}
