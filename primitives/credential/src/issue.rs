//! Signing a credential.

use alloc::string::{String, ToString};

use ed25519_dalek::SigningKey;
use litentry_knowledge::InvalidText;

use crate::{
	Credential, MAX_LENGTH,
	data_integrity::{CannotProve, ProofOptions, create_proof},
	did_key, jcs,
	write::unsecured,
};

/// Why a credential cannot be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotIssue {
	/// The key is not that of the issuer whom the credential names.
	#[error("the signing key is not the key of the credential's issuer")]
	NotTheIssuer,
	/// The algorithm's name is not a text.
	#[error("the name of the algorithm: {0}")]
	InvalidName(#[from] InvalidText),
	/// The credential would be longer than verifiers read.
	#[error("a credential of {length} bytes, but verifiers read at most {MAX_LENGTH}")]
	TooLong {
		/// Its length in bytes.
		length: usize,
	},
	/// No proof can be made.
	#[error(transparent)]
	Proof(#[from] CannotProve),
}

impl Credential {
	/// The signed credential as canonical JSON. The same credential and key give the same text.
	pub fn issue(&self, key: &SigningKey) -> Result<String, CannotIssue> {
		if key.verifying_key() != self.issuer {
			return Err(CannotIssue::NotTheIssuer);
		}
		self.algorithm.name.check()?;
		let secured = create_proof(unsecured(self), &self.proof_options(), key)?;
		let text = jcs::canonicalize(&secured).map_err(CannotProve::from)?;
		if text.len() > MAX_LENGTH {
			return Err(CannotIssue::TooLong { length: text.len() });
		}
		Ok(text)
	}

	/// The one form that the proof of this credential can have. Its date is the credential's, not
	/// the clock's, so that a worker that lost its memory issues the very same credential again.
	pub(crate) fn proof_options(&self) -> ProofOptions {
		ProofOptions {
			verification_method: did_key::verification_method(&self.issuer),
			created: Some(self.validity.from().to_string()),
		}
	}
}
