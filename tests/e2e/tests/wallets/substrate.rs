//! polkadot-js's keyring and its `signatureVerify`.

use litentry_external_account::{ExternalAccount, SubstrateChain};
use litentry_link_proof::{
	Challenge, InvalidProof, LinkProof, MovingChallenge, SubstrateKey, SubstrateProof,
	SubstrateScheme, verify,
};
use litentry_vocabulary::Account;
use parity_scale_codec::Encode;
use serde_json::{Value, json};

use crate::{
	ask::{ask, verdicts},
	challenge::{challenge, draw, random},
};

const SCHEMES: [(&str, SubstrateScheme); 3] = [
	("ed25519", SubstrateScheme::Ed25519),
	("sr25519", SubstrateScheme::Sr25519),
	("ecdsa", SubstrateScheme::Ecdsa),
];

/// Keys of each scheme with their seeds, and a challenge for each.
fn drawn() -> Vec<(Value, SubstrateKey, Challenge)> {
	let mut random = random();
	let mut drawn = Vec::new();
	for (name, scheme) in SCHEMES {
		let keys = draw(&mut random, |seed| (*seed, SubstrateKey::new(scheme, seed).unwrap()));
		for (seed, key) in keys {
			let seed = json!({ "type": name, "seed": format!("0x{}", hex::encode(seed)) });
			let challenge = challenge(key.external(SubstrateChain::POLKADOT), &mut random);
			drawn.push((seed, key, challenge));
		}
	}
	drawn
}

fn signing(seed: &Value, text: &str, wrapped: bool) -> Value {
	let (scheme, seed) = (&seed["type"], &seed["seed"]);
	json!({
		"wallet": "substrate", "ask": "sign", "type": scheme, "seed": seed, "text": text, "wrapped": wrapped,
	})
}

fn verifying(external: &ExternalAccount, text: &str, proof: &SubstrateProof) -> Value {
	let address = external.to_string();
	let address = address.rsplit(':').next().unwrap();
	// Without the byte that says the scheme, as wallets hand signatures out.
	let signature = format!("0x{}", hex::encode(&proof.signature.encode()[1..]));
	json!({
		"wallet": "substrate", "ask": "verify", "address": address, "text": text, "signature": signature,
	})
}

fn inner(proof: LinkProof) -> SubstrateProof {
	match proof {
		LinkProof::Substrate(proof) => proof,
		other => panic!("another proof: {other:?}"),
	}
}

#[test]
fn what_polkadot_js_signs_we_accept() {
	let drawn = drawn();
	for wrapped in [false, true] {
		let questions: Vec<_> = drawn
			.iter()
			.map(|(seed, _, challenge)| signing(seed, &challenge.to_string(), wrapped))
			.collect();
		for ((_, _, challenge), answer) in drawn.iter().zip(ask(&questions)) {
			let proof = LinkProof::read(challenge, answer["signature"].as_str().unwrap()).unwrap();
			assert_eq!(verify(challenge, &proof), Ok(()));
			let later = Challenge { nonce: challenge.nonce.wrapping_add(1), ..*challenge };
			assert_eq!(verify(&later, &proof), Err(InvalidProof::Mismatch));
		}
	}
}

#[test]
fn what_we_sign_polkadot_js_accepts() {
	let drawn = drawn();
	let questions: Vec<_> = drawn
		.iter()
		.flat_map(|(_, key, challenge)| {
			let (external, text) = (&challenge.external, challenge.to_string());
			let proof = inner(key.sign(challenge).unwrap());
			[&text, &format!("{text} ")].map(|text| verifying(external, text, &proof))
		})
		.collect();
	assert_eq!(verdicts(&questions), [true, false].repeat(drawn.len()));
}

#[test]
fn polkadot_js_signs_that_links_move_to_its_account() {
	let drawn = drawn();
	let moving: Vec<_> = drawn
		.iter()
		.map(|(_, key, Challenge { account, genesis, nonce, expires, .. })| MovingChallenge {
			from: *account,
			to: Account(key.account().0),
			genesis: *genesis,
			nonce: *nonce,
			expires: *expires,
		})
		.collect();
	let questions: Vec<_> = drawn
		.iter()
		.zip(&moving)
		.map(|((seed, ..), moving)| signing(seed, &moving.to_string(), true))
		.collect();
	for (moving, answer) in moving.iter().zip(ask(&questions)) {
		let proof = moving.read(answer["signature"].as_str().unwrap()).unwrap();
		assert_eq!(moving.verify(&proof), Ok(()));
	}
}
