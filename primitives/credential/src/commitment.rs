//! The hash by which the chain knows a credential.

use litentry_vocabulary::blake2_256;
use serde_json::Value;

use crate::{
	CredentialInvalid,
	data_integrity::ProofInvalid,
	jcs::{NumberTooLarge, canonicalize},
	json,
};

/// BLAKE2b-256 of the canonical form of a signed credential, its proof included.
///
/// The signature is not verified; [`crate::verify`] does that and gives the commitment too.
pub fn commitment(text: &[u8]) -> Result<[u8; 32], CredentialInvalid> {
	Ok(commitment_of(&json::parse(text)?).map_err(ProofInvalid::from)?)
}

pub(crate) fn commitment_of(secured: &Value) -> Result<[u8; 32], NumberTooLarge> {
	canonicalize(secured).map(|text| blake2_256(text.as_bytes()))
}
