//! @noble/curves and @scure/sr25519, as software of devices would sign and verify with.

use litentry_external_account::ExternalAccount;
use litentry_link_proof::{Challenge, InvalidProof, LinkProof, verify};
use litentry_verifying_key::{Scheme, SigningKey};
use serde_json::{Value, json};

use crate::{
	ask::{ask, verdicts},
	challenge::{challenge, draw, random},
};

const SCHEMES: [Scheme; 3] = [Scheme::Ed25519, Scheme::Sr25519, Scheme::P256];

fn drawn() -> Vec<(Value, SigningKey, Challenge)> {
	let mut random = random();
	let mut drawn = Vec::new();
	for scheme in SCHEMES {
		let keys = draw(&mut random, |seed| (*seed, SigningKey::new(scheme, seed).unwrap()));
		for (seed, key) in keys {
			let seed =
				json!({ "scheme": scheme.to_string(), "seed": format!("0x{}", hex::encode(seed)) });
			let external = ExternalAccount::Device(key.verifying_key());
			drawn.push((seed, key, challenge(external, &mut random)));
		}
	}
	drawn
}

fn signing(seed: &Value, challenge: &Challenge) -> Value {
	let (scheme, seed) = (&seed["scheme"], &seed["seed"]);
	let text = challenge.to_string();
	json!({ "wallet": "device", "ask": "sign", "scheme": scheme, "seed": seed, "text": text })
}

fn verifying(challenge: &Challenge, text: &str, key: &SigningKey) -> Value {
	let signature = key.sign(challenge.to_string().as_bytes());
	json!({
		"wallet": "device",
		"ask": "verify",
		"account": challenge.external.to_string(),
		"text": text,
		"signature": format!("0x{}", hex::encode(signature.0)),
	})
}

#[test]
fn what_devices_sign_we_accept() {
	let drawn = drawn();
	let questions: Vec<_> =
		drawn.iter().map(|(seed, _, challenge)| signing(seed, challenge)).collect();
	for ((_, _, challenge), answer) in drawn.iter().zip(ask(&questions)) {
		assert_eq!(answer["account"], json!(challenge.external.to_string()));
		let proof = LinkProof::read(challenge, answer["signature"].as_str().unwrap()).unwrap();
		assert_eq!(verify(challenge, &proof), Ok(()));
		let later = Challenge { nonce: challenge.nonce.wrapping_add(1), ..*challenge };
		assert_eq!(verify(&later, &proof), Err(InvalidProof::Mismatch));
	}
}

#[test]
fn what_we_sign_as_a_device_others_accept() {
	let drawn = drawn();
	let questions: Vec<_> = drawn
		.iter()
		.flat_map(|(_, key, challenge)| {
			let text = challenge.to_string();
			[&text, &format!("{text} ")].map(|text| verifying(challenge, text, key))
		})
		.collect();
	assert_eq!(verdicts(&questions), [true, false].repeat(drawn.len()));
}
