//! The OpenPGP key: whoever has it signs a text with it.
//!
//! The identity holds the 20 bytes of a version 4 fingerprint, so it names one primary key; what is
//! shown has to be a signature by that very key.
//!
//! - [`PgpVerifier`]: the verifier
//! - [`check`]: the decision, from what was pasted and the time alone
//! - [`Fingerprint`]: which key

mod fingerprint;
mod key;
mod signature;
mod submission;

use std::{fmt, sync::Arc};

use futures::{FutureExt, future::BoxFuture};
use litentry_vocabulary::Moment;
use pgp::types::Timestamp;
use tokio::task::spawn_blocking;

pub use self::fingerprint::Fingerprint;
use self::{key::good_key, signature::check_signature, submission::Submission};
use crate::{
	challenge::{Channel, Claim, Code},
	identity::Field,
	verifier::{Finding, Hint, Instruction, Verifier},
};

/// Verifies signatures by OpenPGP keys.
pub struct PgpVerifier {
	now: Arc<dyn Fn() -> Moment + Send + Sync>,
}

impl fmt::Debug for PgpVerifier {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.debug_struct("PgpVerifier").finish_non_exhaustive()
	}
}

impl PgpVerifier {
	/// One that learns the time in this way.
	pub fn new(now: Arc<dyn Fn() -> Moment + Send + Sync>) -> Self {
		Self { now }
	}

	/// The text that is to be signed: one line, so that line ends make no difference.
	///
	/// # Errors
	///
	/// The claim's value is no fingerprint.
	pub fn text(claim: &Claim, code: Code) -> Result<String, Hint> {
		let key: Fingerprint = claim.value.parse()?;
		let request = &claim.request;
		let account = hex::encode(request.account.as_bytes());
		let chain = request.chain;
		Ok(format!("litentry-registrar: 0x{account} on {chain} has the key {key}: {code}"))
	}
}

/// Whether what was pasted holds this key, and a good signature of it over this text.
///
/// # Errors
///
/// Tells the first thing that is wrong.
pub fn check(pasted: &str, text: &str, fingerprint: &Fingerprint, now: Moment) -> Result<(), Hint> {
	let seconds = u32::try_from(now / 1000).unwrap_or(u32::MAX);
	let now = Timestamp::from_secs(seconds);
	let submission = Submission::parse(pasted)?;
	let key = good_key(submission.key, fingerprint, now)?;
	check_signature(&submission.signed, text, &key, now)
}

impl Verifier for PgpVerifier {
	fn field(&self) -> Field {
		Field::PgpFingerprint
	}

	fn channels(&self) -> &[Channel] {
		&[Channel::Pgp]
	}

	fn address(&self, text: &str) -> Result<String, Hint> {
		text.parse().map(|it: Fingerprint| it.to_string())
	}

	fn begin<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
	) -> BoxFuture<'a, Result<Instruction, Hint>> {
		async move { Ok(Instruction::Sign { text: Self::text(claim, code)? }) }.boxed()
	}

	fn look<'a>(
		&'a self,
		claim: &'a Claim,
		code: Code,
		submitted: Option<&'a str>,
	) -> BoxFuture<'a, Result<Finding, Hint>> {
		async move {
			let pasted = submitted.ok_or(submission::NOTHING)?.to_owned();
			let fingerprint: Fingerprint = claim.value.parse()?;
			let (text, now) = (Self::text(claim, code)?, (self.now)());
			let from = fingerprint.to_string();
			// Elsewhere, because it may take a while, and so that nothing else ends with it.
			let checked = spawn_blocking(move || check(&pasted, &text, &fingerprint, now)).await;
			checked.unwrap_or(Err(submission::UNREADABLE))?;
			Ok(Finding { from, platform_id: None })
		}
		.boxed()
	}
}

#[cfg(test)]
mod tests;
