//! One field of a request.

use serde::Serialize;
use utoipa::ToSchema;

use super::{ChannelName, FieldName, Hint, Instruction, RuleName, Time};
use crate::{
	desk::{FieldState, FieldView},
	identity::{self, Hashed},
};

/// One field of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::api) struct Field {
	/// Which.
	field: FieldName,
	/// What it says.
	content: Content,
	/// What is done with it.
	rule: RuleName,
	/// The ways on which it can be shown, the best first.
	channels: Vec<ChannelName>,
	/// How far it has come.
	state: State,
}

impl Field {
	/// With what is the owner's alone, or without.
	pub(super) fn new(view: FieldView, is_owners: bool) -> Self {
		Self {
			field: FieldName(view.field),
			content: view.content.into(),
			rule: view.rule.into(),
			channels: view.channels.into_iter().map(ChannelName).collect(),
			state: State::new(view.state, is_owners),
		}
	}
}

/// What a field holds on the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Content {
	/// Text.
	Text {
		/// The text.
		text: String,
	},
	/// Bytes that are no text.
	Bytes {
		/// `0x` and hexadecimal digits.
		bytes: String,
	},
	/// The hash of what is kept elsewhere.
	Hashed {
		/// Which function: `BlakeTwo256`, `Sha256`, `Keccak256` or `ShaThree256`.
		function: &'static str,
		/// `0x` and hexadecimal digits.
		hash: String,
	},
	/// The fingerprint of an OpenPGP key.
	Fingerprint {
		/// 40 hexadecimal digits.
		fingerprint: String,
	},
}

impl From<identity::Content> for Content {
	fn from(content: identity::Content) -> Self {
		use identity::Content as Of;
		let prefixed = |bytes: &[u8]| format!("0x{}", hex::encode(bytes));
		match content {
			Of::Text(text) => Self::Text { text },
			Of::Bytes(bytes) => Self::Bytes { bytes: prefixed(&bytes) },
			Of::Hashed(Hashed { kind, hash }) => {
				Self::Hashed { function: kind.name(), hash: prefixed(&hash) }
			}
			Of::Fingerprint(bytes) => Self::Fingerprint { fingerprint: hex::encode(bytes) },
		}
	}
}

/// How far a field has come. Instructions and hints are shown to the owner alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = FieldState)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum State {
	/// Nothing was done yet, or the last attempt failed.
	Open {
		/// Why the last attempt failed.
		#[serde(skip_serializing_if = "Option::is_none")]
		hint: Option<Hint>,
	},
	/// A challenge is out.
	Asked {
		/// On which way.
		channel: ChannelName,
		/// The first moment at which it is no longer accepted.
		expires: Time,
		/// What is to be done.
		#[serde(skip_serializing_if = "Option::is_none")]
		instruction: Option<Instruction>,
		/// Why the last attempt failed since then.
		#[serde(skip_serializing_if = "Option::is_none")]
		hint: Option<Hint>,
	},
	/// It is verified.
	Verified {
		/// On which way.
		channel: ChannelName,
		/// When.
		at: Time,
		/// When it has to be verified again.
		until: Time,
	},
}

impl State {
	fn new(state: FieldState, is_owners: bool) -> Self {
		let shown = |hint: Option<_>| hint.filter(|_| is_owners).map(Into::into);
		match state {
			FieldState::Open { hint } => Self::Open { hint: shown(hint) },
			FieldState::Asked { channel, instruction, expires, hint } => Self::Asked {
				channel: ChannelName(channel),
				expires: Time(expires),
				instruction: is_owners.then(|| instruction.into()),
				hint: shown(hint),
			},
			FieldState::Verified { channel, at, until } => {
				Self::Verified { channel: ChannelName(channel), at: Time(at), until: Time(until) }
			}
		}
	}
}
