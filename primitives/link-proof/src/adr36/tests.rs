#![allow(clippy::unwrap_used)]

use alloc::string::{String, ToString};

use litentry_vocabulary::{Account, GenesisHash};
use proptest::prelude::*;

use super::*;
use crate::{Challenge, CosmosKey, LinkProof, verify as verify_consent};

/// What Keplr returned for the text that is its own address, published with keplr-wallet's
/// `verifyADR36Amino`.
const KEPLR: &str = r#"{
	"pub_key": {
		"type": "tendermint/PubKeySecp256k1",
		"value": "A/MdHVpitzHNSdD1Zw3kY+L5PEIPyd9l6sD5i4aIfXp9"
	},
	"signature": "vb78/y129cOiWyQkeFF8wCKZsOyzjpILnpEVZ72o5YUhEOmQZzVPcbUqWPLR7aZQ20j6vnYhIuCQN0HEG3igFg=="
}"#;
const KEPLR_TEXT: &str = "cosmos1m9l358xunhhwds0568za49mzhvuxx9uxre5tud";

/// What Keplr returned on a chain with another prefix, published by cybercongress/cw-cybergift,
/// `contracts/cw-cyber-airdrop/testdata` at 7b7d364.
const BOSTROM: &str = r#"{
	"pub_key": {
		"type": "tendermint/PubKeySecp256k1",
		"value": "Aoz4+N8ckpDiz4oOKKKVERJGeS49nOgGrXw0s0dkymDr"
	},
	"signature": "CvMkqkQHVPV3DTyVErth16OdTjAwqQD6t+r9ImSpdwUZFin+UPeGSfH9hhuAmqYAp4CffhNNSEisdfzwwvlN/w=="
}"#;
const BOSTROM_SIGNER: &str = "bostrom1qjjjur5et06eszh82pfv7kvdnu3sur239umc00";
const BOSTROM_TEXT: &str = r#"{"nickname":"bob-cosmos","avatar_cid":"QmU1Nf2opJGZGNWmqxAa9bb8X6wVSHRBDCY6nbm3RmVXGb","gift_claiming_address_type":"cosmos","gift_claiming_address":"cosmos1qjjjur5et06eszh82pfv7kvdnu3sur23x00t3g","target_address":"bostrom1qjjjur5et06eszh82pfv7kvdnu3sur239umc00","relay_reward":"0.01"}"#;

fn key() -> CosmosKey {
	CosmosKey::from_bytes(&[7; 32]).unwrap()
}

fn challenge() -> Challenge {
	Challenge {
		external: key().external(CosmosChain::CosmosHub),
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce: 7,
		expires: 14_400,
		ends: None,
	}
}

fn proof() -> Adr36 {
	inner(key().sign(&challenge()).unwrap())
}

fn inner(proof: LinkProof) -> Adr36 {
	match proof {
		LinkProof::Adr36(proof) => proof,
		other => panic!("another proof: {other:?}"),
	}
}

fn check(proof: Adr36) -> Result<(), InvalidProof> {
	verify_consent(&challenge(), &LinkProof::Adr36(proof))
}

fn with(change: impl FnOnce(&mut Adr36)) -> Result<(), InvalidProof> {
	let mut proof = proof();
	change(&mut proof);
	check(proof)
}

fn shown(Adr36 { key, signature }: Adr36) -> String {
	let (key, signature) = (BASE64.encode(&key), BASE64.encode(&signature));
	format!(r#"{{"pub_key":{{"type":"{KEY_TYPE}","value":"{key}"}},"signature":"{signature}"}}"#)
}

#[test]
fn what_keplr_signs_is_accepted() {
	let address = CosmosAddress::parse(KEPLR_TEXT, CosmosChain::CosmosHub).unwrap();
	let proof = read(KEPLR).unwrap();
	assert_eq!(verify(KEPLR_TEXT, CosmosChain::CosmosHub, &address, &proof), Ok(()));
	let elsewhere = verify(KEPLR_TEXT, CosmosChain::Osmosis, &address, &proof);
	assert_eq!(elsewhere, Err(InvalidProof::Mismatch));
}

#[test]
fn what_keplr_signs_on_another_chain_is_of_the_same_document() {
	let proof = read(BOSTROM).unwrap();
	let signature = low_s_signature(&proof.signature).unwrap();
	let hash = document_hash(BOSTROM_TEXT, BOSTROM_SIGNER);
	let verdict = compressed_key(&proof.key).unwrap().verify_prehash(&hash, &signature);
	assert!(verdict.is_ok());
}

/// The document of ADR-36's own example, in amino JSON's form.
#[test]
fn the_document_is_pinned() {
	let document = document("random", "cosmos1ymk637a7wljvt4w7q9lnrw95mg9sr37y8jfsz6");
	assert_eq!(
		document,
		r#"{"account_number":"0","chain_id":"","fee":{"amount":[],"gas":"0"},"memo":"","msgs":[{"type":"sign/MsgSignData","value":{"data":"cmFuZG9t","signer":"cosmos1ymk637a7wljvt4w7q9lnrw95mg9sr37y8jfsz6"}}],"sequence":"0"}"#
	);
}

#[test]
fn the_document_needs_no_escapes_whatever_the_text() {
	let document = document("<a href=\"x\">&\u{2028}\\</a>", KEPLR_TEXT);
	assert!(!document.contains(['<', '>', '&', '\\', '\u{2028}']));
	let value: serde_json::Value = serde_json::from_str(&document).unwrap();
	assert_eq!(serde_json::to_string(&value).unwrap(), document);
}

#[test]
fn a_key_that_the_address_does_not_belong_to_is_refused() {
	let other = CosmosKey::from_bytes(&[8; 32]).unwrap();
	let proof = other.sign_text(&challenge().to_string(), "").unwrap();
	assert_eq!(check(proof), Err(InvalidProof::OtherKey));
	assert_eq!(with(|proof| proof.key[0] ^= 1), Err(InvalidProof::OtherKey));
}

#[test]
fn a_key_that_is_no_compressed_point_is_malformed() {
	for first in [0, 1, 4, 5, 6, 7, 255] {
		assert_eq!(with(|proof| proof.key[0] = first), Err(InvalidProof::MalformedKey));
	}
	assert_eq!(with(|proof| proof.key[1..].fill(255)), Err(InvalidProof::MalformedKey));
}

#[test]
fn the_upper_half_of_s_is_refused() {
	use k256::elliptic_curve::PrimeField;
	let malleate = |proof: &mut Adr36| {
		let s = *k256::FieldBytes::from_slice(&proof.signature[32..]);
		let s = -k256::Scalar::from_repr_vartime(s).unwrap();
		proof.signature[32..].copy_from_slice(&s.to_repr());
	};
	assert_eq!(with(malleate), Err(InvalidProof::HighS));
}

#[test]
fn an_r_or_s_out_of_range_is_malformed() {
	for at in [0..32, 32..64] {
		for byte in [0, 255] {
			let verdict = with(|proof| proof.signature[at.clone()].fill(byte));
			assert_eq!(verdict, Err(InvalidProof::MalformedSignature));
		}
	}
}

#[test]
fn a_key_does_not_sign_another_address_s_consent() {
	let other = CosmosKey::from_bytes(&[8; 32]).unwrap();
	assert_eq!(other.sign(&challenge()), Err(crate::CannotSign::OtherAccount));
}

#[test]
fn only_what_sign_arbitrary_returns_is_read() {
	assert_eq!(read(&shown(proof())), Some(proof()));
	let shown = shown(proof());
	for (what, instead) in [
		("tendermint/PubKeySecp256k1", "tendermint/PubKeyEd25519"),
		("pub_key", "key"),
		("==\"}", "\"}"),
		("\"value\":\"", "\"value\":\"AA"),
		("{", "["),
	] {
		assert!(shown.contains(what));
		assert_eq!(read(&shown.replace(what, instead)), None, "{what}");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn what_a_key_signs_is_accepted_and_read_back(
		key in any::<[u8; 32]>().prop_filter_map("a scalar", |it| CosmosKey::from_bytes(&it).ok()),
		chain in proptest::sample::select(&CosmosChain::ALL[..]),
		account: [u8; 32], nonce: u32,
	) {
		let external = key.external(chain);
		let challenge = Challenge { external, account: Account(account), nonce, ..challenge() };
		let proof = key.sign(&challenge).unwrap();
		prop_assert_eq!(verify_consent(&challenge, &proof), Ok(()));
		prop_assert_eq!(read(&shown(inner(proof.clone()))).map(LinkProof::Adr36), Some(proof));
	}

	#[test]
	fn any_flipped_bit_of_a_proof_is_refused(bit in 0..97_usize * 8) {
		let mut bytes = proof().encode();
		bytes[bit / 8] ^= 1 << (bit % 8);
		prop_assert!(check(Adr36::decode(&mut &*bytes).unwrap()).is_err());
	}

	#[test]
	fn any_changed_field_of_the_challenge_is_refused(
		account: [u8; 32], genesis: [u8; 32], nonce in 8_u32..,
	) {
		let (challenge, proof) = (challenge(), LinkProof::Adr36(proof()));
		for changed in [
			Challenge { external: key().external(CosmosChain::Osmosis), ..challenge },
			Challenge { account: Account(account), ..challenge },
			Challenge { genesis: GenesisHash(genesis), ..challenge },
			Challenge { nonce, ..challenge },
			Challenge { ends: Some(nonce), ..challenge },
		] {
			prop_assert_eq!(verify_consent(&changed, &proof), Err(InvalidProof::Mismatch));
		}
	}

	#[test]
	fn any_bytes_are_refused_without_panicking(bytes: [u8; 97], text: String) {
		prop_assert!(check(Adr36::decode(&mut &bytes[..]).unwrap()).is_err());
		prop_assert_eq!(read(&text), None);
	}
}
