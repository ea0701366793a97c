//! The W3C's vectors for `eddsa-jcs-2022`, and proofs by other software.

use ed25519_dalek::{SigningKey, VerifyingKey};
use litentry_credential::{
	data_integrity::{
		CannotProve, ProofInvalid, ProofOptions, create_proof, hash_data, verify_proof,
	},
	did_key,
	jcs::canonicalize,
};
use serde_json::{Value, json};

fn w3c() -> Value {
	serde_json::from_str(include_str!("../../../../tests/vectors/eddsa-jcs-2022.json")).unwrap()
}

fn ssi_dart() -> Value {
	const TEXT: &str = include_str!("../../../../tests/vectors/eddsa-jcs-2022-ssi-dart.json");
	serde_json::from_str::<Value>(TEXT).unwrap()["signed"].clone()
}

fn w3c_signing_key() -> SigningKey {
	let multibase = w3c()["keyPair"]["privateKeyMultibase"].as_str().unwrap().to_owned();
	let bytes = bs58::decode(&multibase[1..]).into_vec().unwrap();
	assert_eq!(bytes[..2], [0x80, 0x26], "the multicodec of an Ed25519 private key");
	SigningKey::from_bytes(bytes[2..].try_into().unwrap())
}

fn named_key(secured: &Value) -> VerifyingKey {
	let url = secured["proof"]["verificationMethod"].as_str().unwrap();
	did_key::parse_verification_method(url).unwrap()
}

#[test]
fn the_vector_is_reproduced_step_by_step() {
	let vector = w3c();
	let (unsigned, configuration) = (&vector["unsigned"], &vector["proofConfiguration"]);
	assert_eq!(canonicalize(unsigned).unwrap(), vector["canonicalDocument"]);
	assert_eq!(canonicalize(configuration).unwrap(), vector["canonicalProof"]);
	assert_eq!(hex::encode(hash_data(configuration, unsigned).unwrap()), vector["hashData"]);
	assert_eq!(
		did_key::multikey(&w3c_signing_key().verifying_key()),
		vector["keyPair"]["publicKeyMultibase"],
	);
}

#[test]
fn the_vector_is_signed_to_the_published_bytes() {
	let vector = w3c();
	let text = |name: &str| vector["proofConfiguration"][name].as_str().unwrap().to_owned();
	let options = ProofOptions {
		verification_method: text("verificationMethod"),
		created: Some(text("created")),
	};
	let signed = create_proof(vector["unsigned"].clone(), &options, &w3c_signing_key()).unwrap();
	assert_eq!(signed, vector["signed"]);
}

#[test]
fn the_vector_and_other_software_verify() {
	for signed in [w3c()["signed"].clone(), ssi_dart()] {
		let mut document = signed.clone();
		document.as_object_mut().unwrap().remove("proof");
		assert_eq!(verify_proof(&signed, &named_key(&signed)), Ok(document));
	}
}

#[test]
fn a_change_of_document_or_proof_is_refused() {
	for (pointer, value) in [
		("/name", json!("Alumni credential")),
		("/proof/created", json!("2023-02-24T23:36:39Z")),
		("/proof/nonce", json!("one more member")),
		("/extra", Value::Null),
	] {
		let mut signed = w3c()["signed"].clone();
		let key = named_key(&signed);
		let (parent, name) = pointer.rsplit_once('/').unwrap();
		signed.pointer_mut(parent).unwrap()[name] = value;
		let refused = Err(ProofInvalid::SignatureMismatch);
		assert_eq!(verify_proof(&signed, &key), refused, "{pointer}");
	}
}

#[test]
fn another_key_is_refused() {
	let other = SigningKey::from_bytes(&[1; 32]).verifying_key();
	assert_eq!(verify_proof(&ssi_dart(), &other), Err(ProofInvalid::SignatureMismatch));
}

#[test]
fn a_foreign_or_malformed_proof_is_refused_by_name() {
	let set = |name: &str, value: Value| {
		let mut signed = w3c()["signed"].clone();
		signed["proof"][name] = value;
		verify_proof(&signed, &named_key(&w3c()["signed"])).unwrap_err()
	};
	assert_eq!(set("type", json!("Other")), ProofInvalid::ForeignCryptosuite);
	assert_eq!(set("cryptosuite", json!("eddsa-rdfc-2022")), ProofInvalid::ForeignCryptosuite);
	assert_eq!(set("proofPurpose", json!("authentication")), ProofInvalid::PurposeMismatch);
	assert_eq!(set("proofValue", json!("zzz")), ProofInvalid::MalformedSignature);
	assert_eq!(set("proofValue", Value::Null), ProofInvalid::MalformedSignature);
	assert_eq!(set("@context", json!(["https://other.example"])), ProofInvalid::ContextMismatch);
}

#[test]
fn one_proof_is_demanded_and_made() {
	let key = SigningKey::from_bytes(&[1; 32]);
	let options = ProofOptions {
		verification_method: did_key::verification_method(&key.verifying_key()),
		created: None,
	};
	let prove = |document| create_proof(document, &options, &key);
	assert_eq!(prove(json!([])), Err(CannotProve::NotAnObject));
	assert_eq!(prove(w3c()["signed"].clone()), Err(CannotProve::AlreadyProven));
	for document in [json!([]), json!({}), json!({ "proof": [] }), json!({ "proof": [{}, {}] })] {
		let result = verify_proof(&document, &key.verifying_key());
		assert_eq!(result, Err(ProofInvalid::NotOneProof));
	}
	let secured = prove(json!({ "a": 1 })).unwrap();
	assert_eq!(verify_proof(&secured, &key.verifying_key()), Ok(json!({ "a": 1 })));
}

#[test]
fn a_document_may_add_contexts_after_those_of_its_proof() {
	let mut signed = w3c()["signed"].clone();
	let key = named_key(&signed);
	signed["@context"].as_array_mut().unwrap().push(json!("https://later.example"));
	assert!(verify_proof(&signed, &key).is_ok());
}
