//! viem and ethers, which EVM wallets sign and verify with.

use litentry_external_account::EvmChain;
use litentry_link_proof::{Challenge, EvmKey, InvalidProof, LinkProof, typed_data, verify};
use serde_json::{Value, json};

use crate::{
	ask::ask,
	challenge::{challenge, draw, random},
};

const LIBRARIES: [&str; 2] = ["viem", "ethers"];

fn drawn() -> Vec<(String, EvmKey, Challenge)> {
	let mut random = random();
	let keys = draw(&mut random, |secret| (hex::encode(secret), EvmKey::from_bytes(secret)));
	let with_challenge = |(number, (secret, key)): (u64, (String, Result<EvmKey, _>))| {
		let key = key.unwrap();
		let challenge = challenge(key.external(EvmChain(1 << (3 * number))), &mut random);
		(format!("0x{secret}"), key, challenge)
	};
	(0..).zip(keys).map(with_challenge).collect()
}

fn signing((secret, _, challenge): &(String, EvmKey, Challenge)) -> Value {
	json!({
		"wallet": "evm",
		"ask": "sign",
		"key": secret,
		"text": challenge.to_string(),
		"typedData": typed_data(challenge).unwrap(),
	})
}

fn digits(proof: &LinkProof) -> String {
	match proof {
		LinkProof::Eip191(signature) | LinkProof::Eip712(signature) => {
			format!("0x{}", hex::encode(signature))
		}
		other => panic!("another proof: {other:?}"),
	}
}

/// Whether both libraries accept our signatures for this challenge.
fn verifying(key: &EvmKey, signed: &Challenge, shown: &Challenge) -> Value {
	json!({
		"wallet": "evm",
		"ask": "verify",
		"address": key.address().to_string(),
		"text": shown.to_string(),
		"typedData": typed_data(shown).unwrap(),
		"signature": digits(&key.sign(signed).unwrap()),
		"typedSignature": digits(&key.sign_typed(signed).unwrap()),
	})
}

fn later(challenge: &Challenge) -> Challenge {
	Challenge { nonce: challenge.nonce.wrapping_add(1), ..*challenge }
}

#[test]
fn what_viem_and_ethers_sign_we_accept() {
	let drawn = drawn();
	let questions: Vec<_> = drawn.iter().map(signing).collect();
	for ((_, key, challenge), answer) in drawn.iter().zip(ask(&questions)) {
		assert_eq!(answer["address"], json!(key.address().to_string()));
		let forms = [("text", key.sign(challenge)), ("typed", key.sign_typed(challenge))];
		for (form, ours) in forms {
			for library in LIBRARIES {
				let theirs = LinkProof::read(challenge, answer[library][form].as_str().unwrap());
				assert_eq!(theirs.as_ref(), Ok(ours.as_ref().unwrap()), "{library} {form}");
				assert_eq!(verify(challenge, theirs.as_ref().unwrap()), Ok(()));
				let verdict = verify(&later(challenge), &theirs.unwrap());
				assert!(matches!(verdict, Err(InvalidProof::WrongSigner { .. })), "{verdict:?}");
			}
		}
	}
}

#[test]
fn what_we_sign_viem_and_ethers_accept() {
	let drawn = drawn();
	let questions: Vec<_> = drawn
		.iter()
		.flat_map(|(_, key, challenge)| {
			[*challenge, later(challenge)].map(|shown| verifying(key, challenge, &shown))
		})
		.collect();
	let verdict = |is: bool| json!({ "text": is, "typed": is });
	let verdicts = [true, false].map(|is| json!({ "viem": verdict(is), "ethers": verdict(is) }));
	let answers = ask(&questions);
	assert_eq!(answers.len(), questions.len());
	assert!(answers.chunks(2).all(|both| both == verdicts), "{answers:?}");
}
