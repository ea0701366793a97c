//! Passkeys: an authenticator's assertion for one website (WebAuthn Level 3, section 7.2).
//!
//! The challenge that the website hands to the browser is the SHA-256 of the text. Browsers show no
//! text of a challenge, so it is for the page that asks to show it. An assertion is accepted when
//!
//! - the browser says that it was asked to sign (`webauthn.get`) this challenge, by a page of the
//!   website that was not in a frame of another one;
//! - the authenticator says that it answered for the website, and that it verified its user, by a
//!   fingerprint, a face or a PIN: whoever finds an unlocked device can link nothing;
//! - the passkey signed both statements.
//!
//! The counter of signatures is not looked at: what makes a proof work once is the nonce in the
//! text. Extensions and attested keys are not accepted, as nobody asked for them.

mod authenticator_data;
mod client_data;
mod origin;
mod read;

use alloc::{
	string::{String, ToString},
	vec::Vec,
};

use bounded_collections::{BoundedVec, ConstU32};
use litentry_external_account::{PasskeyKey, RelyingParty};
use litentry_verifying_key::{Signature, VerifyingKey};
use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sha2::{Digest, Sha256};

use self::{authenticator_data::AuthenticatorData, client_data::ClientData};
use crate::{Consent, InvalidProof, device};

pub(crate) use self::client_data::challenge_text;
#[cfg(feature = "sign")]
pub(crate) use self::{authenticator_data::VERIFIED, origin::is_domain};
pub(crate) use read::read;

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
	/// r, s of ECDSA over P-256, s in the lower half.
	pub signature: [u8; 64],
}

/// What a page hands to `navigator.credentials.get` as the challenge, to have a passkey consent: the
/// SHA-256 of the text, here in base64url without padding.
pub fn passkey_challenge(consent: &impl Consent) -> String {
	challenge_text(&Sha256::digest(consent.to_string()).into())
}

/// Checks that the passkey signed this text for its website.
pub(crate) fn verify(
	text: &str,
	relying_party: &RelyingParty,
	key: &PasskeyKey,
	assertion: &Assertion,
) -> Result<(), InvalidProof> {
	verify_challenge(&Sha256::digest(text).into(), relying_party, key, assertion)
}

fn verify_challenge(
	challenge: &[u8; 32],
	relying_party: &RelyingParty,
	key: &PasskeyKey,
	assertion: &Assertion,
) -> Result<(), InvalidProof> {
	let client = ClientData::read(&assertion.client_data)?;
	let authenticator = AuthenticatorData::read(&assertion.authenticator_data)?;
	client.check_asked(challenge)?;
	authenticator.check_relying_party(relying_party)?;
	client.check_origin(authenticator.rp_id_hash)?;
	authenticator.check_user()?;
	verify_signature(key, assertion)
}

/// Checks the signature alone.
fn verify_signature(key: &PasskeyKey, assertion: &Assertion) -> Result<(), InvalidProof> {
	let message = signed_bytes(&assertion.authenticator_data, &assertion.client_data);
	device::verify_bytes(&message, &VerifyingKey::P256(key.0), &Signature(assertion.signature))
}

/// What an authenticator signs.
pub(crate) fn signed_bytes(authenticator_data: &[u8], client_data: &[u8]) -> Vec<u8> {
	[authenticator_data, Sha256::digest(client_data).as_slice()].concat()
}

#[cfg(test)]
mod tests;
