//! Keys and signatures that are none.

use litentry_verifying_key::{
	InvalidSecret,
	InvalidSignature::{MalformedKey, MalformedSignature, Mismatch},
	Scheme, Signature, SigningKey, VerifyingKey,
};

/// The order of P-256's group, big-endian.
const P256_ORDER: [u8; 32] = [
	0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
];

/// The order of Edwards25519's prime group, little-endian.
const ED25519_ORDER: [u8; 32] = [
	0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

fn key(scheme: Scheme) -> SigningKey {
	SigningKey::new(scheme, &[7; 32]).unwrap()
}

#[test]
fn a_key_that_is_no_point_is_malformed() {
	let signature = Signature([0; 64]);
	let no_point = [0xff; 32];
	let keys = [
		VerifyingKey::Ed25519([2; 32]),
		VerifyingKey::Sr25519(no_point),
		VerifyingKey::P256([0xff; 33]),
		VerifyingKey::P256([0; 33]),
		compact(key(Scheme::P256).verifying_key()),
	];
	for key in keys {
		assert_eq!(key.verify(b"message", &signature), Err(MalformedKey), "{key}");
	}
}

/// R and s of zero fit every message for the neutral element as the key.
#[test]
fn a_key_for_which_everyone_can_sign_is_malformed() {
	let mut neutral = [0; 32];
	neutral[0] = 1;
	let mut forged = Signature([0; 64]);
	forged.0[0] = 1;
	let ed25519 = VerifyingKey::Ed25519(neutral);
	assert_eq!(ed25519.verify(b"message", &forged), Err(MalformedKey));

	let mut forged = Signature([0; 64]);
	forged.0[63] = 0x80;
	let sr25519 = VerifyingKey::Sr25519([0; 32]);
	assert_eq!(sr25519.verify(b"message", &forged), Err(MalformedKey));
}

#[test]
fn a_second_form_of_an_ed25519_signature_is_refused() {
	let key = key(Scheme::Ed25519);
	let mut signature = key.sign(b"message");
	let mut carry = 0;
	for (byte, of_order) in signature.0[32..].iter_mut().zip(ED25519_ORDER) {
		let sum = u16::from(*byte) + u16::from(of_order) + carry;
		(*byte, carry) = (sum as u8, sum >> 8);
	}
	assert_eq!(key.verifying_key().verify(b"message", &signature), Err(Mismatch));
}

#[test]
fn an_sr25519_signature_without_its_mark_is_malformed() {
	let key = key(Scheme::Sr25519);
	let mut signature = key.sign(b"message");
	signature.0[63] &= 0x7f;
	assert_eq!(key.verifying_key().verify(b"message", &signature), Err(MalformedSignature));
}

#[test]
fn a_p256_signature_out_of_range_is_malformed() {
	let key = key(Scheme::P256);
	let signature = key.sign(b"message");
	for wrong in [[0; 32], P256_ORDER] {
		for half in [0..32, 32..64] {
			let mut signature = signature;
			signature.0[half].copy_from_slice(&wrong);
			let result = key.verifying_key().verify(b"message", &signature);
			assert_eq!(result, Err(MalformedSignature));
		}
	}
}

#[test]
fn a_secret_that_is_zero_or_too_large_is_refused() {
	for secret in [[0; 32], P256_ORDER] {
		assert_eq!(SigningKey::new(Scheme::P256, &secret).unwrap_err(), InvalidSecret);
	}
}

#[test]
fn a_secret_is_not_printed() {
	let key = key(Scheme::Ed25519);
	assert_eq!(format!("{key:?}"), format!("SigningKey({})", key.verifying_key()));
}

/// The form of SEC 1's draft that leaves out which of the two points is meant.
fn compact(key: VerifyingKey) -> VerifyingKey {
	let VerifyingKey::P256(mut point) = key else { return key };
	point[0] = 5;
	VerifyingKey::P256(point)
}
