//! The text of an assertion: the JSON that `PublicKeyCredential.toJSON()` gives in a browser.

use alloc::{string::String, vec::Vec};

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

use crate::Assertion;

#[derive(Deserialize)]
struct Credential {
	response: Response,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response {
	authenticator_data: String,
	#[serde(rename = "clientDataJSON")]
	client_data: String,
	signature: String,
}

/// Reads the assertion. Authenticators write the signature in DER and do not care which half s is
/// in; here it is brought to the one form that is verified.
pub(crate) fn read(text: &str) -> Option<Assertion> {
	let Credential { response } = serde_json::from_str(text).ok()?;
	Some(Assertion {
		authenticator_data: bytes(&response.authenticator_data)?.try_into().ok()?,
		client_data: bytes(&response.client_data)?.try_into().ok()?,
		signature: low_s(&bytes(&response.signature)?)?,
	})
}

fn bytes(text: &str) -> Option<Vec<u8>> {
	BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}

pub(super) fn low_s(der: &[u8]) -> Option<[u8; 64]> {
	let signature = p256::ecdsa::Signature::from_der(der).ok()?;
	Some(signature.normalize_s().unwrap_or(signature).to_bytes().into())
}
