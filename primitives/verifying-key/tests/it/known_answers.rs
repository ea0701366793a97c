//! Published signatures, and those of other software.

use litentry_verifying_key::{InvalidSignature, Scheme, Signature, SigningKey, VerifyingKey};
use serde_json::Value;
use subxt_signer::sr25519::Keypair;

struct Vector {
	secret: Option<[u8; 32]>,
	key: VerifyingKey,
	message: Vec<u8>,
	signature: Signature,
}

fn vectors(scheme: Scheme) -> Vec<Vector> {
	const TEXT: &str = include_str!("../../../../tests/vectors/signatures.json");
	let vectors: Value = serde_json::from_str(TEXT).unwrap();
	let read = |vector: &Value| {
		let field = |name: &str| Some(hex::decode(vector.get(name)?.as_str().unwrap()).unwrap());
		Vector {
			secret: field("secret").map(|bytes| bytes.try_into().unwrap()),
			key: format!("{scheme}:0x{}", vector["public"].as_str().unwrap()).parse().unwrap(),
			message: field("message").unwrap(),
			signature: Signature(field("signature").unwrap().try_into().unwrap()),
		}
	};
	vectors[scheme.to_string()].as_array().unwrap().iter().map(read).collect()
}

fn check(vector: &Vector) -> Result<(), InvalidSignature> {
	vector.key.verify(&vector.message, &vector.signature)
}

#[test]
fn the_vectors_of_rfc_8032_are_signed_and_verified() {
	for vector in vectors(Scheme::Ed25519) {
		let key = SigningKey::new(Scheme::Ed25519, &vector.secret.unwrap()).unwrap();
		assert_eq!(key.verifying_key(), vector.key);
		assert_eq!(key.sign(&vector.message), vector.signature);
		assert_eq!(check(&vector), Ok(()));
	}
}

/// The RFC's signature of `sample` has a high s, that of `test` a low one.
#[test]
fn the_vectors_of_rfc_6979_are_signed_with_a_low_s_and_refused_with_a_high_one() {
	let [sample, test] = vectors(Scheme::P256).try_into().ok().unwrap();
	let key = SigningKey::new(Scheme::P256, &sample.secret.unwrap()).unwrap();
	assert_eq!(key.verifying_key(), sample.key);

	assert_eq!(key.sign(&test.message), test.signature);
	assert_eq!(check(&test), Ok(()));

	assert_eq!(check(&sample), Err(InvalidSignature::MalformedSignature));
	let low = key.sign(&sample.message);
	assert_eq!(low.0[..32], sample.signature.0[..32]);
	assert_eq!(sample.key.verify(&sample.message, &low), Ok(()));
}

#[test]
fn signatures_of_polkadot_js_verify_and_only_for_their_message() {
	for vector in vectors(Scheme::Sr25519) {
		assert_eq!(check(&vector), Ok(()));
		let bare = vector.message.strip_prefix(b"<Bytes>").unwrap_or(b"another");
		assert_eq!(vector.key.verify(bare, &vector.signature), Err(InvalidSignature::Mismatch));
	}
}

#[test]
fn keys_and_signatures_are_those_of_subxt_signer() {
	let theirs = Keypair::from_secret_key([7; 32]).unwrap();
	let ours = SigningKey::new(Scheme::Sr25519, &[7; 32]).unwrap();
	assert_eq!(ours.verifying_key(), VerifyingKey::Sr25519(theirs.public_key().0));

	let by_them = Signature(theirs.sign(b"message").0);
	assert_eq!(ours.verifying_key().verify(b"message", &by_them), Ok(()));
	let by_us = subxt_signer::sr25519::Signature(ours.sign(b"message").0);
	assert!(subxt_signer::sr25519::verify(&by_us, b"message", &theirs.public_key()));
}

/// What is signed without randomness never changes.
#[test]
fn a_signature_by_sr25519_is_pinned() {
	let key = SigningKey::new(Scheme::Sr25519, &[7; 32]).unwrap();
	assert_eq!(
		hex::encode(key.sign(b"message").0),
		"e0de990ebf9817bf702271674ddca6349106a07d361da80253f1fd107d41884d\
		3f524863917303d4c3445a66d8ea6f79485881cac277fd2d9b960f2a41aa008b"
	);
}
