//! Whose an observation key is.

use ed25519_dalek::SigningKey;
use litentry_vocabulary::GenesisHash;

use super::{GENESIS, account};
use crate::{NotPossessed, PossessionProof};

fn key(seed: u8) -> SigningKey {
	SigningKey::from_bytes(&[seed; 32])
}

fn public(seed: u8) -> [u8; 32] {
	key(seed).verifying_key().to_bytes()
}

fn proof() -> PossessionProof {
	PossessionProof::sign(&GENESIS, &account(1), &key(2))
}

#[test]
fn the_holder_of_a_key_proves_it() {
	assert_eq!(proof().verify(&GENESIS, &account(1), &public(2)), Ok(()));
}

#[test]
fn a_proof_serves_one_key_account_and_chain() {
	let refused = |account| Err(NotPossessed { account });
	assert_eq!(proof().verify(&GENESIS, &account(1), &public(3)), refused(account(1)));
	assert_eq!(proof().verify(&GENESIS, &account(3), &public(2)), refused(account(3)));
	let elsewhere = GenesisHash([8; 32]);
	assert_eq!(proof().verify(&elsewhere, &account(1), &public(2)), refused(account(1)));
}

/// OpenSSL signed this.
#[test]
fn the_proof_is_the_signature_that_others_make() {
	let signature = "ee58353d6a24ca55dbcb665034b626185b105f96edd3e65af3092a9aafeda557\
		6455871cbc61b90da2e7c98d93ab1177611fbecddb3b284e49c8d32386bfd102";
	assert_eq!(hex::encode(proof().0), signature);
}
