//! Ids are for ever: they are printed on devices.

use litentry_identity::{device_identity, registered_identity};
use litentry_verifying_key::VerifyingKey;
use litentry_vocabulary::{Account, blake2_256};

#[test]
fn the_id_of_a_device_is_pinned_for_each_scheme() {
	let ids = [
		VerifyingKey::Ed25519([7; 32]),
		VerifyingKey::Sr25519([7; 32]),
		VerifyingKey::P256([7; 33]),
	]
	.map(|key| device_identity(&key).to_string());
	assert_eq!(
		ids,
		[
			"0x30e794ff5f0c15a15bfecc3a49a050680281f38b6d07054ca7ce4784cf541f2d",
			"0x8906b8e2a981e001aed278c8cddbcfa377c68ac9e2519c6e18aa0e204a0be747",
			"0x3607fda301d1d3f4ed486e4ac6f23cefa3725d380ebd9933f05b776f6a563d4e",
		]
	);
}

/// As another implementation would compute it.
#[test]
fn the_id_of_a_device_is_the_hash_of_its_domain_scheme_and_key() {
	let key = [b"litentry/identity/device/v1".as_slice(), &[1], &[7; 32]].concat();
	assert_eq!(device_identity(&VerifyingKey::Sr25519([7; 32])).0, blake2_256(&key));
}

#[test]
fn the_id_of_a_registered_identity_is_pinned() {
	let id = registered_identity(&Account([7; 32]), 1);
	assert_eq!(
		id.to_string(),
		"0xec9f38e5d10fbe1ad6d9e2fe7b6dab3f66468ac2f23299c699060082d8aee596"
	);
}

#[test]
fn no_two_registrations_have_one_id() {
	let ours = registered_identity(&Account([7; 32]), 1);
	assert_ne!(ours, registered_identity(&Account([7; 32]), 2));
	assert_ne!(ours, registered_identity(&Account([8; 32]), 1));
}
