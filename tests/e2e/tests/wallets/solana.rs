//! tweetnacl, which Solana's wallets sign and verify with.

use litentry_external_account::SolanaCluster;
use litentry_link_proof::{Challenge, InvalidProof, LinkProof, SolanaKey, verify};
use serde_json::{Value, json};

use crate::{
	ask::{ask, verdicts},
	challenge::{challenge, draw, random},
};

fn drawn() -> Vec<(String, SolanaKey, Challenge)> {
	let mut random = random();
	let keys = draw(&mut random, |seed| (hex::encode(seed), SolanaKey::new(seed).unwrap()));
	let with_challenge = |(seed, key): (String, SolanaKey)| {
		let challenge = challenge(key.external(SolanaCluster::Mainnet), &mut random);
		(format!("0x{seed}"), key, challenge)
	};
	keys.into_iter().map(with_challenge).collect()
}

fn verifying(key: &SolanaKey, text: &str, proof: &LinkProof) -> Value {
	let LinkProof::Solana(signature) = proof else { panic!("another proof: {proof:?}") };
	json!({
		"wallet": "solana",
		"ask": "verify",
		"address": key.address().to_string(),
		"text": text,
		"signature": bs58::encode(signature).into_string(),
	})
}

#[test]
fn what_tweetnacl_signs_we_accept() {
	let drawn = drawn();
	let signing = |(seed, _, challenge): &(String, SolanaKey, Challenge)| json!({ "wallet": "solana", "ask": "sign", "seed": seed, "text": challenge.to_string() });
	let questions: Vec<_> = drawn.iter().map(signing).collect();
	for ((_, key, challenge), answer) in drawn.iter().zip(ask(&questions)) {
		assert_eq!(answer["address"], json!(key.address().to_string()));
		let proof = LinkProof::read(challenge, answer["signature"].as_str().unwrap()).unwrap();
		assert_eq!(verify(challenge, &proof), Ok(()));
		let later = Challenge { nonce: challenge.nonce.wrapping_add(1), ..*challenge };
		assert_eq!(verify(&later, &proof), Err(InvalidProof::Mismatch));
	}
}

#[test]
fn what_we_sign_tweetnacl_accepts() {
	let drawn = drawn();
	let questions: Vec<_> = drawn
		.iter()
		.flat_map(|(_, key, challenge)| {
			let (text, proof) = (challenge.to_string(), key.sign(challenge).unwrap());
			[&text, &format!("{text} ")].map(|text| verifying(key, text, &proof))
		})
		.collect();
	assert_eq!(verdicts(&questions), [true, false].repeat(drawn.len()));
}
