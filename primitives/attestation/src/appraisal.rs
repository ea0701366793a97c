//! What evidence proves, and who says so.

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{Evidence, Measurement, ReportData};

/// What stands behind a measurement.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[non_exhaustive]
pub enum TeeKind {
	/// No hardware: whoever knows the development root's seed.
	#[codec(index = 0)]
	Development,
}

/// What appraised evidence proves.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Claims {
	/// Which program vouches for the report data. Whether it is an allowed one is for the caller
	/// to check.
	pub measurement: Measurement,
	/// On whose word.
	pub kind: TeeKind,
}

/// Whoever appraises evidence.
pub trait Verifier {
	/// What `evidence` proves, if it vouches for exactly this `report_data`.
	///
	/// # Errors
	///
	/// Tells the first thing that is wrong.
	fn appraise(
		&self,
		evidence: &Evidence,
		report_data: ReportData,
	) -> Result<Claims, AppraisalFailure>;
}

/// Why evidence proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AppraisalFailure {
	/// It is development evidence, and the chain is not a development chain.
	#[error("development evidence, but this chain takes evidence of hardware only")]
	DevelopmentRefused,
	/// It vouches for something else: another chain, account, key or block.
	#[error("the evidence vouches for other report data")]
	ReportDataMismatch,
	/// The trust anchor did not sign it.
	#[error("the evidence is not signed by the trust anchor")]
	InvalidSignature,
}
