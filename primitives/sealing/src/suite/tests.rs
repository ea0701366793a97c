#![allow(clippy::unwrap_used)]

use std::convert::Infallible;

use hpke::{
	Deserializable, Kem, Serializable,
	kem::{X25519HkdfSha256, XWing},
};
use rand_core::{TryCryptoRng, TryRng, utils};
use serde::Deserialize;

use super::{open, seal};
use crate::SecretKey;

/// Gives out the bytes that the vector says were drawn.
struct Replay(Vec<u8>);

impl TryRng for Replay {
	type Error = Infallible;

	fn try_next_u32(&mut self) -> Result<u32, Infallible> {
		utils::next_word_via_fill(self)
	}

	fn try_next_u64(&mut self) -> Result<u64, Infallible> {
		utils::next_word_via_fill(self)
	}

	fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
		let rest = self.0.split_off(bytes.len());
		bytes.copy_from_slice(&self.0);
		self.0 = rest;
		Ok(())
	}
}

impl TryCryptoRng for Replay {}

#[derive(Deserialize)]
struct Bytes(#[serde(with = "hex::serde")] Vec<u8>);

#[derive(Deserialize)]
struct HpkeVector {
	kem_id: u16,
	info: Bytes,
	randomness: Bytes,
	secret_key: Bytes,
	public_key: Bytes,
	encapsulated_key: Bytes,
	aad: Bytes,
	plaintext: Bytes,
	ciphertext: Bytes,
}

impl HpkeVector {
	fn of<K: Kem>() -> Self {
		serde_json::from_str::<Vec<Self>>(include_str!("../../../../tests/vectors/hpke.json"))
			.unwrap()
			.into_iter()
			.find(|vector| vector.kem_id == K::KEM_ID)
			.unwrap()
	}

	fn sealed(&self) -> Vec<u8> {
		[&self.encapsulated_key.0[..], &self.ciphertext.0].concat()
	}
}

fn seals_as_published<K: Kem>() {
	let vector = HpkeVector::of::<K>();
	let to = K::PublicKey::from_bytes(&vector.public_key.0).unwrap();
	let mut rng = Replay(vector.randomness.0.clone());
	let sealed =
		seal::<K>(&to, &vector.info.0, &vector.aad.0, &vector.plaintext.0, &mut rng).unwrap();
	assert_eq!(hex::encode(sealed), hex::encode(vector.sealed()));
}

fn opens_as_published<K: Kem>() {
	let vector = HpkeVector::of::<K>();
	let secret = K::PrivateKey::from_bytes(&vector.secret_key.0).unwrap();
	assert_eq!(K::sk_to_pk(&secret).to_bytes().to_vec(), vector.public_key.0);
	let plaintext = open::<K>(&secret, &vector.info.0, &vector.aad.0, &vector.sealed());
	assert_eq!(plaintext, Ok(vector.plaintext.0));
}

#[test]
fn hpke_seals_as_rfc_9180_says() {
	seals_as_published::<X25519HkdfSha256>();
}

#[test]
fn hpke_opens_as_rfc_9180_says() {
	opens_as_published::<X25519HkdfSha256>();
}

#[test]
fn our_suite_seals_as_the_post_quantum_draft_says() {
	seals_as_published::<XWing>();
}

#[test]
fn our_suite_opens_as_the_post_quantum_draft_says() {
	opens_as_published::<XWing>();
}

#[derive(Deserialize)]
struct XWingVector {
	#[serde(with = "hex::serde")]
	seed: [u8; 32],
	pk: Bytes,
	eseed: Bytes,
	ct: Bytes,
	ss: Bytes,
}

fn x_wing_vectors() -> Vec<XWingVector> {
	serde_json::from_str(include_str!("../../../../tests/vectors/x-wing.json")).unwrap()
}

#[test]
fn a_seed_makes_the_public_key_that_the_x_wing_draft_says() {
	for vector in x_wing_vectors() {
		assert_eq!(SecretKey::from_seed(vector.seed).public_key().0.to_vec(), vector.pk.0);
	}
}

#[test]
fn encapsulation_makes_what_the_x_wing_draft_says() {
	for vector in x_wing_vectors() {
		let to = <XWing as Kem>::PublicKey::from_bytes(&vector.pk.0).unwrap();
		let (secret, encapsulated) =
			XWing::encap_with_rng(&to, None, &mut Replay(vector.eseed.0)).unwrap();
		assert_eq!(encapsulated.to_bytes().to_vec(), vector.ct.0);
		assert_eq!(secret.0.to_vec(), vector.ss.0);
	}
}

#[test]
fn decapsulation_finds_what_the_x_wing_draft_says() {
	for vector in x_wing_vectors() {
		let secret = <XWing as Kem>::PrivateKey::from_bytes(&vector.seed).unwrap();
		let encapsulated = <XWing as Kem>::EncappedKey::from_bytes(&vector.ct.0).unwrap();
		assert_eq!(XWing::decap(&secret, None, &encapsulated).unwrap().0.to_vec(), vector.ss.0);
	}
}
