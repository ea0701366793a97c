//! What holds for every key and message.

use litentry_verifying_key::{InvalidSignature, Scheme, Signature, SigningKey, VerifyingKey};
use litentry_vocabulary::Account;
use parity_scale_codec::{DecodeAll, Encode, MaxEncodedLen};
use proptest::prelude::*;

fn keys() -> impl Strategy<Value = SigningKey> {
	let schemes = prop::sample::select(vec![Scheme::Ed25519, Scheme::Sr25519, Scheme::P256]);
	(schemes, any::<[u8; 32]>())
		.prop_filter_map("no scalar", |(scheme, secret)| SigningKey::new(scheme, &secret).ok())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn what_a_key_signs_verifies_and_nothing_else(
		key in keys(),
		message in prop::collection::vec(any::<u8>(), 1..300),
		at: prop::sample::Index,
		bit in 0..8u8,
	) {
		let (public, signature) = (key.verifying_key(), key.sign(&message));
		prop_assert_eq!(public.verify(&message, &signature), Ok(()));

		let mut other = message.clone();
		other[at.index(message.len())] ^= 1 << bit;
		prop_assert_eq!(public.verify(&other, &signature), Err(InvalidSignature::Mismatch));

		let mut other = signature;
		other.0[at.index(64)] ^= 1 << bit;
		prop_assert!(public.verify(&message, &other).is_err());
	}

	#[test]
	fn a_signature_is_by_one_key_only(ours in keys(), theirs in keys()) {
		prop_assume!(ours.verifying_key() != theirs.verifying_key());
		let signature = ours.sign(b"message");
		prop_assert!(theirs.verifying_key().verify(b"message", &signature).is_err());
	}

	#[test]
	fn a_key_is_checked_by_its_own_scheme_only(key in keys()) {
		let signature = key.sign(b"message");
		let other = match key.verifying_key() {
			VerifyingKey::Ed25519(bytes) => VerifyingKey::Sr25519(bytes),
			VerifyingKey::Sr25519(bytes) => VerifyingKey::Ed25519(bytes),
			VerifyingKey::P256(bytes) => VerifyingKey::Ed25519(bytes[1..].try_into().unwrap()),
		};
		prop_assert!(other.verify(b"message", &signature).is_err());
	}

	#[test]
	fn any_bytes_are_refused(key: [u8; 33], signature in prop::array::uniform32(any::<[u8; 2]>())) {
		let signature = Signature(signature.concat().try_into().unwrap());
		let short = key[1..].try_into().unwrap();
		for key in [VerifyingKey::Ed25519(short), VerifyingKey::Sr25519(short), VerifyingKey::P256(key)] {
			prop_assert!(key.verify(b"message", &signature).is_err());
		}
	}

	#[test]
	fn keys_survive_their_encodings(key in keys()) {
		let key = key.verifying_key();
		let encoded = key.encode();
		prop_assert!(encoded.len() <= VerifyingKey::max_encoded_len());
		prop_assert_eq!(VerifyingKey::decode_all(&mut &encoded[..]), Ok(key));
		prop_assert_eq!(key.to_string().parse(), Ok(key));
	}

	#[test]
	fn the_account_is_the_key_itself(key in keys()) {
		let account = match key.verifying_key() {
			VerifyingKey::Ed25519(key) | VerifyingKey::Sr25519(key) => Some(Account(key)),
			VerifyingKey::P256(_) => None,
		};
		prop_assert_eq!(key.verifying_key().account(), account);
	}
}
