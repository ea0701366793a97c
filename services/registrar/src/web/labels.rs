//! What things are called on pages.

use crate::{
	challenge::Channel,
	desk::FieldState,
	identity::{Field, HashKind, Judgement},
	policy::Obstacle,
};

/// A field.
pub(super) fn field(field: &Field) -> &str {
	match field {
		Field::Display => "Display name",
		Field::Legal => "Legal name",
		Field::Web => "Website",
		Field::Matrix => "Matrix",
		Field::Email => "E-mail address",
		Field::PgpFingerprint => "OpenPGP fingerprint",
		Field::Image => "Image",
		Field::Twitter => "X (Twitter)",
		Field::Github => "GitHub",
		Field::Discord => "Discord",
		Field::Other(name) => name,
	}
}

/// A button that starts to verify on a channel.
pub(super) const fn begin(channel: Channel) -> &'static str {
	match channel {
		Channel::MailLink => "Send me a link by e-mail",
		Channel::MailReply => "Show it by writing an e-mail",
		Channel::Matrix => "Show it by a message on Matrix",
		Channel::X => "Sign in with X",
		Channel::GitHub => "Sign in with GitHub",
		Channel::Discord => "Sign in with Discord",
		Channel::Dns => "Show it by a DNS record",
		Channel::WellKnown => "Show it by a file on the website",
		Channel::Pgp => "Show it by a signature",
		Channel::Name => "Look at the name",
		Channel::Operator => "Have the operator look",
	}
}

/// On which way something was shown.
pub(super) const fn shown_by(channel: Channel) -> &'static str {
	match channel {
		Channel::MailLink => "Shown by a link sent to it",
		Channel::MailReply => "Shown by an e-mail from it",
		Channel::Matrix => "Shown by a message from it",
		Channel::X => "Shown by signing in with X",
		Channel::GitHub => "Shown by signing in with GitHub",
		Channel::Discord => "Shown by signing in with Discord",
		Channel::Dns => "Shown by a DNS record",
		Channel::WellKnown => "Shown by a file on the website",
		Channel::Pgp => "Shown by a signature",
		Channel::Name => "Checked against other names",
		Channel::Operator => "Shown by the registrar's operator",
	}
}

/// The platform with which somebody signs in on a channel.
pub(super) const fn platform(channel: Channel) -> &'static str {
	match channel {
		Channel::X => "X",
		Channel::GitHub => "GitHub",
		Channel::Discord => "Discord",
		_ => "the platform",
	}
}

/// How far a field has come, in a word or two.
pub(super) const fn state(state: &FieldState, obstacle: Option<&Obstacle>) -> &'static str {
	match (state, obstacle) {
		(FieldState::Verified { .. }, _) => "Verified",
		(_, Some(Obstacle::Unsupported { .. })) => "Not supported",
		(_, Some(Obstacle::Unreadable { .. })) => "Needs a change",
		(_, Some(Obstacle::Hidden { .. })) => "Hashed",
		(_, Some(Obstacle::AwaitsOperator { .. })) => "Waits for the operator",
		(FieldState::Asked { hint: Some(_), .. }, Some(_)) => "Not shown yet",
		(FieldState::Asked { hint: None, .. }, Some(_)) => "Waits for an answer",
		(FieldState::Open { hint: Some(_) }, Some(_)) => "Needs a change",
		(FieldState::Open { hint: None }, Some(Obstacle::Unverified { field: Field::Display })) => {
			"Being checked"
		}
		(FieldState::Open { hint: None }, Some(_)) => "To do",
		(_, None) => "Not verified",
	}
}

/// A judgement.
pub(super) const fn judgement(judgement: Judgement) -> &'static str {
	match judgement {
		Judgement::Unknown => "Unknown",
		Judgement::FeePaid(_) => "Fee paid",
		Judgement::Reasonable => "Reasonable",
		Judgement::KnownGood => "Known good",
		Judgement::OutOfDate => "Out of date",
		Judgement::LowQuality => "Low quality",
		Judgement::Erroneous => "Erroneous",
	}
}

/// A hash function.
pub(super) const fn hash(kind: HashKind) -> &'static str {
	match kind {
		HashKind::BlakeTwo256 => "BLAKE2b-256",
		HashKind::Sha256 => "SHA-256",
		HashKind::Keccak256 => "Keccak-256",
		HashKind::ShaThree256 => "SHA3-256",
	}
}
