//! What a credential says, as typed fields.

use alloc::vec::Vec;

use ed25519_dalek::VerifyingKey;
use litentry_knowledge::{AlgorithmId, EventId, Name, Value};
use litentry_vocabulary::{Account, GenesisHash, RequestId};

use crate::{CredentialId, Validity};

/// A certified score of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
	/// The credential's own name.
	pub id: CredentialId,
	/// The worker's issuer key, which signs.
	pub issuer: VerifyingKey,
	/// The account that asked for the score and that it is about.
	pub subject: Account,
	/// The score.
	pub score: i64,
	/// What computed the score.
	pub algorithm: AlgorithmReference,
	/// What it was computed from, when the requester chose to show it: for each link of the
	/// request the value of each event, in the algorithm's order.
	pub values: Option<Vec<DisclosedValue>>,
	/// The root of the observations that the score rests on.
	pub observations_root: [u8; 32],
	/// Where the chain keeps the workers' certificate.
	pub certificate: CertificateReference,
	/// What is known of the program that computed the score.
	pub attestation: Attestation,
	/// From when until when the credential is valid.
	pub validity: Validity,
}

/// A scoring algorithm as a credential names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlgorithmReference {
	/// The content hash by which the chain knows it.
	pub id: AlgorithmId,
	/// What people call it.
	pub name: Name,
}

/// The value of one event about one of the request's links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DisclosedValue {
	/// Which of the request's links, counted from 0.
	pub position: u8,
	/// The event.
	pub event: EventId,
	/// Its value, or `None` where the event does not apply to the linked account.
	///
	/// In JSON a flag is `true` or `false`, a count `3`, as text beyond 2^53 − 1, and an amount
	/// `{"amount":"3"}`, in the coin's smallest unit and always as text; `"notApplicable"` is `None`.
	pub value: Option<Value>,
}

/// Where the workers' certificate of the outcome is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateReference {
	/// The chain.
	pub genesis: GenesisHash,
	/// The computing request whose outcome it is.
	pub request: RequestId,
}

/// What evidence the issuing worker gave of its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Attestation {
	/// None that counts: a development network without trusted hardware.
	Development,
	/// Evidence by trusted hardware.
	Production,
}

impl Attestation {
	/// Every kind.
	pub const ALL: [Self; 2] = [Self::Development, Self::Production];

	/// The word for it in credentials.
	pub const fn as_str(self) -> &'static str {
		match self {
			Self::Development => "development",
			Self::Production => "production",
		}
	}
}
