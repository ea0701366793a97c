#![allow(clippy::unwrap_used)]

use alloc::{string::ToString, vec::Vec};

use litentry_external_account::SolanaCluster;
use litentry_vocabulary::{Account, GenesisHash};
use proptest::prelude::*;

use super::*;
use crate::{Challenge, LinkProof, SolanaKey, verify as verify_consent};

/// Seed, address, text and signature by npm tweetnacl 1.0.3.
const WALLET_VECTORS: [[&str; 4]; 2] = [
	[
		"01",
		"AKnL4NNf3DGWZJS6cPknBuEGnVsV4A4m5tgebLHaRSZ9",
		"hello world",
		"YPbWW5D6VQSArXtxwhrfPgD56X2p1fZ7pKbq5ovqKM9pepuMAt2YDiWG77jNpoi9W52b5S4nMvghwYoKzHgEkAw",
	],
	[
		"02",
		"9hSR6S7WPtxmTojgo6GG3k4yDPecgJY292j7xrsUGWBu",
		"",
		"Q4ZDTfs8Lf7ZEBaNFPmrVonNDdPiytCy7wjidXSaDWABGcDUPX9V7P1Gy7XYbH6pq2iGgd9sgQN8iSvhjBhwnEH",
	],
];

/// The order of the group, little-endian (RFC 8032, section 5.1).
const ORDER: [u8; 32] = [
	0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// The points of small order, and the second ways to write some of them.
const SMALL_ORDER: [&str; 14] = [
	"0000000000000000000000000000000000000000000000000000000000000000",
	"0000000000000000000000000000000000000000000000000000000000000080",
	"0100000000000000000000000000000000000000000000000000000000000000",
	"0100000000000000000000000000000000000000000000000000000000000080",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
	"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
	"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
];

fn key() -> SolanaKey {
	SolanaKey::new(&[7; 32]).unwrap()
}

fn challenge() -> Challenge {
	Challenge {
		external: key().external(SolanaCluster::Mainnet),
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce: 7,
		expires: 14_400,
		ends: None,
	}
}

fn signature() -> [u8; 64] {
	bytes_of(key().sign(&challenge()).unwrap())
}

fn bytes_of(proof: LinkProof) -> [u8; 64] {
	match proof {
		LinkProof::Solana(signature) => signature,
		other => panic!("another proof: {other:?}"),
	}
}

fn check(signature: [u8; 64]) -> Result<(), InvalidProof> {
	verify_consent(&challenge(), &LinkProof::Solana(signature))
}

fn bytes<const LENGTH: usize>(digits: &str) -> [u8; LENGTH] {
	hex::decode(digits).unwrap().try_into().unwrap()
}

#[test]
fn what_wallets_sign_is_accepted() {
	for [seed, address, text, signature] in WALLET_VECTORS {
		let address = address.parse().unwrap();
		assert_eq!(SolanaKey::new(&[seed.parse().unwrap(); 32]).unwrap().address(), address);
		assert_eq!(verify(text, &address, &read(signature).unwrap()), Ok(()));
	}
}

/// RFC 8032, section 7.1, test 2: one byte, which is also a text.
#[test]
fn the_standard_s_own_signature_is_accepted() {
	let address = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
	let signature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
	assert_eq!(verify("r", &SolanaAddress(bytes(address)), &bytes(signature)), Ok(()));
}

/// With such a key, R = A and S = 0 satisfy the equation for every eighth text or for all.
#[test]
fn keys_of_small_order_are_no_keys() {
	for point in SMALL_ORDER {
		let mut signature = [0; 64];
		signature[..32].copy_from_slice(&bytes::<32>(point));
		for text in ["a", "b", "c", "d", "e", "f", "g", "h"] {
			let verdict = verify(text, &SolanaAddress(bytes(point)), &signature);
			assert_eq!(verdict, Err(InvalidProof::MalformedKey), "{point}");
		}
	}
}

#[test]
fn an_r_of_small_order_is_refused() {
	for point in SMALL_ORDER {
		let mut signature = signature();
		signature[..32].copy_from_slice(&bytes::<32>(point));
		assert_eq!(check(signature), Err(InvalidProof::Mismatch));
	}
}

/// RFC 8032, section 5.1.7: S is below the order, or there would be a second signature.
#[test]
fn s_with_the_order_added_is_refused() {
	let mut signature = signature();
	let mut carry = 0;
	for (byte, order) in signature[32..].iter_mut().zip(ORDER) {
		let sum = u16::from(*byte) + u16::from(order) + carry;
		(*byte, carry) = ((sum & 0xff) as u8, sum >> 8);
	}
	assert_eq!(carry, 0);
	assert_eq!(check(signature), Err(InvalidProof::Mismatch));
}

/// As of programs, whose addresses are made so that they are no points.
#[test]
fn an_address_that_no_key_belongs_to_cannot_sign() {
	let off_curve = SolanaAddress([2; 32]);
	assert_eq!(verify("", &off_curve, &signature()), Err(InvalidProof::MalformedKey));
}

#[test]
fn the_header_of_hardware_wallets_is_not_part_of_the_text() {
	let text = challenge().to_string();
	let header = [b"\xffsolana offchain\x00\x00", &(text.len() as u16).to_le_bytes()[..]].concat();
	let message = [header, text.into_bytes()].concat();
	let signing =
		litentry_verifying_key::SigningKey::new(litentry_verifying_key::Scheme::Ed25519, &[7; 32]);
	let signature = signing.unwrap().sign(&message).0;
	assert_eq!(check(signature), Err(InvalidProof::Mismatch));
}

#[test]
fn another_address_s_signature_is_refused() {
	let other = SolanaKey::new(&[8; 32]).unwrap();
	let external = other.external(SolanaCluster::Mainnet);
	let signature = bytes_of(other.sign(&Challenge { external, ..challenge() }).unwrap());
	assert_eq!(check(signature), Err(InvalidProof::Mismatch));
}

#[test]
fn a_key_does_not_sign_another_address_s_consent() {
	let other = SolanaKey::new(&[8; 32]).unwrap();
	assert_eq!(other.sign(&challenge()), Err(crate::CannotSign::OtherAccount));
}

#[test]
fn a_signature_is_read_from_any_form_that_wallets_write() {
	let signature = signature();
	let base58 = bs58::encode(signature).into_string();
	let base64 = BASE64.encode(&signature);
	let hex = alloc::format!("0x{}", hex::encode(signature));
	for text in [&base58, &base64, &hex, &alloc::format!(" {base58}\n")] {
		assert_eq!(read(text), Some(signature), "{text}");
	}
	for text in ["", "0x", &base58[9..], &base64[4..], &hex[2..], &hex[..128], &"1".repeat(500)] {
		assert_eq!(read(text), None, "{text}");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn what_a_key_signs_is_accepted_and_read_back(seed: [u8; 32], account: [u8; 32], nonce: u32) {
		let key = SolanaKey::new(&seed).unwrap();
		let external = key.external(SolanaCluster::Devnet);
		let challenge = Challenge { external, account: Account(account), nonce, ..challenge() };
		let proof = key.sign(&challenge).unwrap();
		prop_assert_eq!(verify_consent(&challenge, &proof), Ok(()));
		let signature = bytes_of(proof);
		prop_assert_eq!(read(&bs58::encode(signature).into_string()), Some(signature));
		prop_assert_eq!(read(&BASE64.encode(&signature)), Some(signature));
	}

	#[test]
	fn any_flipped_bit_of_the_signature_is_refused(bit in 0..64_usize * 8) {
		let mut signature = signature();
		signature[bit / 8] ^= 1 << (bit % 8);
		prop_assert!(check(signature).is_err());
	}

	#[test]
	fn any_changed_field_of_the_challenge_is_refused(
		account: [u8; 32], genesis: [u8; 32], nonce in 8_u32..,
	) {
		let (challenge, proof) = (challenge(), LinkProof::Solana(signature()));
		for changed in [
			Challenge { external: key().external(SolanaCluster::Testnet), ..challenge },
			Challenge { account: Account(account), ..challenge },
			Challenge { genesis: GenesisHash(genesis), ..challenge },
			Challenge { nonce, ..challenge },
			Challenge { ends: Some(nonce), ..challenge },
		] {
			prop_assert_eq!(verify_consent(&changed, &proof), Err(InvalidProof::Mismatch));
		}
	}

	#[test]
	fn any_bytes_are_refused_without_panicking(address: [u8; 32], bytes: Vec<u8>, text: std::string::String) {
		let mut signature = [0; 64];
		bytes.iter().zip(&mut signature).for_each(|(byte, into)| *into = *byte);
		prop_assert!(verify(&text, &SolanaAddress(address), &signature).is_err());
		prop_assert!(read(&text).is_none_or(|signature| check(signature).is_err()));
	}
}
