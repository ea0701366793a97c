//! Words for why workers refuse links, the same as those of the chain's own refusals.

use litentry_link_proof::InvalidProof;
use litentry_link_record::Refusal;

/// A word for the reason, for programs.
pub(super) const fn code(refusal: &Refusal) -> &'static str {
	match refusal {
		Refusal::Unreadable => "Unreadable",
		Refusal::NonceMismatch { .. } => "NonceMismatch",
		Refusal::Expired { .. } => "ProofExpired",
		Refusal::ExpiresTooLate { .. } => "ProofExpiresTooLate",
		Refusal::Proof(invalid) => name(invalid),
		Refusal::AlreadyLinked => "AlreadyLinked",
		Refusal::PlatformOff { .. } => "PlatformOff",
		Refusal::Unanswered => "Unanswered",
		_ => "Unknown",
	}
}

/// What the chain calls what is wrong with a proof.
pub(crate) const fn name(invalid: &InvalidProof) -> &'static str {
	match invalid {
		InvalidProof::ProofKindMismatch => "ProofKindMismatch",
		InvalidProof::MalformedSignature => "MalformedSignature",
		InvalidProof::HighS => "HighS",
		InvalidProof::BadRecoveryId { .. } => "BadRecoveryId",
		InvalidProof::WrongSigner { .. } | InvalidProof::Mismatch => "WrongSigner",
		InvalidProof::MalformedKey => "MalformedKey",
		InvalidProof::OtherKey => "OtherKey",
		InvalidProof::NeedsAnalyzers => "NeedsAnalyzers",
		InvalidProof::MalformedBip322 => "MalformedBip322",
		InvalidProof::MalformedAssertion => "MalformedAssertion",
		InvalidProof::OtherCeremony => "OtherCeremony",
		InvalidProof::OtherChallenge => "OtherChallenge",
		InvalidProof::OtherOrigin => "OtherOrigin",
		InvalidProof::OtherRelyingParty => "OtherRelyingParty",
		InvalidProof::UserNotVerified => "UserNotVerified",
		_ => "Unknown",
	}
}
