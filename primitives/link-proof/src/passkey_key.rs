//! A passkey in software, for key files and for tests.

use alloc::{format, string::String, vec::Vec};
use core::{fmt, str::FromStr};

use bounded_collections::BoundedVec;
use litentry_external_account::{ExternalAccount, PasskeyKey, RelyingParty};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use sha2::{Digest, Sha256};

use crate::{
	Assertion, CannotSign, Consent, LinkProof, hex_secret,
	passkey::{VERIFIED, challenge_text, is_domain, signed_bytes},
};

/// The most bytes of a domain (RFC 1035).
const MAX_DOMAIN: usize = 253;

/// A secret key of P-256 for one website. It is wiped from memory when dropped and never printed.
///
/// It answers as if a browser had shown it a page of the website and it had verified its user: who
/// has the key is the user.
#[derive(Clone)]
pub struct SoftwarePasskey {
	rp_id: String,
	key: SigningKey,
}

/// The bytes or the text are not a passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an RP ID, a colon, and a P-256 secret key of 64 hexadecimal digits")]
pub struct InvalidSoftwarePasskey;

impl SoftwarePasskey {
	/// Takes the RP ID, which is a domain in ASCII and lower case, and the secret scalar.
	///
	/// # Errors
	///
	/// The RP ID is no domain, or the scalar is zero or too large: one in 2^32 random ones.
	pub fn new(rp_id: &str, secret: &[u8; 32]) -> Result<Self, InvalidSoftwarePasskey> {
		if rp_id.len() > MAX_DOMAIN || !is_domain(rp_id) {
			return Err(InvalidSoftwarePasskey);
		}
		let key = SigningKey::from_bytes(secret.into()).map_err(|_| InvalidSoftwarePasskey)?;
		Ok(Self { rp_id: rp_id.into(), key })
	}

	/// The passkey as an external account.
	pub fn external(&self) -> ExternalAccount {
		let point = self.key.verifying_key().to_encoded_point(true);
		let (mut id, mut key) = ([0; 16], [0; 33]);
		id.copy_from_slice(&self.rp_id_hash()[..16]);
		key.copy_from_slice(point.as_bytes());
		ExternalAccount::Passkey { relying_party: RelyingParty(id), key: PasskeyKey(key) }
	}

	/// Signs a consent as an authenticator does when a page of the website asks.
	///
	/// # Errors
	///
	/// The consent is another external account's.
	pub fn sign(&self, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
		if *consent.external() != self.external() {
			return Err(CannotSign::OtherAccount);
		}
		let challenge = Sha256::digest(format!("{consent}")).into();
		self.assert(self.client_data(&challenge).into_bytes(), VERIFIED).map(LinkProof::Passkey)
	}

	/// The client data in the form that WebAuthn prescribes (section 5.8.1.1).
	pub(crate) fn client_data(&self, challenge: &[u8; 32]) -> String {
		let scheme = if self.rp_id == "localhost" { "http" } else { "https" };
		format!(
			r#"{{"type":"webauthn.get","challenge":"{}","origin":"{scheme}://{}","crossOrigin":false}}"#,
			challenge_text(challenge),
			self.rp_id,
		)
	}

	/// Signs any client data with these flags.
	pub(crate) fn assert(&self, client_data: Vec<u8>, flags: u8) -> Result<Assertion, CannotSign> {
		let authenticator_data = [self.rp_id_hash().as_slice(), &[flags, 0, 0, 0, 0]].concat();
		let signed = self.key.try_sign(&signed_bytes(&authenticator_data, &client_data));
		let signature: Signature = signed.map_err(|_| CannotSign::NoSignature)?;
		Ok(Assertion {
			authenticator_data: BoundedVec::truncate_from(authenticator_data),
			// A domain is short enough for it never to be truncated.
			client_data: BoundedVec::truncate_from(client_data),
			signature: signature.normalize_s().unwrap_or(signature).to_bytes().into(),
		})
	}

	fn rp_id_hash(&self) -> [u8; 32] {
		Sha256::digest(&self.rp_id).into()
	}
}

impl FromStr for SoftwarePasskey {
	type Err = InvalidSoftwarePasskey;

	/// Reads `example.org:0x…`.
	fn from_str(text: &str) -> Result<Self, InvalidSoftwarePasskey> {
		let (rp_id, digits) = text.trim().split_once(':').ok_or(InvalidSoftwarePasskey)?;
		Self::new(rp_id, &*hex_secret::read(digits).ok_or(InvalidSoftwarePasskey)?)
	}
}

impl fmt::Debug for SoftwarePasskey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "SoftwarePasskey({}, {}, …)", self.rp_id, self.external())
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	const SECRET: &str = "6e68e7a58484a3264f66b77f5d6dc5bc36a47085b615c9727ab334e8c369c2ee";

	#[test]
	fn the_account_is_the_website_and_the_public_key() {
		// The key pair of WebAuthn Level 3, section 16, "ES256 Credential with No Attestation".
		let account = "webauthn:bfabc37432958b063360d3ad6461c9c4:02afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61";
		for text in [format!("example.org:0x{SECRET}"), format!("example.org:{SECRET}\n")] {
			let passkey: SoftwarePasskey = text.parse().unwrap();
			assert_eq!(passkey.external(), account.parse().unwrap());
			let shown = format!("SoftwarePasskey(example.org, {account}, …)");
			assert_eq!(format!("{passkey:?}"), shown);
		}
	}

	#[test]
	fn what_is_no_passkey_is_refused() {
		let zero = format!("example.org:{}", "00".repeat(32));
		let no_domain = format!("Example.org:{SECRET}");
		for text in ["", SECRET, "example.org:0x46", &zero, &no_domain] {
			let read = text.parse::<SoftwarePasskey>().map(|_| ());
			assert_eq!(read, Err(InvalidSoftwarePasskey), "{text}");
		}
	}
}
