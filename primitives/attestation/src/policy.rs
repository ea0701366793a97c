//! Which evidence a chain believes.

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{AppraisalFailure, Claims, DevelopmentRoot, Evidence, ReportData, Verifier};

/// Which evidence a chain believes; its genesis says so, once.
///
/// In JSON: `"production"` or `{"development":{"root":"0x…"}}`.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum AttestationPolicy {
	/// Evidence of hardware only.
	#[default]
	#[codec(index = 0)]
	Production,
	/// Development evidence too.
	#[codec(index = 1)]
	Development {
		/// The trust anchor.
		root: DevelopmentRoot,
	},
}

impl AttestationPolicy {
	/// Believes whatever anybody signs with the well-known development seed.
	pub const fn development() -> Self {
		Self::Development { root: DevelopmentRoot::WELL_KNOWN }
	}
}

impl Verifier for AttestationPolicy {
	fn appraise(
		&self,
		evidence: &Evidence,
		report_data: ReportData,
	) -> Result<Claims, AppraisalFailure> {
		match (self, evidence) {
			(Self::Development { root }, Evidence::Development(evidence)) => {
				root.appraise(evidence, report_data)
			}
			(Self::Production, Evidence::Development(_)) => {
				Err(AppraisalFailure::DevelopmentRefused)
			}
		}
	}
}
