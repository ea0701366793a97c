//! CosmJS, which signs and verifies as Keplr does.

use data_encoding::BASE64;
use litentry_external_account::CosmosChain;
use litentry_link_proof::{Adr36, Challenge, CosmosKey, InvalidProof, LinkProof, verify};
use serde_json::{Value, json};

use crate::{
	ask::{ask, verdicts},
	challenge::{challenge, draw, random},
};

fn drawn() -> Vec<(String, CosmosKey, CosmosChain, Challenge)> {
	let mut random = random();
	let keys = draw(&mut random, |seed| (hex::encode(seed), CosmosKey::from_bytes(seed).unwrap()));
	let with_challenge = |((secret, key), chain): ((String, CosmosKey), CosmosChain)| {
		let challenge = challenge(key.external(chain), &mut random);
		(format!("0x{secret}"), key, chain, challenge)
	};
	keys.into_iter().zip(CosmosChain::ALL.into_iter().cycle()).map(with_challenge).collect()
}

fn verifying(key: &CosmosKey, chain: CosmosChain, text: &str, proof: &LinkProof) -> Value {
	let LinkProof::Adr36(Adr36 { key: public, signature }) = proof else {
		panic!("another proof: {proof:?}")
	};
	let address = format!("{}", key.address().display(chain));
	json!({
		"wallet": "cosmos",
		"ask": "verify",
		"prefix": chain.prefix(),
		"address": address,
		"text": text,
		"signature": {
			"pub_key": { "type": "tendermint/PubKeySecp256k1", "value": BASE64.encode(public) },
			"signature": BASE64.encode(signature),
		},
	})
}

#[test]
fn what_cosmjs_signs_we_accept() {
	let drawn = drawn();
	let questions: Vec<_> = drawn
		.iter()
		.map(|(secret, _, chain, challenge)| {
			let (prefix, text) = (chain.prefix(), challenge.to_string());
			json!({ "wallet": "cosmos", "ask": "sign", "prefix": prefix, "secret": secret, "text": text })
		})
		.collect();
	for ((_, key, chain, challenge), answer) in drawn.iter().zip(ask(&questions)) {
		assert_eq!(answer["address"], json!(key.address().display(*chain).to_string()));
		let proof = LinkProof::read(challenge, &answer["signature"].to_string()).unwrap();
		assert_eq!(verify(challenge, &proof), Ok(()));
		let later = Challenge { nonce: challenge.nonce.wrapping_add(1), ..*challenge };
		assert_eq!(verify(&later, &proof), Err(InvalidProof::Mismatch));
	}
}

#[test]
fn what_we_sign_cosmjs_accepts() {
	let drawn = drawn();
	let questions: Vec<_> = drawn
		.iter()
		.flat_map(|(_, key, chain, challenge)| {
			let (text, proof) = (challenge.to_string(), key.sign(challenge).unwrap());
			[&text, &format!("{text} ")].map(|text| verifying(key, *chain, text, &proof))
		})
		.collect();
	assert_eq!(verdicts(&questions), [true, false].repeat(drawn.len()));
}
