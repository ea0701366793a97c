//! What counters are told apart by.

use prometheus_client::encoding::EncodeLabelSet;

use crate::{answer::NotAccepted, challenge::Refused, outbox::SubmitFailed};

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct OfChannel {
	pub(super) channel: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct OfAnswer {
	pub(super) channel: &'static str,
	pub(super) reason: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct OfChain {
	pub(super) chain: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct OfFailure {
	pub(super) chain: String,
	pub(super) reason: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct OfOutcome {
	pub(super) chain: String,
	pub(super) outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct OfProgress {
	pub(super) chain: String,
	pub(super) stage: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct OfJudgement {
	pub(super) judgement: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct OfTick {
	pub(super) outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct OfRoute {
	pub(super) route: String,
	pub(super) status: String,
}

/// A label's value as the text format writes it: the encoder writes what it is given.
pub(super) fn escaped(value: &str) -> String {
	value.replace('\\', r"\\").replace('"', "\\\"").replace('\n', r"\n")
}

pub(super) const fn answer_reason(cause: &NotAccepted) -> &'static str {
	match cause {
		NotAccepted::UnknownCode => "unknown-code",
		NotAccepted::Refused(refused) => refusal(*refused),
		NotAccepted::OtherSender => "other-sender",
		NotAccepted::OtherAccount => "other-account",
		NotAccepted::Outdated => "outdated",
		NotAccepted::TooMany => "too-many",
		NotAccepted::Unavailable => "unavailable",
	}
}

const fn refusal(refused: Refused) -> &'static str {
	match refused {
		Refused::Used => "used",
		Refused::Expired => "expired",
		Refused::Exhausted => "exhausted",
		Refused::OtherClaim => "other-claim",
		Refused::WrongSecret => "wrong-secret",
	}
}

pub(super) const fn submit_reason(cause: &SubmitFailed) -> &'static str {
	match cause {
		SubmitFailed::Unreachable => "unreachable",
		SubmitFailed::NotAccepted { .. } => "not-accepted",
		SubmitFailed::Unsupported => "unsupported",
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn no_value_can_end_its_label() {
		assert_eq!(escaped("a\"} 1\nb\\"), r#"a\"} 1\nb\\"#);
	}
}
