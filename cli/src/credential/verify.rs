//! Checking a credential, by itself and against the chain.

mod on_chain;

use std::fmt;

use litentry_credential::{Attestation, Credential, DateTime, Verified, did_key};
use litentry_vocabulary::{Account, BlockNumber, Moment};
use serde::Serialize;

use super::check::{Check, CheckName, CheckResult};
use crate::{Chain, Failure, Report, report::text, table::Table};

const UNSIGNED: &str = "nothing to rely on without a good signature";

/// All checks of a credential.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
	/// Whether no check failed.
	pub verified: bool,
	/// Whether every check was made.
	pub complete: bool,
	/// What vouches for the program that computed the score, if the signature is good: what the chain
	/// asks of workers, or without the chain what the credential claims.
	pub attestation: Option<&'static str>,
	/// The checks.
	pub checks: Vec<Check>,
	/// Where the links of the credential's subject have moved since, as far as the chain says. The
	/// credential is none the worse for it.
	pub moved: Option<SubjectMoved>,
}

/// The links of a credential's subject are another account's now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SubjectMoved {
	/// The account.
	#[serde(serialize_with = "text")]
	pub to: Account,
	/// The block at which they moved.
	pub at: BlockNumber,
}

impl fmt::Display for SubjectMoved {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { to, at } = self;
		write!(
			f,
			"The links of its subject moved to {to} in block {at}. The credential is as good as before."
		)
	}
}

impl Verification {
	fn of(attestation: Option<Attestation>, checks: Vec<Check>) -> Self {
		let attestation = attestation.map(Attestation::as_str);
		let none = |result| checks.iter().all(|check| check.result != result);
		let (verified, complete) = (none(CheckResult::Failed), none(CheckResult::NotMade));
		Self { verified, complete, attestation, checks, moved: None }
	}
}

impl Report for Verification {
	fn success(&self) -> bool {
		self.verified
	}
}

impl fmt::Display for Verification {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let cells = |check: &Check| {
			[check.check.to_string(), check.result.to_string(), check.detail.clone()]
		};
		let table = Table::new(["check", "result", "detail"]).rows(&self.checks, cells);
		let verdict = match (self.verified, self.complete) {
			(true, true) => "The credential is good.",
			(true, false) => "No check failed, but not every check was made.",
			(false, _) => "Do not rely on this credential.",
		};
		write!(f, "{table}\n\n{verdict}")?;
		if self.attestation == Some(Attestation::Development.as_str()) {
			f.write_str(" It is of a development network: no trusted hardware vouches for it.")?;
		}
		if let Some(moved) = self.moved {
			write!(f, "\n\n{moved}")?;
		}
		Ok(())
	}
}

/// The checks that need the chain. A score can be recomputed only from values that are shown.
fn need_the_chain(verified: Option<&Verified>) -> impl Iterator<Item = CheckName> {
	let shows_values = verified.is_some_and(|verified| verified.credential().values.is_some());
	[CheckName::IssuerRegistered, CheckName::CertificateOnChain, CheckName::AlgorithmKnown]
		.into_iter()
		.chain(shows_values.then_some(CheckName::ScoreRecomputed))
}

/// Makes the checks that need no chain.
pub fn verify_offline(text: &[u8], now: Moment) -> Verification {
	let (verified, mut checks) = by_itself(text, now);
	let not_made = |name| Check::not_made(name, "needs the chain: leave out --offline");
	checks.extend(need_the_chain(verified.as_ref()).map(not_made));
	let claimed = verified.map(|verified| verified.credential().attestation);
	Verification::of(claimed, checks)
}

/// Makes every check.
pub async fn verify(
	chain: &impl Chain,
	credential: &[u8],
	now: Moment,
) -> Result<Verification, Failure> {
	let (verified, mut checks) = by_itself(credential, now);
	let Some(verified) = verified else {
		let not_made = |name| Check::not_made(name, UNSIGNED);
		checks.extend(need_the_chain(None).map(not_made));
		return Ok(Verification::of(None, checks));
	};
	checks.extend(on_chain::checks(chain, &verified).await?);
	let attestation = on_chain::attestation(chain, verified.credential()).await?;
	let moved = on_chain::moved(chain, verified.credential()).await?;
	Ok(Verification { moved, ..Verification::of(Some(attestation), checks) })
}

fn by_itself(text: &[u8], now: Moment) -> (Option<Verified>, Vec<Check>) {
	match litentry_credential::verify(text) {
		Err(invalid) => {
			let checks = vec![
				Check::failed(CheckName::Signature, invalid.to_string()),
				Check::not_made(CheckName::Validity, UNSIGNED),
			];
			(None, checks)
		}
		Ok(verified) => {
			let signer = did_key::did(&verified.credential().issuer);
			let checks = vec![
				Check::passed(CheckName::Signature, format!("by {signer}")),
				validity(verified.credential(), now),
			];
			(Some(verified), checks)
		}
	}
}

fn validity(credential: &Credential, now: Moment) -> Check {
	let validity = credential.validity;
	let Ok(now) = DateTime::from_moment(now) else {
		return Check::failed(CheckName::Validity, "this computer's clock is wrong");
	};
	match validity.check(now) {
		Ok(()) => Check::passed(CheckName::Validity, format!("until {}", validity.until())),
		Err(outside) => Check::failed(CheckName::Validity, outside.to_string()),
	}
}
