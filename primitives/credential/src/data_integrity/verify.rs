//! Verifying a proof (section 3.3.2).

use alloc::string::String;

use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::{Map, Value};

use super::{CRYPTOSUITE, PROOF_TYPE, PURPOSE, hash_data};
use crate::{jcs::NumberTooLarge, multibase};

/// Why a proof does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofInvalid {
	/// The document is not an object with one proof.
	#[error("the document has no proof, or more than one")]
	NotOneProof,
	/// The proof is of another type or cryptosuite.
	#[error("the proof is not a {PROOF_TYPE} with {CRYPTOSUITE}")]
	ForeignCryptosuite,
	/// The proof was made for something other than to assert the document.
	#[error("the purpose of the proof is not {PURPOSE}")]
	PurposeMismatch,
	/// The document's context does not start with the proof's.
	#[error("the context of the document does not start with that of the proof")]
	ContextMismatch,
	/// The proof's value is not a signature.
	#[error("the value of the proof is not the base58 text of a signature")]
	MalformedSignature,
	/// Somebody else signed, or the document was changed.
	#[error("the signature does not match: the document was changed, or another key signed it")]
	SignatureMismatch,
	/// The document has no canonical form.
	#[error(transparent)]
	NumberTooLarge(#[from] NumberTooLarge),
}

/// Verifies the one `eddsa-jcs-2022` proof of a document against a key, and returns the document
/// without it. Which key may assert the document is the caller's to know.
pub fn verify_proof(secured: &Value, key: &VerifyingKey) -> Result<Value, ProofInvalid> {
	let mut document = secured.as_object().ok_or(ProofInvalid::NotOneProof)?.clone();
	let Some(Value::Object(mut proof)) = document.remove("proof") else {
		return Err(ProofInvalid::NotOneProof);
	};
	check_kind(&proof)?;
	let signature = take_signature(&mut proof)?;
	let mut signed = document.clone();
	if let Some(context) = proof.get("@context") {
		check_context(document.get("@context"), context)?;
		signed.insert("@context".into(), context.clone());
	}
	let bytes = hash_data(&proof.into(), &signed.into())?;
	key.verify_strict(&bytes, &signature).map_err(|_| ProofInvalid::SignatureMismatch)?;
	Ok(document.into())
}

fn check_kind(proof: &Map<String, Value>) -> Result<(), ProofInvalid> {
	let is = |name, expected: &str| proof.get(name).and_then(Value::as_str) == Some(expected);
	if !is("type", PROOF_TYPE) || !is("cryptosuite", CRYPTOSUITE) {
		return Err(ProofInvalid::ForeignCryptosuite);
	}
	if is("proofPurpose", PURPOSE) { Ok(()) } else { Err(ProofInvalid::PurposeMismatch) }
}

fn take_signature(proof: &mut Map<String, Value>) -> Result<Signature, ProofInvalid> {
	let value = proof.remove("proofValue");
	let text = value.as_ref().and_then(Value::as_str).unwrap_or_default();
	multibase::decode(text)
		.map(|bytes| Signature::from_bytes(&bytes))
		.ok_or(ProofInvalid::MalformedSignature)
}

fn check_context(document: Option<&Value>, proof: &Value) -> Result<(), ProofInvalid> {
	let document = document.map(as_list).unwrap_or_default();
	if document.starts_with(as_list(proof)) { Ok(()) } else { Err(ProofInvalid::ContextMismatch) }
}

/// A single context stands for a list of one.
fn as_list(context: &Value) -> &[Value] {
	context.as_array().map_or(core::slice::from_ref(context), |list| list)
}
