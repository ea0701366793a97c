//! What a website asks of an authenticator.

use std::fmt;

use litentry_external_account::{ExternalAccount, RelyingParty};
use litentry_link_proof::{Consent, passkey_challenge};
use serde::Serialize;

/// What a web page hands to `navigator.credentials.get` to have a passkey sign a text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PasskeyRequest {
	/// The website: the page's domain, or one above it. Who removes a link knows it, the chain does
	/// not.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub rp_id: Option<String>,
	/// The challenge, in base64url without padding.
	pub challenge: String,
	/// That the authenticator is to check who uses it.
	pub user_verification: &'static str,
	#[serde(skip)]
	relying_party: RelyingParty,
}

impl PasskeyRequest {
	/// What is asked to have a passkey consent, or `None` if something else is to consent.
	pub fn of(consent: &impl Consent, rp_id: Option<&str>) -> Option<Self> {
		let ExternalAccount::Passkey { relying_party, .. } = *consent.external() else {
			return None;
		};
		let challenge = passkey_challenge(consent);
		let rp_id = rp_id.map(str::to_owned);
		Some(Self { rp_id, challenge, user_verification: "required", relying_party })
	}
}

impl fmt::Display for PasskeyRequest {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let site = match &self.rp_id {
			Some(rp_id) => format!("of {rp_id}"),
			None => format!("whose RP ID has a SHA-256 that begins with {}", self.relying_party),
		};
		write!(
			f,
			"A passkey signs it when a web page {site} asks for it: navigator.credentials.get with \
			userVerification \"required\" and this challenge, in base64url:\n\n    {}\n\n\
			Save the credential that it returns as JSON: JSON.stringify(credential.toJSON()).",
			self.challenge
		)
	}
}
