//! What is signed (sections 3.3.4 and 3.3.5).

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::jcs::{NumberTooLarge, canonicalize};

/// Bytes that are signed.
pub const HASH_DATA_LENGTH: usize = 64;

/// The signed bytes: the hash of the proof's configuration, then that of the unsecured document.
pub fn hash_data(
	configuration: &Value,
	document: &Value,
) -> Result<[u8; HASH_DATA_LENGTH], NumberTooLarge> {
	let mut bytes = [0; HASH_DATA_LENGTH];
	bytes[..32].copy_from_slice(&Sha256::digest(canonicalize(configuration)?));
	bytes[32..].copy_from_slice(&Sha256::digest(canonicalize(document)?));
	Ok(bytes)
}
