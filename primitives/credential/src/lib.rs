//! The outcome of a computing request as a W3C Verifiable Credential 2.0.
//!
//! - [`Credential`]: what a credential says, as typed fields; [`Credential::issue`] signs it
//! - [`verify`]: the way back, from untrusted text to a [`Verified`] credential
//! - [`commitment`]: the hash by which the chain knows one
//! - [`seal_credential`], [`open_credential`]: how one travels over the chain to its owner
//! - [`data_integrity`]: proofs with `eddsa-jcs-2022` over any JSON object
//! - [`jcs`]: JSON Canonicalization Scheme (RFC 8785); [`json`]: strict parsing
//! - [`did_key`], [`did_pkh`]: the decentralized identifiers of issuers and of subjects
//!
//! A credential is signed over its canonical form, so it may be reformatted freely. Nothing else
//! about it can change: members that this crate would not have written are refused even when an
//! issuer signed them. Whether the issuer is registered and whether the chain certified the
//! outcome are questions to the chain, which this crate only prepares.
//!
//! ```
//! use ed25519_dalek::SigningKey;
//! use litentry_credential::{
//!     AlgorithmReference, Attestation, CertificateReference, Credential, CredentialId, DateTime,
//!     Validity, verify,
//! };
//! use litentry_knowledge::AlgorithmId;
//! use litentry_vocabulary::{Account, GenesisHash, RequestId};
//!
//! let issuer = SigningKey::from_bytes(&[1; 32]);
//! let credential = Credential {
//!     id: CredentialId::from_random([2; 16]),
//!     issuer: issuer.verifying_key(),
//!     subject: Account([3; 32]),
//!     score: 130,
//!     algorithm: AlgorithmReference { id: AlgorithmId([4; 32]), name: "Loyal user".parse()? },
//!     values: None,
//!     observations_root: [5; 32],
//!     certificate: CertificateReference { genesis: GenesisHash([6; 32]), request: RequestId(7) },
//!     attestation: Attestation::Development,
//!     validity: Validity::new(
//!         DateTime::from_moment(1_700_000_000_000)?,
//!         DateTime::from_moment(1_800_000_000_000)?,
//!     )?,
//! };
//! let text = credential.issue(&issuer)?;
//! assert_eq!(verify(text.as_bytes())?.credential(), &credential);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod algorithm_input;
mod commitment;
mod credential;
mod credential_id;
pub mod data_integrity;
mod date_time;
pub mod did_key;
pub mod did_pkh;
mod hex_hash;
mod integer;
mod issue;
pub mod jcs;
pub mod json;
mod multibase;
mod read;
mod sealed;
mod validity;
mod verify;
mod write;

pub use algorithm_input::{IncompleteValues, algorithm_input};
pub use commitment::commitment;
pub use credential::{
	AlgorithmReference, Attestation, CertificateReference, Credential, DisclosedValue,
};
pub use credential_id::{CredentialId, InvalidCredentialId};
pub use date_time::{DateTime, InvalidDateTime};
pub use issue::CannotIssue;
pub use json::MAX_LENGTH;
pub use sealed::{CredentialUnreadable, open_credential, seal_credential};
pub use validity::{EndsBeforeStart, OutsideValidity, Validity};
pub use verify::{CredentialInvalid, Verified, verify};
