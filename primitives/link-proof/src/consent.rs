//! What an external account agrees to by signing.

use core::fmt::Display;

use litentry_external_account::ExternalAccount;
use litentry_vocabulary::BlockNumber;

/// A readable text that an external account signs, rebuilt by every verifier from typed fields.
///
/// The text is ASCII, and different fields have different texts.
pub trait Consent: Display {
	/// The external account that signs.
	fn external(&self) -> &ExternalAccount;

	/// The last block at which the signature is accepted.
	fn expires(&self) -> BlockNumber;
}
