#![allow(clippy::unwrap_used)]

use alloc::{format, string::ToString};

use litentry_external_account::ExternalAccount;
use litentry_verifying_key::{Scheme, SigningKey};
use litentry_vocabulary::{Account, GenesisHash};
use proptest::prelude::*;

use super::*;
use crate::{Challenge, LinkProof, verify as verify_proof};

const SCHEMES: [Scheme; 3] = [Scheme::Ed25519, Scheme::Sr25519, Scheme::P256];

fn key(scheme: Scheme) -> SigningKey {
	SigningKey::new(scheme, &[0x46; 32]).unwrap()
}

fn challenge(key: VerifyingKey) -> Challenge {
	Challenge {
		external: ExternalAccount::Device(key),
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce: 3,
		expires: 4,
		ends: None,
	}
}

fn signed(scheme: Scheme) -> (Challenge, Signature) {
	let challenge = challenge(key(scheme).verifying_key());
	(challenge, key(scheme).sign(challenge.to_string().as_bytes()))
}

/// The other signature of P-256 that comes with every one: s in the other half.
fn mirrored(signature: Signature) -> Signature {
	let (r, s) = p256::ecdsa::Signature::from_slice(&signature.0).unwrap().split_scalars();
	Signature(p256::ecdsa::Signature::from_scalars(r, -s).unwrap().to_bytes().into())
}

#[test]
fn a_device_s_signature_of_the_text_is_accepted() {
	for scheme in SCHEMES {
		let (challenge, signature) = signed(scheme);
		assert_eq!(verify_proof(&challenge, &LinkProof::Device(signature)), Ok(()));
	}
}

#[test]
fn a_signature_of_another_text_or_by_another_device_is_refused() {
	for scheme in SCHEMES {
		let (challenge, signature) = signed(scheme);
		let later = Challenge { nonce: 4, ..challenge };
		let other = SigningKey::new(scheme, &[0x47; 32]).unwrap().verifying_key();
		let of_other = Challenge { external: ExternalAccount::Device(other), ..challenge };
		for changed in [later, of_other] {
			let verdict = verify_proof(&changed, &LinkProof::Device(signature));
			assert_eq!(verdict, Err(InvalidProof::Mismatch));
		}
	}
}

#[test]
fn a_signature_of_another_scheme_is_refused() {
	for (scheme, other) in [(SCHEMES[0], SCHEMES[1]), (SCHEMES[1], SCHEMES[0])] {
		let (challenge, _) = signed(scheme);
		let proof = LinkProof::Device(key(other).sign(challenge.to_string().as_bytes()));
		assert!(verify_proof(&challenge, &proof).is_err());
	}
}

#[test]
fn the_upper_half_of_s_is_refused() {
	let (challenge, signature) = signed(Scheme::P256);
	let verdict = verify_proof(&challenge, &LinkProof::Device(mirrored(signature)));
	assert_eq!(verdict, Err(InvalidProof::HighS));
}

#[test]
fn the_upper_half_of_s_is_read_as_the_lower() {
	let (challenge, signature) = signed(Scheme::P256);
	for read in [signature, mirrored(signature)] {
		let text = format!("0x{}", hex::encode(read.0));
		assert_eq!(LinkProof::read(&challenge, &text), Ok(LinkProof::Device(signature)));
	}
}

#[test]
fn a_signature_of_another_scheme_is_read_as_it_is() {
	let (_, signature) = signed(Scheme::P256);
	let (challenge, high) = (signed(Scheme::Ed25519).0, mirrored(signature));
	let text = format!("0x{}", hex::encode(high.0));
	assert_eq!(LinkProof::read(&challenge, &text), Ok(LinkProof::Device(high)));
}

#[test]
fn what_has_not_the_scheme_s_form_is_refused() {
	for (key, signature, refused) in [
		(key(Scheme::P256).verifying_key(), [0; 64], InvalidProof::MalformedSignature),
		(key(Scheme::Sr25519).verifying_key(), [0; 64], InvalidProof::MalformedSignature),
		(key(Scheme::Ed25519).verifying_key(), [255; 64], InvalidProof::Mismatch),
		(VerifyingKey::P256([4; 33]), [1; 64], InvalidProof::MalformedKey),
		(VerifyingKey::Sr25519([0; 32]), [1; 64], InvalidProof::MalformedKey),
		(VerifyingKey::Ed25519([0; 32]), [1; 64], InvalidProof::MalformedKey),
	] {
		let proof = LinkProof::Device(Signature(signature));
		assert_eq!(verify_proof(&challenge(key), &proof), Err(refused), "{key}");
	}
}

#[test]
fn a_signature_is_read_from_its_text_only() {
	let (challenge, signature) = signed(Scheme::Ed25519);
	let digits = hex::encode(signature.0);
	let read = |text: &str| LinkProof::read(&challenge, text).ok();
	assert_eq!(read(&format!(" 0x{digits}\n")), Some(LinkProof::Device(signature)));
	for text in ["", "0x", &digits, &format!("0x{digits}00"), &format!("0X{digits}")] {
		assert_eq!(read(text), None, "{text}");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn any_flipped_bit_is_refused(bit in 0..512_usize) {
		for scheme in SCHEMES {
			let (challenge, Signature(mut signature)) = signed(scheme);
			signature[bit / 8] ^= 1 << (bit % 8);
			let proof = LinkProof::Device(Signature(signature));
			prop_assert!(verify_proof(&challenge, &proof).is_err());
		}
	}
}
