//! Evidence, and who makes it.

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{DevelopmentEvidence, ReportData};

/// A statement that a program of a known hash vouches for [`ReportData`].
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[non_exhaustive]
pub enum Evidence {
	/// Signed by a development root: proves nothing about hardware.
	#[codec(index = 0)]
	Development(DevelopmentEvidence),
}

/// Whoever makes evidence for the program that asks: a TEE, or the development root.
pub trait Attester {
	/// Evidence that this program vouches for `report_data`.
	///
	/// # Errors
	///
	/// Tells why the TEE gave none.
	fn evidence(&self, report_data: ReportData) -> Result<Evidence, CannotAttest>;
}

/// Why there is no evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotAttest {
	/// This machine has no TEE, or the TEE does not answer.
	#[error("no TEE answers on this machine")]
	Unavailable,
}
