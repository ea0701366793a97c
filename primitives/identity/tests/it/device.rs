//! The proof that a device agrees to be registered.

use litentry_identity::{
	DeviceChallenge, DeviceProof,
	DeviceRefused::{self, Expired, ExpiresTooLate, OtherDevice, Signature as Refused},
	MAX_CHALLENGE_LIFETIME, device_identity, verify_device,
};
use litentry_verifying_key::{InvalidSignature, Scheme, SigningKey, VerifyingKey};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, IdentityId};

const OWNER: Account = Account([1; 32]);
const GENESIS: GenesisHash = GenesisHash([2; 32]);
const NOW: BlockNumber = 1_000;
const EXPIRES: BlockNumber = 1_100;

fn device(scheme: Scheme) -> SigningKey {
	SigningKey::new(scheme, &[7; 32]).unwrap()
}

fn prove(device: &SigningKey, expires: BlockNumber) -> DeviceProof {
	let key = device.verifying_key();
	let challenge = DeviceChallenge { key, account: OWNER, genesis: GENESIS, expires };
	DeviceProof { key, expires, signature: device.sign(challenge.to_string().as_bytes()) }
}

fn id(proof: &DeviceProof) -> IdentityId {
	device_identity(&proof.key)
}

fn verify(proof: &DeviceProof) -> Result<VerifyingKey, DeviceRefused> {
	verify_device(&id(proof), proof, OWNER, GENESIS, NOW)
}

#[test]
fn the_challenge_is_pinned() {
	let challenge = DeviceChallenge {
		key: VerifyingKey::Ed25519([7; 32]),
		account: OWNER,
		genesis: GENESIS,
		expires: EXPIRES,
	};
	assert_eq!(
		challenge.to_string(),
		"This device agrees to be registered on Litentry.\n\
		\n\
		Identity: 0x30e794ff5f0c15a15bfecc3a49a050680281f38b6d07054ca7ce4784cf541f2d\n\
		Owner: 46RmMq73d3miUFM6onmbXLCH3eLvAm7Pyi1BvgkZcdDyCAAF\n\
		\n\
		Version: 1\n\
		Chain: 0x0202020202020202020202020202020202020202020202020202020202020202\n\
		Expires: block 1100"
	);
}

#[test]
fn a_device_of_any_scheme_proves_itself() {
	for scheme in [Scheme::Ed25519, Scheme::Sr25519, Scheme::P256] {
		let proof = prove(&device(scheme), EXPIRES);
		assert_eq!(verify(&proof), Ok(proof.key));
	}
}

#[test]
fn the_number_on_somebody_elses_device_cannot_be_taken() {
	let squatter = prove(&SigningKey::new(Scheme::Ed25519, &[8; 32]).unwrap(), EXPIRES);
	let number = device_identity(&device(Scheme::Ed25519).verifying_key());
	let refused = Err(OtherDevice { expected: id(&squatter) });
	assert_eq!(verify_device(&number, &squatter, OWNER, GENESIS, NOW), refused);

	let key = device(Scheme::Ed25519).verifying_key();
	let forged = DeviceProof { key, ..squatter };
	assert_eq!(verify(&forged), Err(Refused(InvalidSignature::Mismatch)));
}

#[test]
fn a_proof_is_good_up_to_its_last_block_and_never_for_more_than_a_week() {
	let latest = NOW + MAX_CHALLENGE_LIFETIME;
	let refused = |expires| verify(&prove(&device(Scheme::P256), expires)).err();
	assert_eq!(refused(NOW - 1), Some(Expired { expires: NOW - 1 }));
	assert_eq!(refused(NOW), None);
	assert_eq!(refused(latest), None);
	assert_eq!(refused(latest + 1), Some(ExpiresTooLate { expires: latest + 1, latest }));
}

#[test]
fn a_proof_for_another_owner_chain_or_time_is_refused() {
	let proof = prove(&device(Scheme::Sr25519), EXPIRES);
	let mismatch = Err(Refused(InvalidSignature::Mismatch));
	let thief = Account([9; 32]);
	assert_eq!(verify_device(&id(&proof), &proof, thief, GENESIS, NOW), mismatch);
	let elsewhere = GenesisHash([9; 32]);
	assert_eq!(verify_device(&id(&proof), &proof, OWNER, elsewhere, NOW), mismatch);
	assert_eq!(verify(&DeviceProof { expires: EXPIRES + 1, ..proof }), mismatch);
}

#[test]
fn a_malformed_key_is_refused_as_such() {
	let proof = prove(&device(Scheme::P256), EXPIRES);
	let malformed = DeviceProof { key: VerifyingKey::P256([0; 33]), ..proof };
	assert_eq!(verify(&malformed), Err(Refused(InvalidSignature::MalformedKey)));
}
