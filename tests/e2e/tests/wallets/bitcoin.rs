//! bip322-js, bitcoinjs-message and bitcoinjs-lib, with which web wallets of Bitcoin sign.

use data_encoding::BASE64;
use litentry_external_account::{BitcoinNetwork, ExternalAccount};
use litentry_link_proof::{Bip322, BitcoinAddressKind, BitcoinKey, Challenge, LinkProof, verify};
use serde_json::{Value, json};

use crate::{
	ask::{ask, verdicts},
	challenge::{challenge, draw, random},
};

/// What wallets call the kinds, and the forms in which each signs.
const KINDS: [(&str, BitcoinAddressKind, &[&str]); 4] = [
	("p2pkh", BitcoinAddressKind::P2pkh, &["full", "bip137"]),
	("p2sh", BitcoinAddressKind::P2shP2wpkh, &["simple", "full", "bip137", "electrum"]),
	("p2wpkh", BitcoinAddressKind::P2wpkh, &["simple", "full", "bip137", "electrum"]),
	("p2tr", BitcoinAddressKind::P2tr, &["simple", "full"]),
];

/// A question for a signature that lacks the form, the key that gives the same, and a challenge.
type Drawn = (Value, BitcoinKey, Challenge, &'static [&'static str]);

fn drawn() -> Vec<Drawn> {
	let mut random = random();
	let mut drawn = Vec::new();
	for (name, kind, forms) in KINDS {
		let keys = draw(&mut random, |secret| (*secret, BitcoinKey::from_bytes(secret).unwrap()));
		for ((secret, key), network) in keys.into_iter().zip(BitcoinNetwork::ALL.iter().cycle()) {
			let challenge = challenge(key.external(*network, kind), &mut random);
			let question = json!({
				"wallet": "bitcoin",
				"ask": "sign",
				"secret": format!("0x{}", hex::encode(secret)),
				"kind": name,
				"network": addresses_of(*network),
				"text": challenge.to_string(),
			});
			drawn.push((question, key, challenge, forms));
		}
	}
	drawn
}

/// The network as bitcoinjs-lib calls it; test networks share their addresses.
fn addresses_of(network: BitcoinNetwork) -> &'static str {
	match network {
		BitcoinNetwork::Main => "bitcoin",
		BitcoinNetwork::Regtest => "regtest",
		_ => "testnet",
	}
}

fn address(external: &ExternalAccount) -> String {
	external.to_string().rsplit(':').next().unwrap().to_owned()
}

fn verifying(challenge: &Challenge, text: &str, proof: &LinkProof) -> Value {
	let (form, bytes) = match proof {
		LinkProof::Bip322(Bip322::Simple(witness)) => ("simple", witness.to_vec()),
		LinkProof::Bip322(Bip322::Full(transaction)) => ("full", transaction.to_vec()),
		LinkProof::Bip137(signature) => ("bip137", signature.to_vec()),
		other => panic!("another proof: {other:?}"),
	};
	json!({
		"wallet": "bitcoin",
		"ask": "verify",
		"form": form,
		"address": address(&challenge.external),
		"text": text,
		"signature": BASE64.encode(&bytes),
	})
}

#[test]
fn what_bitcoin_s_libraries_sign_we_accept() {
	let drawn = drawn();
	let in_each_form = |(question, _, challenge, forms): &Drawn| {
		let (question, challenge) = (question.clone(), *challenge);
		forms.iter().map(move |form| {
			let mut question = question.clone();
			question["form"] = json!(form);
			(question, challenge)
		})
	};
	let (questions, challenges): (Vec<_>, Vec<_>) = drawn.iter().flat_map(in_each_form).unzip();
	for (challenge, answer) in challenges.iter().zip(ask(&questions)) {
		assert_eq!(answer["address"], json!(address(&challenge.external)));
		let proof = LinkProof::read(challenge, answer["signature"].as_str().unwrap()).unwrap();
		assert_eq!(verify(challenge, &proof), Ok(()));
		let later = Challenge { nonce: challenge.nonce.wrapping_add(1), ..*challenge };
		assert!(verify(&later, &proof).is_err());
	}
}

#[test]
fn what_we_sign_bitcoin_s_libraries_accept() {
	let drawn = drawn();
	let questions: Vec<_> = drawn
		.iter()
		.flat_map(|(_, key, challenge, _)| {
			let mut proofs = vec![key.sign(challenge).unwrap(), key.sign_full(challenge).unwrap()];
			proofs.extend(key.sign_bip137(challenge));
			let text = challenge.to_string();
			let both = |proof| {
				[text.clone(), format!("{text} ")].map(|text| verifying(challenge, &text, &proof))
			};
			proofs.into_iter().flat_map(both).collect::<Vec<_>>()
		})
		.collect();
	assert_eq!(verdicts(&questions), [true, false].repeat(questions.len() / 2));
}
