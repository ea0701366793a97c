//! Why a field cannot be verified as it is.

use serde::Serialize;
use utoipa::ToSchema;

use crate::verifier;

/// Why a field cannot be verified as it is, with what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(in crate::api) enum Hint {
	/// The field does not hold what it should.
	Malformed {
		/// For people.
		detail: String,
		/// What it should hold.
		expected: &'static str,
	},
	/// The name is too much like another one's.
	Confusable {
		/// For people.
		detail: String,
		/// The name of somebody else.
		other: String,
	},
	/// The name holds characters that are not seen or that mislead.
	Misleading {
		/// For people.
		detail: String,
		/// Which.
		what: &'static str,
	},
	/// What should be published is not there.
	NotPublished {
		/// For people.
		detail: String,
		/// Where it was looked for.
		at: String,
	},
	/// What is published is something else.
	OtherContent {
		/// For people.
		detail: String,
		/// Where it was looked for.
		at: String,
	},
	/// The signature is not this key's over this text, or the key is no longer good.
	BadSignature {
		/// For people.
		detail: String,
		/// Why.
		why: &'static str,
	},
	/// Messages to this address are not wanted by whoever has it.
	Suppressed {
		/// For people.
		detail: String,
	},
	/// The other side cannot be reached; trying again may help.
	Unreachable {
		/// For people.
		detail: String,
		/// What.
		what: &'static str,
	},
}

impl From<verifier::Hint> for Hint {
	fn from(hint: verifier::Hint) -> Self {
		use verifier::Hint as Of;
		let detail = hint.to_string();
		match hint {
			Of::Malformed { expected } => Self::Malformed { detail, expected },
			Of::Confusable { other } => Self::Confusable { detail, other },
			Of::Misleading { what } => Self::Misleading { detail, what },
			Of::NotPublished { at } => Self::NotPublished { detail, at },
			Of::OtherContent { at } => Self::OtherContent { detail, at },
			Of::BadSignature { why } => Self::BadSignature { detail, why },
			Of::Suppressed => Self::Suppressed { detail },
			Of::Unreachable { what } => Self::Unreachable { detail, what },
		}
	}
}
