//! A sealed message opens with one key in one context, and only whole.

#![allow(clippy::unwrap_used)]

use litentry_sealing::{
	CannotOpen, Context, InvalidKey, OVERHEAD, PUBLIC_KEY_LENGTH, PublicKey, Purpose, SecretKey,
	seal, seal_padded, unpad,
};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};
use proptest::prelude::*;
use rand::{SeedableRng, rngs::StdRng};

const CONTEXT: Context = Context {
	genesis: GenesisHash([1; 32]),
	purpose: Purpose::LinkRequest,
	epoch: KeyEpoch(2),
	account: Account([3; 32]),
};

fn rng() -> StdRng {
	StdRng::seed_from_u64(0)
}

fn secret() -> SecretKey {
	SecretKey::from_seed([4; 32])
}

fn sealed() -> Vec<u8> {
	seal(&secret().public_key(), &CONTEXT, b"plaintext", &mut rng()).unwrap()
}

#[test]
fn the_associated_data_is_laid_out_as_documented() {
	let expected = [&[1; 32][..], &[0], &[2, 0, 0, 0], &[3; 32]].concat();
	assert_eq!(CONTEXT.associated_data(), expected);
}

#[test]
fn each_purpose_has_its_own_number_for_ever() {
	let numbers = [
		Purpose::LinkRequest,
		Purpose::LinkRefusal,
		Purpose::ComputingRequest,
		Purpose::Credential,
		Purpose::Task,
		Purpose::Observation,
		Purpose::ExportRequest,
		Purpose::Export,
	]
	.map(|purpose| purpose as u8);
	assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn every_altered_byte_is_refused() {
	let sealed = sealed();
	for position in 0..sealed.len() {
		let mut altered = sealed.clone();
		// The top bit, because X25519 ignores one of those in its own input.
		altered[position] ^= 0x80;
		assert_eq!(secret().open(&CONTEXT, &altered), Err(CannotOpen), "byte {position}");
	}
}

#[test]
fn a_shortened_or_lengthened_message_is_refused() {
	let sealed = sealed();
	for length in [0, 1, 1119, 1120, OVERHEAD - 1, OVERHEAD, sealed.len() - 1] {
		assert_eq!(secret().open(&CONTEXT, &sealed[..length]), Err(CannotOpen));
	}
	assert_eq!(secret().open(&CONTEXT, &[sealed, vec![0]].concat()), Err(CannotOpen));
}

#[test]
fn an_invalid_public_key_is_refused() {
	// 4095 is no coefficient modulo 3329.
	let invalid = PublicKey([0xff; PUBLIC_KEY_LENGTH]);
	assert_eq!(invalid.check(), Err(InvalidKey));
	assert_eq!(seal(&invalid, &CONTEXT, b"", &mut rng()), Err(InvalidKey));
	assert_eq!(secret().public_key().check(), Ok(()));
}

#[test]
fn debug_output_tells_no_secret() {
	assert_eq!(format!("{:?}", secret()), format!("SecretKey of {:?}", secret().public_key()));
}

#[test]
fn padded_messages_are_all_of_one_length() {
	for plaintext in [&b""[..], b"a", &[7; 62]] {
		let to = secret().public_key();
		let sealed = seal_padded(&to, &CONTEXT, plaintext, 64, &mut rng()).unwrap();
		assert_eq!(sealed.len(), 64 + OVERHEAD);
		let padded = secret().open(&CONTEXT, &sealed).unwrap();
		assert_eq!(unpad(&padded), Ok(plaintext));
	}
}

fn purposes() -> impl Strategy<Value = Purpose> {
	prop_oneof![
		Just(Purpose::LinkRequest),
		Just(Purpose::LinkRefusal),
		Just(Purpose::ComputingRequest),
		Just(Purpose::Credential),
		Just(Purpose::Task),
		Just(Purpose::Observation),
		Just(Purpose::ExportRequest),
		Just(Purpose::Export),
	]
}

fn contexts() -> impl Strategy<Value = Context> {
	(0..3_u8, purposes(), 0..3_u32, 0..3_u8).prop_map(|(genesis, purpose, epoch, account)| {
		Context {
			genesis: GenesisHash([genesis; 32]),
			purpose,
			epoch: KeyEpoch(epoch),
			account: Account([account; 32]),
		}
	})
}

proptest! {
	#[test]
	fn a_message_opens_in_its_own_context_and_in_no_other(
		sealed_in in contexts(),
		opened_in in contexts(),
		plaintext in proptest::collection::vec(any::<u8>(), 0..200),
	) {
		let sealed = seal(&secret().public_key(), &sealed_in, &plaintext, &mut rng()).unwrap();
		prop_assert_eq!(sealed.len(), plaintext.len() + OVERHEAD);
		prop_assert_eq!(secret().open(&sealed_in, &sealed), Ok(plaintext));
		if opened_in != sealed_in {
			prop_assert_eq!(secret().open(&opened_in, &sealed), Err(CannotOpen));
		}
	}

	#[test]
	fn a_message_opens_with_no_other_key(seed in any::<[u8; 32]>()) {
		let other = SecretKey::from_seed(seed);
		prop_assert_eq!(other.open(&CONTEXT, &sealed()), Err(CannotOpen));
	}
}
