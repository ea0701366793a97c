//! Evidence of what program holds a worker's keys, and its appraisal.
//!
//! A worker asks its [`Attester`] for [`Evidence`] over [`report_data`], which names the chain, the
//! worker's account, its keys and a recent block. The chain asks a [`Verifier`] what the evidence
//! proves, and believes only the [`Claims`] that come back. [`AttestationPolicy`], which the
//! genesis sets, is that verifier.
//!
//! # What development evidence proves
//!
//! That somebody who knows the seed of a [`DevelopmentPki`] put this measurement and this report
//! data together: nothing about hardware, nothing about which program runs, and nothing at all
//! where the seed is the well-known one. It has the form of real evidence, so that everything
//! around it is exercised, and the production policy refuses it by name.
//!
//! ```
//! use litentry_attestation::{
//!     AppraisalFailure, AttestationPolicy, Attester, DevelopmentPki, Measurement, Verifier,
//! };
//!
//! let attester = DevelopmentPki::well_known().attester(Measurement::DEVELOPMENT);
//! let evidence = attester.evidence([7; 64])?;
//!
//! let claims = AttestationPolicy::development().appraise(&evidence, [7; 64])?;
//! assert_eq!(claims.measurement, Measurement::DEVELOPMENT);
//!
//! let refused = AttestationPolicy::Production.appraise(&evidence, [7; 64]);
//! assert_eq!(refused, Err(AppraisalFailure::DevelopmentRefused));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod appraisal;
mod development;
mod evidence;
mod measurement;
mod policy;
mod text;
mod worker_keys;

pub use appraisal::{AppraisalFailure, Claims, TeeKind, Verifier};
pub use development::{DevelopmentAttester, DevelopmentEvidence, DevelopmentPki, DevelopmentRoot};
pub use evidence::{Attester, CannotAttest, Evidence};
pub use measurement::Measurement;
pub use policy::AttestationPolicy;
pub use worker_keys::{ReportData, WorkerKeys, report_data};
