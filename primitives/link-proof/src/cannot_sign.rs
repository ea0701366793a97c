//! Why a key does not sign.

/// Why a key, of whatever platform, does not sign a consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotSign {
	/// The text names another external account than the one that the key controls.
	#[error("the challenge is for another external account than this key's")]
	OtherAccount,
	/// ECDSA found no nonce for this text: practically impossible.
	#[error("no signature exists for this text")]
	NoSignature,
}
