//! What the browser says of the website (WebAuthn, section 5.8.1): `CollectedClientData` as JSON.

use alloc::{borrow::Cow, string::String};
use core::str::from_utf8;

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, de::IgnoredAny};

use super::origin;
use crate::InvalidProof;

/// The ceremony in which a passkey signs; in the other one it is created.
const SIGNING: &str = "webauthn.get";

/// The members that matter. Browsers may add others; one of these that is there twice is refused,
/// because readers differ on which of the two counts.
#[derive(Deserialize)]
pub(super) struct ClientData<'a> {
	#[serde(rename = "type", borrow)]
	ceremony: Cow<'a, str>,
	#[serde(borrow)]
	challenge: Cow<'a, str>,
	#[serde(borrow)]
	origin: Cow<'a, str>,
	#[serde(rename = "crossOrigin", default)]
	is_framed: bool,
	#[serde(rename = "topOrigin")]
	framed_by: Option<IgnoredAny>,
}

impl<'a> ClientData<'a> {
	/// Reads one JSON object in UTF-8.
	pub(super) fn read(bytes: &'a [u8]) -> Result<Self, InvalidProof> {
		let text = from_utf8(bytes).map_err(|_| InvalidProof::MalformedAssertion)?;
		if !text.starts_with('{') {
			// An array of the members' values would be read too.
			return Err(InvalidProof::MalformedAssertion);
		}
		serde_json::from_str(text).map_err(|_| InvalidProof::MalformedAssertion)
	}

	/// Checks that the passkey was asked to sign this challenge.
	pub(super) fn check_asked(&self, challenge: &[u8; 32]) -> Result<(), InvalidProof> {
		if self.ceremony != SIGNING {
			return Err(InvalidProof::OtherCeremony);
		}
		if self.challenge != challenge_text(challenge) {
			return Err(InvalidProof::OtherChallenge);
		}
		Ok(())
	}

	/// Checks that a page of the website with this hash of its RP ID asked, and not in a frame of
	/// another website, where its owner cannot see who asks.
	pub(super) fn check_origin(&self, rp_id_hash: &[u8; 32]) -> Result<(), InvalidProof> {
		let is_own = !self.is_framed
			&& self.framed_by.is_none()
			&& origin::belongs_to(&self.origin, rp_id_hash);
		is_own.then_some(()).ok_or(InvalidProof::OtherOrigin)
	}
}

/// A challenge as browsers write it.
pub(crate) fn challenge_text(challenge: &[u8; 32]) -> String {
	BASE64URL_NOPAD.encode(challenge)
}
