//! Of what a Cosmos key signed, changed at will, only the unchanged is accepted, and libsecp256k1 agrees.

#![no_main]

use data_encoding::BASE64;
use libfuzzer_sys::fuzz_target;
use litentry_external_account::CosmosChain;
use litentry_link_proof::{Adr36, Challenge, CosmosKey, LinkProof, verify};
use litentry_vocabulary::{Account, GenesisHash};
use parity_scale_codec::{Decode, Encode};
use sha2::{Digest, Sha256};

type Input = ([u8; 32], u32, Vec<(u8, u8)>);

fuzz_target!(|input: Input| {
	let (secret, nonce, changes) = input;
	let Ok(key) = CosmosKey::from_bytes(&secret) else { return };
	let challenge = Challenge {
		external: key.external(CosmosChain::CosmosHub),
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce,
		expires: 100,
		ends: None,
	};
	let signed = key.sign(&challenge).unwrap();
	let mut bytes = signed.encode();
	for (at, change) in changes {
		let at = usize::from(at) % bytes.len();
		bytes[at] ^= change;
	}
	let Ok(proof) = LinkProof::decode(&mut &*bytes) else { return };
	let accepted = verify(&challenge, &proof).is_ok();
	assert_eq!(accepted, proof == signed);
	let (LinkProof::Adr36(proof), LinkProof::Adr36(signed)) = (proof, signed) else { return };
	let signer = key.address().display(CosmosChain::CosmosHub).to_string();
	let others = proof.key == signed.key && accepted_by_others(&challenge, &signer, &proof);
	assert_eq!(accepted, others);
});

fn accepted_by_others(challenge: &Challenge, signer: &str, proof: &Adr36) -> bool {
	let data = BASE64.encode(challenge.to_string().as_bytes());
	let document = format!(
		r#"{{"account_number":"0","chain_id":"","fee":{{"amount":[],"gas":"0"}},"memo":"","msgs":[{{"type":"sign/MsgSignData","value":{{"data":"{data}","signer":"{signer}"}}}}],"sequence":"0"}}"#
	);
	let hash = libsecp256k1::Message::parse(&Sha256::digest(document).into());
	let key = libsecp256k1::PublicKey::parse_compressed(&proof.key);
	let signature = libsecp256k1::Signature::parse_standard(&proof.signature);
	let (Ok(key), Ok(signature)) = (key, signature) else { return false };
	!signature.s.is_high() && libsecp256k1::verify(&hash, &signature, &key)
}
