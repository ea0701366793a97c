//! Of what a Substrate key signed, changed at will, only the unchanged is accepted, and ed25519-zebra and libsecp256k1
//! agree. There is no other sr25519 than schnorrkel to compare with.

#![no_main]

use libfuzzer_sys::fuzz_target;
use litentry_external_account::SubstrateChain;
use litentry_link_proof::{
	Challenge, LinkProof, SubstrateForm, SubstrateKey, SubstrateProof, SubstrateScheme,
	SubstrateSignature, verify,
};
use litentry_vocabulary::{Account, GenesisHash, blake2_256};
use parity_scale_codec::{Decode, Encode};

type Input = (u8, [u8; 32], u32, Vec<(u8, u8)>);

fuzz_target!(|input: Input| {
	let (scheme, seed, nonce, changes) = input;
	let scheme = [SubstrateScheme::Ed25519, SubstrateScheme::Sr25519, SubstrateScheme::Ecdsa]
		[usize::from(scheme % 3)];
	let Ok(key) = SubstrateKey::new(scheme, &seed) else { return };
	let challenge = Challenge {
		external: key.external(SubstrateChain::POLKADOT),
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
	if let LinkProof::Substrate(proof) = proof {
		let others = accepted_by_others(&challenge.to_string(), &key.account().0, &proof);
		assert!(others.is_none_or(|others| others == accepted));
	}
});

/// `None` if there is nobody to ask.
fn accepted_by_others(text: &str, account: &[u8; 32], proof: &SubstrateProof) -> Option<bool> {
	let wrapped = format!("<Bytes>{text}</Bytes>");
	let message = match proof.form {
		SubstrateForm::Raw => text.as_bytes().to_vec(),
		SubstrateForm::Wrapped => wrapped.into_bytes(),
		SubstrateForm::WrappedHash => blake2_256(wrapped.as_bytes()).to_vec(),
	};
	match proof.signature {
		SubstrateSignature::Sr25519(_) => None,
		SubstrateSignature::Ed25519(signature) => {
			let key = ed25519_zebra::VerificationKey::try_from(*account).ok()?;
			Some(key.verify(&signature.into(), &message).is_ok())
		}
		SubstrateSignature::Ecdsa([rs @ .., v]) => Some(recovers(&message, account, &rs, v)),
	}
}

fn recovers(message: &[u8], account: &[u8; 32], rs: &[u8; 64], v: u8) -> bool {
	let message = libsecp256k1::Message::parse(&blake2_256(message));
	let (Ok(rs), 0..=1) = (libsecp256k1::Signature::parse_standard(rs), v) else { return false };
	let key =
		libsecp256k1::RecoveryId::parse(v).and_then(|v| libsecp256k1::recover(&message, &rs, &v));
	!rs.s.is_high() && key.is_ok_and(|key| blake2_256(&key.serialize_compressed()) == *account)
}
