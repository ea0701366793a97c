//! W3C Data Integrity proofs with the cryptosuite `eddsa-jcs-2022` over any JSON object.
//!
//! The proof is an Ed25519 signature over `SHA-256(JCS(proof without its value)) ‖
//! SHA-256(JCS(document without its proof))`. Numbers of sections are those of the W3C
//! Recommendation "Data Integrity EdDSA Cryptosuites v1.0" of 15 May 2025.

mod create;
mod hash_data;
mod verify;

pub use create::{CannotProve, ProofOptions, create_proof};
pub use hash_data::{HASH_DATA_LENGTH, hash_data};
pub use verify::{ProofInvalid, verify_proof};

const PROOF_TYPE: &str = "DataIntegrityProof";
const CRYPTOSUITE: &str = "eddsa-jcs-2022";
const PURPOSE: &str = "assertionMethod";
