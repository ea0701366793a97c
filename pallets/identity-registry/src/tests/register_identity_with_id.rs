use litentry_identity::{
	DeviceChallenge, DeviceProof, Identity, Kind, MAX_CHALLENGE_LIFETIME, device_identity,
};
use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::{GenesisHash, IdentityId};
use p256::ecdsa::{Signature as P256Signature, SigningKey, signature::Signer};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo},
	sp_core::{Pair, sr25519},
	sp_runtime::{AccountId32, TokenError},
};

use crate::{Call, Error, Event, Identities, mock::*};

fn register_with(
	owner: AccountId32,
	id: IdentityId,
	proof: DeviceProof,
) -> DispatchResultWithPostInfo {
	send(owner, Call::register_identity_with_id { id, proof, description: text("Camera") })
}

/// A challenge that lets Alice register device 1.
fn for_alice() -> DeviceChallenge {
	challenge(device_key(1), &ALICE)
}

fn assert_refused(proof: DeviceProof, error: Error<Test>) {
	assert_noop!(register_with(ALICE, device_id(1), proof), error);
}

#[test]
fn a_device_that_agrees_is_registered_under_its_own_id() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register_device(ALICE, 1));
		let key = Some(device_key(1));
		let (description, deposit) = (text("Camera"), deposit_for("Camera"));
		let camera = Identity { key, description: description.clone(), deposit, ..new_door() };
		assert_eq!(identity(device_id(1)), camera);
		assert_eq!(held_and_free(&ALICE), (deposit, FUNDS - deposit));
		let (id, owner, kind) = (device_id(1), ALICE, Kind::Device);
		let registered = Event::IdentityRegistered { id, owner, kind, key, description, deposit };
		assert_eq!(events(), vec![registered]);
	});
}

#[test]
fn a_device_may_have_an_sr25519_key() {
	ExtBuilder::default().execute(|| {
		let pair = sr25519::Pair::from_seed(&[5; 32]);
		let key = VerifyingKey::Sr25519(pair.public().0);
		let challenge = challenge(key, &ALICE);
		let signature = Signature(pair.sign(challenge.to_string().as_bytes()).0);
		let proof = DeviceProof { key, expires: challenge.expires, signature };
		assert_ok!(register_with(ALICE, device_identity(&key), proof));
	});
}

#[test]
fn a_device_may_have_a_p256_key() {
	ExtBuilder::default().execute(|| {
		let secret = SigningKey::from_bytes(&[5; 32].into()).unwrap();
		let point = secret.verifying_key().to_encoded_point(true);
		let key = VerifyingKey::P256(point.as_bytes().try_into().unwrap());
		let challenge = challenge(key, &ALICE);
		let signature: P256Signature = secret.sign(challenge.to_string().as_bytes());
		let signature = signature.normalize_s().unwrap_or(signature);
		let signature = Signature(signature.to_bytes().into());
		let proof = DeviceProof { key, expires: challenge.expires, signature };
		assert_ok!(register_with(ALICE, device_identity(&key), proof));
	});
}

#[test]
fn nobody_squats_on_the_id_of_a_device() {
	ExtBuilder::default().execute(|| {
		// Mallory knows the id, which is printed on the device, and has a key of his own.
		let own = consent(2, &challenge(device_key(2), &BOB));
		assert_noop!(register_with(BOB, device_id(1), own), Error::<Test>::OtherDevice);
		let forged = consent(2, &challenge(device_key(1), &BOB));
		assert_noop!(register_with(BOB, device_id(1), forged), Error::<Test>::BadSignature);
		assert_ok!(register_device(ALICE, 1));
	});
}

#[test]
fn a_proof_seen_in_the_pool_serves_nobody_but_whom_it_names() {
	ExtBuilder::default().execute(|| {
		let proof = consent(1, &for_alice());
		assert_noop!(register_with(BOB, device_id(1), proof), Error::<Test>::BadSignature);
		assert_ok!(register_with(ALICE, device_id(1), proof));
	});
}

#[test]
fn a_proof_for_another_chain_is_refused() {
	ExtBuilder::default().execute(|| {
		let elsewhere = DeviceChallenge { genesis: GenesisHash([1; 32]), ..for_alice() };
		assert_refused(consent(1, &elsewhere), Error::BadSignature);
	});
}

#[test]
fn a_proof_is_good_up_to_the_block_that_it_names() {
	ExtBuilder::default().execute(|| {
		let expired = DeviceChallenge { expires: START - 1, ..for_alice() };
		assert_refused(consent(1, &expired), Error::ProofExpired);
		let last = DeviceChallenge { expires: START, ..for_alice() };
		assert_ok!(register_with(ALICE, device_id(1), consent(1, &last)));
	});
}

#[test]
fn a_proof_is_not_good_for_longer_than_any_should_be() {
	ExtBuilder::default().execute(|| {
		let latest = START + MAX_CHALLENGE_LIFETIME;
		let late = DeviceChallenge { expires: latest + 1, ..for_alice() };
		assert_refused(consent(1, &late), Error::ProofExpiresTooLate);
		let in_time = DeviceChallenge { expires: latest, ..for_alice() };
		assert_ok!(register_with(ALICE, device_id(1), consent(1, &in_time)));
	});
}

#[test]
fn a_proof_s_expiry_cannot_be_put_off() {
	ExtBuilder::default().execute(|| {
		let proof = consent(1, &for_alice());
		assert_refused(DeviceProof { expires: proof.expires + 1, ..proof }, Error::BadSignature);
	});
}

#[test]
fn malformed_keys_and_signatures_have_their_errors() {
	ExtBuilder::default().execute(|| {
		let key = VerifyingKey::P256([0xff; 33]);
		let proof = DeviceProof { key, ..consent(1, &for_alice()) };
		let result = register_with(ALICE, device_identity(&key), proof);
		assert_noop!(result, Error::<Test>::MalformedKey);

		let key = VerifyingKey::Sr25519(sr25519::Pair::from_seed(&[5; 32]).public().0);
		let proof = DeviceProof { key, signature: Signature([0; 64]), ..proof };
		let result = register_with(ALICE, device_identity(&key), proof);
		assert_noop!(result, Error::<Test>::MalformedSignature);
	});
}

#[test]
fn a_device_is_registered_once() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register_device(ALICE, 1));
		assert_noop!(register_device(ALICE, 1), Error::<Test>::AlreadyRegistered);
		assert_noop!(register_device(BOB, 1), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn a_retired_device_is_not_registered_again() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register_device(ALICE, 1));
		assert_ok!(retire(ALICE, device_id(1)));
		assert_noop!(register_device(ALICE, 1), Error::<Test>::AlreadyRegistered);
		assert_noop!(register_device(BOB, 1), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn an_old_proof_does_not_bring_a_device_back() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register_device(ALICE, 1));
		assert_ok!(offer(ALICE, device_id(1), BOB));
		assert_ok!(accept(BOB, device_id(1)));
		assert_noop!(register_device(ALICE, 1), Error::<Test>::AlreadyRegistered);
		assert_eq!(identity(device_id(1)).owner, as_account(&BOB));
	});
}

#[test]
fn registering_devices_uses_up_no_numbers() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register_device(ALICE, 1));
		assert_eq!(numbers_given_out(), 0);
	});
}

#[test]
fn the_deposit_must_be_there() {
	ExtBuilder::default().execute(|| {
		assert_noop!(register_device(PAUPER, 1), TokenError::FundsUnavailable);
		assert_eq!(Identities::<Test>::get(device_id(1)), None);
	});
}
