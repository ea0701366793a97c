#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::{CannotSign, SubstrateKey, SubstrateScheme, SubstrateSignature};

fn key() -> SubstrateKey {
	SubstrateKey::new(SubstrateScheme::Sr25519, &[7; 32]).unwrap()
}

fn challenge() -> MovingChallenge {
	MovingChallenge {
		from: Account([0; 32]),
		to: Account(key().account().0),
		genesis: GenesisHash([1; 32]),
		nonce: 5,
		expires: 77,
	}
}

#[test]
fn the_text_is_pinned() {
	assert_eq!(
		challenge().to_string(),
		"\
Litentry asks you to take over all links of another account on its chain.

From account: 46QT1knVv27XqpYP5WGjhwFB33S7hgX8rAB55BwLMWS7jAAW
To account: 49D7VLcqQwuKMhYQKC2qVH6qjaXKEYWGyhvvEfzfZ3621QB5

Sign only if both are yours. Whoever sees the chain will know that they belong together. \
It sends no transaction and costs nothing.

Version: 1
Chain: 0x0101010101010101010101010101010101010101010101010101010101010101
Nonce: 5
Expires: block 77"
	);
}

#[test]
fn the_new_account_s_signature_is_accepted_and_read_back() {
	let proof = key().sign_moving(&challenge()).unwrap();
	assert_eq!(challenge().verify(&proof), Ok(()));
	let SubstrateSignature::Sr25519(signature) = proof.signature else { panic!("{proof:?}") };
	assert_eq!(challenge().read(&hex::encode(signature)), Ok(proof));
}

#[test]
fn only_the_new_account_s_key_signs() {
	let challenge = MovingChallenge { to: Account([9; 32]), ..challenge() };
	assert_eq!(key().sign_moving(&challenge), Err(CannotSign::OtherAccount));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(16))]

	#[test]
	fn any_changed_field_is_refused(
		other in any::<[u8; 32]>().prop_filter("another one", |other| *other != [0; 32] && *other != [1; 32]),
		nonce in 6_u32..,
	) {
		let (challenge, account) = (challenge(), Account(other));
		let proof = key().sign_moving(&challenge).unwrap();
		for changed in [
			MovingChallenge { from: account, ..challenge },
			MovingChallenge { to: account, ..challenge },
			MovingChallenge { genesis: GenesisHash(other), ..challenge },
			MovingChallenge { nonce, ..challenge },
			MovingChallenge { expires: challenge.expires.saturating_add(nonce), ..challenge },
		] {
			prop_assert!(changed.verify(&proof).is_err());
		}
	}
}
