//! x
use bounded_collections::{BoundedVec, ConstU32};
use litentry_external_account::{PasskeyKey, RelyingParty};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::InvalidProof;

/// The most bytes of authenticator data.
pub const MAX_AUTHENTICATOR_DATA: u32 = 128;

/// The most bytes of client data.
pub const MAX_CLIENT_DATA: u32 = 512;

/// What an authenticator returns when it signs (WebAuthn, `AuthenticatorAssertionResponse`).
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Assertion {
	/// What the authenticator says of itself and its user.
	pub authenticator_data: BoundedVec<u8, ConstU32<MAX_AUTHENTICATOR_DATA>>,
	/// What the browser says of the website, as JSON.
	pub client_data: BoundedVec<u8, ConstU32<MAX_CLIENT_DATA>>,
	/// r, s of ECDSA over P-256.
	pub signature: [u8; 64],
}

pub(crate) fn verify(
	_t: &str,
	_r: &RelyingParty,
	_k: &PasskeyKey,
	_p: &Assertion,
) -> Result<(), InvalidProof> {
	Err(InvalidProof::ProofKindMismatch)
}
