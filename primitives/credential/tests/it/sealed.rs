//! Sealing credentials to their requesters.

use litentry_computing_request::MAX_SEALED_CREDENTIAL;
use litentry_credential::{CredentialUnreadable, open_credential, seal_credential};
use litentry_sealing::{CannotSeal, Context, OVERHEAD, Purpose, SecretKey, seal};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};
use rand::{SeedableRng, rngs::StdRng};

use crate::sample::{issued, score_only, with_values};

fn context() -> Context {
	Context {
		genesis: GenesisHash([1; 32]),
		purpose: Purpose::Credential,
		epoch: KeyEpoch(2),
		account: Account([3; 32]),
	}
}

fn sealed(text: &str) -> Result<Vec<u8>, CannotSeal> {
	let rng = &mut StdRng::from_seed([4; 32]);
	seal_credential(text, &requester().public_key(), &context(), rng)
}

fn requester() -> SecretKey {
	SecretKey::from_seed([5; 32])
}

#[test]
fn a_sealed_credential_opens_to_its_text() {
	let text = issued(&with_values());
	let sealed = sealed(&text).unwrap();
	assert_eq!(open_credential(&requester(), &context(), &sealed), Ok(text));
}

#[test]
fn scores_alone_are_of_one_size() {
	let mut other = score_only();
	(other.score, other.algorithm.name) = (-1, "x".parse().unwrap());
	for credential in [score_only(), other] {
		assert_eq!(sealed(&issued(&credential)).unwrap().len(), 2048 + OVERHEAD);
	}
}

#[test]
fn the_largest_size_is_what_the_chain_takes() {
	let largest = 15_230;
	let length = sealed(&"x".repeat(largest)).unwrap().len();
	assert_eq!(length, 15 * 1024 - 128 + OVERHEAD);
	assert!(length <= MAX_SEALED_CREDENTIAL as usize, "{length}");
	assert!(matches!(sealed(&"x".repeat(largest + 1)), Err(CannotSeal::TooLong(_))));
}

#[test]
fn another_context_or_content_is_refused() {
	let other = Context { epoch: KeyEpoch(3), ..context() };
	let sealed = sealed("text").unwrap();
	let result = open_credential(&requester(), &other, &sealed);
	assert!(matches!(result, Err(CredentialUnreadable::CannotOpen(_))), "{result:?}");

	let rng = &mut StdRng::from_seed([4; 32]);
	let bare = seal(&requester().public_key(), &context(), b"\xff\xff{}", rng).unwrap();
	let result = open_credential(&requester(), &context(), &bare);
	assert_eq!(result, Err(CredentialUnreadable::Malformed));
}
