//! An assertion that is accepted has a signature that ring accepts and client data that, read by
//! others' parsers, name the ceremony, the challenge and a page of the website.

#![no_main]

use data_encoding::BASE64URL_NOPAD;
use libfuzzer_sys::fuzz_target;
use litentry_external_account::{ExternalAccount, PasskeyKey, RelyingParty};
use litentry_link_proof::{Assertion, Challenge, LinkProof, verify};
use litentry_vocabulary::{Account, GenesisHash};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

const RP_ID: &str = "example.org";

/// Which bytes of the client data are replaced, and by which; flags, what follows them, and a change
/// of the signature.
type Input<'a> = (u8, u8, &'a [u8], u8, &'a [u8], (u8, u8));

fuzz_target!(|input: Input| {
	let (from, count, put, flags, rest, (at, bits)) = input;
	let key = SigningKey::from_slice(&[0x46; 32]).unwrap();
	let challenge = challenge(&key);
	let mut client_data = client_data(&challenge).into_bytes();
	let from = usize::from(from).min(client_data.len());
	let to = from.saturating_add(count.into()).min(client_data.len());
	client_data.splice(from..to, put.iter().copied());
	let data = [Sha256::digest(RP_ID).as_slice(), &[flags], rest].concat();
	let mut signature = sign(&key, &data, &client_data);
	signature[usize::from(at) % 64] ^= bits;
	let (Ok(authenticator_data), Ok(client_data)) = (data.try_into(), client_data.try_into()) else {
		return;
	};
	let assertion = Assertion { authenticator_data, client_data, signature };
	let verdict = verify(&challenge, &LinkProof::Passkey(assertion.clone()));
	let is_good = is_good(&key, &challenge, &assertion);
	assert!(is_good || verdict.is_err(), "{verdict:?}");
	if *assertion.client_data == *self::client_data(&challenge).as_bytes() {
		assert_eq!(verdict.is_ok(), is_good, "{verdict:?}");
	}
});

fn challenge(key: &SigningKey) -> Challenge {
	let point = key.verifying_key().to_encoded_point(true);
	let relying_party = RelyingParty(Sha256::digest(RP_ID)[..16].try_into().unwrap());
	let key = PasskeyKey(point.as_bytes().try_into().unwrap());
	Challenge {
		external: ExternalAccount::Passkey { relying_party, key },
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce: 3,
		expires: 4,
		ends: None,
	}
}

fn challenge_text(challenge: &Challenge) -> String {
	BASE64URL_NOPAD.encode(&Sha256::digest(challenge.to_string()))
}

fn client_data(challenge: &Challenge) -> String {
	let challenge = challenge_text(challenge);
	format!(
		r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"https://{RP_ID}","crossOrigin":false}}"#
	)
}

fn sign(key: &SigningKey, data: &[u8], client_data: &[u8]) -> [u8; 64] {
	let signature: Signature = key.sign(&signed(data, client_data));
	signature.normalize_s().unwrap_or(signature).to_bytes().into()
}

fn signed(data: &[u8], client_data: &[u8]) -> Vec<u8> {
	[data, Sha256::digest(client_data).as_slice()].concat()
}

/// The same judgement by others' code, which is less strict about the form of the client data.
fn is_good(key: &SigningKey, challenge: &Challenge, assertion: &Assertion) -> bool {
	let point = key.verifying_key().to_encoded_point(false);
	let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point.as_bytes());
	let message = signed(&assertion.authenticator_data, &assertion.client_data);
	let is_low = Signature::from_slice(&assertion.signature)
		.is_ok_and(|signature| signature.normalize_s().is_none());
	let is_signed = is_low && public.verify(&message, &assertion.signature).is_ok();
	let flags = match &assertion.authenticator_data[32..] {
		[flags, _, _, _, _] => *flags,
		_ => return false,
	};
	is_signed && matches!(flags, 5 | 13 | 29) && says_so(challenge, &assertion.client_data)
}

fn says_so(challenge: &Challenge, client_data: &[u8]) -> bool {
	let Ok(Value::Object(said)) = serde_json::from_slice(client_data) else { return false };
	let text = |name: &str| said.get(name).and_then(Value::as_str);
	text("type") == Some("webauthn.get")
		&& text("challenge") == Some(&challenge_text(challenge))
		&& text("origin").is_some_and(is_of_website)
		&& matches!(said.get("crossOrigin"), None | Some(Value::Bool(false)))
		&& matches!(said.get("topOrigin"), None | Some(Value::Null))
}

fn is_of_website(origin: &str) -> bool {
	let Ok(url) = Url::parse(origin) else {
		// A name in Punycode that stands for nothing is no URL, but a subdomain of the website.
		return origin.contains("xn--");
	};
	let host = url.host_str().unwrap_or_default();
	url.scheme() == "https" && (host == RP_ID || host.ends_with(&format!(".{RP_ID}")))
}
