//! From untrusted text to a verified credential.

use ed25519_dalek::VerifyingKey;
use serde_json::Value;

use crate::{
	Credential, EndsBeforeStart,
	commitment::commitment_of,
	data_integrity::{ProofInvalid, verify_proof},
	did_key,
	json::{self, InvalidJson},
	read::read,
};

/// A credential whose issuer's signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
	credential: Credential,
	commitment: [u8; 32],
}

impl Verified {
	/// What the credential says.
	pub const fn credential(&self) -> &Credential {
		&self.credential
	}

	/// The hash by which the chain knows it.
	pub const fn commitment(&self) -> [u8; 32] {
		self.commitment
	}
}

/// Why a text is not a credential that its issuer signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CredentialInvalid {
	/// Not strict JSON.
	#[error(transparent)]
	Json(#[from] InvalidJson),
	/// The proof does not name an Ed25519 key.
	#[error("the proof's verification method is not the did:key of an Ed25519 key")]
	UnknownVerificationMethod,
	/// The proof does not hold.
	#[error(transparent)]
	Proof(#[from] ProofInvalid),
	/// A member that every credential has is missing, or is not of its form.
	#[error("{path} is missing or malformed")]
	Malformed {
		/// Which member, as a JSON pointer (RFC 6901).
		path: &'static str,
	},
	/// The validity ends before it starts.
	#[error(transparent)]
	EndsBeforeStart(#[from] EndsBeforeStart),
	/// Something is in it that a credential of this kind does not have, or another form of it.
	#[error("the credential has members or forms that this kind of credential does not have")]
	Unexpected,
	/// The proof names another key than the issuer's, or another date than the credential's.
	#[error("the proof is not in the form that the credential's issuer gives it")]
	ProofMismatch,
}

/// Verifies the signature and the form of a credential, however formatted.
///
/// This says that the key which the credential names signed it, and no more: ask the chain whether
/// that key is a registered issuer's and whether the chain certified [`Verified::commitment`], and
/// the clock whether [`Credential::validity`] holds.
pub fn verify(text: &[u8]) -> Result<Verified, CredentialInvalid> {
	let secured = json::parse(text)?;
	let document = verify_proof(&secured, &named_key(&secured)?)?;
	let credential = read(&document)?;
	check_proof_form(&credential, &document, &secured)?;
	Ok(Verified { credential, commitment: commitment_of(&secured).map_err(ProofInvalid::from)? })
}

fn named_key(secured: &Value) -> Result<VerifyingKey, CredentialInvalid> {
	let url = secured.pointer("/proof/verificationMethod").and_then(Value::as_str);
	url.and_then(|url| did_key::parse_verification_method(url).ok())
		.ok_or(CredentialInvalid::UnknownVerificationMethod)
}

/// That the proof is the issuer's and says nothing more than [`Credential::issue`] makes it say.
fn check_proof_form(
	credential: &Credential,
	document: &Value,
	secured: &Value,
) -> Result<(), CredentialInvalid> {
	let mut expected = credential.proof_options().configuration(document.get("@context"));
	expected["proofValue"] = secured["proof"]["proofValue"].clone();
	if expected == secured["proof"] { Ok(()) } else { Err(CredentialInvalid::ProofMismatch) }
}
