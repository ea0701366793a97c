//! What an external account agrees to by signing.

use core::fmt::Display;

use litentry_external_account::ExternalAccount;
use litentry_vocabulary::{BlockNumber, GenesisHash};

use crate::TypedStruct;

/// A readable text that an external account signs, rebuilt by every verifier from typed fields.
///
/// The text is ASCII, and different fields have different texts.
pub trait Consent: Display {
	/// The external account that signs.
	fn external(&self) -> &ExternalAccount;

	/// The chain on which the signature is of use.
	fn genesis(&self) -> &GenesisHash;

	/// The last block at which the signature is accepted.
	fn expires(&self) -> BlockNumber;

	/// What the text says as separate fields, without the chain: [`genesis`](Self::genesis) names
	/// it. Different consents to one chain have different ones.
	fn typed(&self) -> TypedStruct;
}
