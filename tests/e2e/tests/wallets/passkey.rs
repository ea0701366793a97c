//! A website's library, @simplewebauthn/server; an authenticator of @noble/curves; and a browser.

mod browser;

use litentry_external_account::ExternalAccount;
use litentry_link_proof::{Challenge, InvalidProof, LinkProof, SoftwarePasskey, verify};
use serde_json::{Value, json};

use self::browser::Browser;
use crate::{
	ask::{ask, verdicts},
	challenge::{challenge, draw, random},
};

const RP_ID: &str = "example.org";
const ORIGIN: &str = "https://example.org";

fn drawn() -> Vec<(String, SoftwarePasskey, Challenge)> {
	let mut random = random();
	let keys = draw(&mut random, |secret| {
		(hex::encode(secret), SoftwarePasskey::new(RP_ID, secret).unwrap())
	});
	let with_challenge = |(secret, passkey): (String, SoftwarePasskey)| {
		let challenge = challenge(passkey.external(), &mut random);
		(format!("0x{secret}"), passkey, challenge)
	};
	keys.into_iter().map(with_challenge).collect()
}

fn signing((secret, _, challenge): &(String, SoftwarePasskey, Challenge)) -> Value {
	json!({
		"wallet": "passkey",
		"ask": "sign",
		"key": secret,
		"rpId": RP_ID,
		"origin": ORIGIN,
		"text": challenge.to_string(),
	})
}

fn verifying(challenge: &Challenge, proof: &LinkProof) -> Value {
	let LinkProof::Passkey(assertion) = proof else { panic!("another proof: {proof:?}") };
	let ExternalAccount::Passkey { key, .. } = challenge.external else {
		panic!("another account: {}", challenge.external)
	};
	json!({
		"wallet": "passkey",
		"ask": "verify",
		"text": challenge.to_string(),
		"origin": ORIGIN,
		"rpId": RP_ID,
		"publicKey": key.to_string(),
		"authenticatorData": hex::encode(&assertion.authenticator_data),
		"clientData": hex::encode(&assertion.client_data),
		"signature": hex::encode(assertion.signature),
	})
}

fn later(challenge: &Challenge) -> Challenge {
	Challenge { nonce: challenge.nonce.wrapping_add(1), ..*challenge }
}

#[test]
fn what_an_authenticator_signs_we_accept() {
	let drawn = drawn();
	let questions: Vec<_> = drawn.iter().map(signing).collect();
	for ((_, passkey, challenge), answer) in drawn.iter().zip(ask(&questions)) {
		assert_eq!(answer["account"], json!(passkey.external().to_string()));
		let proof = LinkProof::read(challenge, answer["credential"].as_str().unwrap()).unwrap();
		assert_eq!(verify(challenge, &proof), Ok(()));
		assert_eq!(verify(&later(challenge), &proof), Err(InvalidProof::OtherChallenge));
	}
}

#[test]
fn what_we_sign_a_website_accepts() {
	let drawn = drawn();
	let proofs: Vec<_> =
		drawn.iter().map(|(_, passkey, challenge)| passkey.sign(challenge).unwrap()).collect();
	let questions: Vec<_> = drawn
		.iter()
		.zip(&proofs)
		.map(|((.., challenge), proof)| verifying(challenge, proof))
		.collect();
	assert_eq!(verdicts(&questions), vec![true; drawn.len()]);
	let questions: Vec<_> = drawn
		.iter()
		.zip(&proofs)
		.map(|((.., challenge), proof)| verifying(&later(challenge), proof))
		.collect();
	for answer in ask(&questions) {
		let error = answer["error"].as_str().unwrap();
		assert!(error.starts_with("Unexpected authentication response challenge"), "{error}");
	}
}

#[test]
fn what_a_browser_s_authenticator_signs_is_judged_by_what_the_browser_did() {
	let mut random = random();
	let browser = Browser::start();
	let challenges: Vec<_> = (0..4).map(|_| challenge(browser.external(), &mut random)).collect();
	let [plain, again, unverified, framed] = [0, 1, 2, 3].map(|at| &challenges[at]);
	let credentials = browser.sign(&[
		(plain, json!({})),
		(again, json!({})),
		(unverified, json!({ "verified": false })),
		(framed, json!({ "framed": true })),
	]);
	let read = |at: usize| LinkProof::read(&challenges[at], &credentials[at]).unwrap();
	let verdicts = [0, 1, 2, 3].map(|at| verify(&challenges[at], &read(at)));
	let refused = [InvalidProof::UserNotVerified, InvalidProof::OtherOrigin].map(Err);
	assert_eq!(verdicts, [Ok(()), Ok(()), refused[0], refused[1]]);
	assert_eq!(verify(again, &read(0)), Err(InvalidProof::OtherChallenge));
}
