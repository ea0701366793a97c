//! Making a proof (section 3.3.1).

use alloc::string::String;

use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};

use super::{CRYPTOSUITE, PROOF_TYPE, PURPOSE, hash_data};
use crate::{jcs::NumberTooLarge, multibase};

/// What a proof says besides the signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofOptions {
	/// The URL of the key that verifies the proof.
	pub verification_method: String,
	/// When the proof was made, as an XML Schema `dateTimeStamp`.
	pub created: Option<String>,
}

/// Why a document cannot be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotProve {
	/// Only an object can hold a proof.
	#[error("the document is not a JSON object")]
	NotAnObject,
	/// The document has a proof already.
	#[error("the document has a proof already")]
	AlreadyProven,
	/// The document has no canonical form.
	#[error(transparent)]
	NumberTooLarge(#[from] NumberTooLarge),
}

impl ProofOptions {
	/// The proof's configuration for a document with this context.
	pub(crate) fn configuration(&self, context: Option<&Value>) -> Value {
		let mut configuration = json!({
			"type": PROOF_TYPE,
			"cryptosuite": CRYPTOSUITE,
			"verificationMethod": self.verification_method,
			"proofPurpose": PURPOSE,
		});
		if let Some(created) = &self.created {
			configuration["created"] = created.as_str().into();
		}
		if let Some(context) = context {
			configuration["@context"] = context.clone();
		}
		configuration
	}
}

/// The document with an `eddsa-jcs-2022` proof that its issuer asserts it.
pub fn create_proof(
	document: Value,
	options: &ProofOptions,
	key: &SigningKey,
) -> Result<Value, CannotProve> {
	let members = document.as_object().ok_or(CannotProve::NotAnObject)?;
	if members.contains_key("proof") {
		return Err(CannotProve::AlreadyProven);
	}
	let mut proof = options.configuration(members.get("@context"));
	let signature = key.sign(&hash_data(&proof, &document)?);
	proof["proofValue"] = multibase::encode(&signature.to_bytes()).into();
	let mut secured = document;
	secured["proof"] = proof;
	Ok(secured)
}
