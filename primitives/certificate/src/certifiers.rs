//! What pallets ask of the worker registry, without knowing it.

use litentry_vocabulary::KeyEpoch;

use crate::{Certificate, CertificateInvalid, Statement};

/// Whoever knows the registered workers: the runtime gives it to the pallets that check
/// certificates.
pub trait Certifiers {
	/// Checks that a quorum of the live workers signed the statement on this chain.
	///
	/// # Errors
	///
	/// Tells the first thing that is wrong.
	fn check(statement: &Statement, certificate: &Certificate) -> Result<(), CertificateInvalid>;

	/// The epoch of the shielding key that requests are to be sealed to now.
	fn current_epoch() -> KeyEpoch;
}
