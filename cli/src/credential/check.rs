//! One check of a credential.

use std::fmt;

use serde::Serialize;

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CheckName {
	/// That the key that it names signed it, unchanged.
	Signature,
	/// That it is valid now.
	Validity,
	/// That the key that signed it was a registered worker's.
	IssuerRegistered,
	/// That the workers certified exactly this credential.
	CertificateOnChain,
	/// That the chain knows the algorithm.
	AlgorithmKnown,
	/// That the algorithm gives this score for the values that it shows.
	ScoreRecomputed,
}

impl fmt::Display for CheckName {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(match self {
			Self::Signature => "signature",
			Self::Validity => "validity",
			Self::IssuerRegistered => "issuer registered",
			Self::CertificateOnChain => "certificate on chain",
			Self::AlgorithmKnown => "algorithm known",
			Self::ScoreRecomputed => "score recomputed",
		})
	}
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CheckResult {
	/// It is so.
	Passed,
	/// It is not so.
	Failed,
	/// Nobody looked.
	NotMade,
}

impl fmt::Display for CheckResult {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.pad(match self {
			Self::Passed => "passed",
			Self::Failed => "FAILED",
			Self::NotMade => "not made",
		})
	}
}

/// A check, what came of it, and what was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
	/// What is checked.
	pub check: CheckName,
	/// What came of it.
	pub result: CheckResult,
	/// What was seen.
	pub detail: String,
}

impl Check {
	pub(super) fn passed(check: CheckName, detail: impl Into<String>) -> Self {
		Self { check, result: CheckResult::Passed, detail: detail.into() }
	}

	pub(super) fn failed(check: CheckName, detail: impl Into<String>) -> Self {
		Self { check, result: CheckResult::Failed, detail: detail.into() }
	}

	pub(super) fn not_made(check: CheckName, detail: impl Into<String>) -> Self {
		Self { check, result: CheckResult::NotMade, detail: detail.into() }
	}
}
