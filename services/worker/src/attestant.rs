//! Who vouches for the program that runs.

use std::fmt;

use litentry_attestation::{
	Attester, CannotAttest, DevelopmentPki, Evidence, Measurement, ReportData,
};
use litentry_credential::Attestation;

/// Who vouches for the program that runs, and how credentials call that.
pub struct Attestant {
	attester: Box<dyn Attester + Send + Sync>,
	kind: Attestation,
}

impl fmt::Debug for Attestant {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Attestant({})", self.kind.as_str())
	}
}

impl Attestant {
	/// The development root whose seed everybody knows. Only a chain whose genesis asks for
	/// development evidence believes it.
	pub fn development() -> Self {
		let attester = DevelopmentPki::well_known().attester(Measurement::DEVELOPMENT);
		Self { attester: Box::new(attester), kind: Attestation::Development }
	}

	/// How credentials call it.
	pub const fn kind(&self) -> Attestation {
		self.kind
	}

	/// Evidence that this program vouches for `report_data`.
	///
	/// # Errors
	///
	/// Tells why there is none.
	pub fn evidence(&self, report_data: ReportData) -> Result<Evidence, CannotAttest> {
		self.attester.evidence(report_data)
	}
}
