//! What a person has to do next.

use serde::Serialize;
use utoipa::ToSchema;

use crate::verifier;

/// What a person has to do next, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(in crate::api) enum Instruction {
	/// Look into the mailbox, and follow the link there.
	FollowLink,
	/// Send this code from the account that the identity names to this address.
	Send {
		/// The code.
		code: String,
		/// To whom: a mail address, or a Matrix account.
		to: String,
	},
	/// Open this page, and sign in with the platform there.
	SignIn {
		/// Where.
		url: String,
	},
	/// Publish this text there, then have it looked at.
	Publish {
		/// What.
		text: String,
		/// Where: the name of a DNS record, or a URL.
		at: String,
	},
	/// Sign this text with the OpenPGP key, and have the signature looked at.
	Sign {
		/// What.
		text: String,
	},
	/// Nothing.
	Nothing,
}

impl From<verifier::Instruction> for Instruction {
	fn from(instruction: verifier::Instruction) -> Self {
		use verifier::Instruction as Of;
		match instruction {
			Of::FollowLink => Self::FollowLink,
			Of::Send { code, to } => Self::Send { code: code.to_string(), to },
			Of::SignIn { url } => Self::SignIn { url },
			Of::Publish { text, at } => Self::Publish { text, at },
			Of::Sign { text } => Self::Sign { text },
			Of::Nothing => Self::Nothing,
		}
	}
}
