//! Requests and refusals travel sealed, all of one size.

#![allow(clippy::unwrap_used)]

use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount, Platform};
use litentry_link_proof::{InvalidProof, LinkProof};
use litentry_link_record::{
	CannotOpenRefusal, LinkRequest, Refusal, SEALED_REFUSAL_LENGTH, SEALED_REQUEST_LENGTH,
	UNREADABLE, Unreadable, open_refusal, seal_refusal,
};
use litentry_sealing::{
	Context, OVERHEAD, PUBLIC_KEY_LENGTH, PublicKey, Purpose, SecretKey, padded_capacity, seal,
	seal_padded,
};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};
use parity_scale_codec::{Encode, MaxEncodedLen};
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

fn workers() -> SecretKey {
	SecretKey::from_seed([4; 32])
}

fn owner() -> SecretKey {
	SecretKey::from_seed([5; 32])
}

fn request() -> LinkRequest {
	LinkRequest {
		external: ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([6; 20]) },
		nonce: 7,
		expires: 8,
		proof: LinkProof::Eip191([9; 65]),
		reply_to: owner().public_key(),
	}
}

fn open_padded(plaintext: &[u8]) -> Result<LinkRequest, Unreadable> {
	let length = SEALED_REQUEST_LENGTH - OVERHEAD;
	let to = workers().public_key();
	let sealed = seal_padded(&to, &CONTEXT, plaintext, length, &mut rng()).unwrap();
	LinkRequest::open(&workers(), &CONTEXT, &sealed)
}

#[test]
fn a_request_opens_as_it_was_sealed() {
	let sealed = request().seal(&workers().public_key(), &CONTEXT, &mut rng()).unwrap();
	assert_eq!(sealed.len(), SEALED_REQUEST_LENGTH);
	assert_eq!(LinkRequest::open(&workers(), &CONTEXT, &sealed), Ok(request()));
}

#[test]
fn a_request_of_another_account_is_unreadable() {
	let sealed = request().seal(&workers().public_key(), &CONTEXT, &mut rng()).unwrap();
	let other = Context { account: Account([9; 32]), ..CONTEXT };
	assert_eq!(LinkRequest::open(&workers(), &other, &sealed), Err(Unreadable));
}

#[test]
fn the_context_s_purpose_does_not_matter() {
	let other = CONTEXT.with_purpose(Purpose::Credential);
	let sealed = request().seal(&workers().public_key(), &other, &mut rng()).unwrap();
	assert_eq!(LinkRequest::open(&workers(), &CONTEXT, &sealed), Ok(request()));
}

#[test]
fn a_request_of_another_length_is_unreadable() {
	let sealed = seal(&workers().public_key(), &CONTEXT, &request().encode(), &mut rng()).unwrap();
	assert_eq!(LinkRequest::open(&workers(), &CONTEXT, &sealed), Err(Unreadable));
}

#[test]
fn bytes_after_a_request_make_it_unreadable() {
	assert_eq!(open_padded(&request().encode()), Ok(request()));
	assert_eq!(open_padded(&[request().encode(), vec![0]].concat()), Err(Unreadable));
}

#[test]
fn a_request_that_nobody_could_reply_to_is_unreadable() {
	let reply_to = PublicKey([0xff; PUBLIC_KEY_LENGTH]);
	assert_eq!(open_padded(&LinkRequest { reply_to, ..request() }.encode()), Err(Unreadable));
}

#[test]
fn every_request_and_every_refusal_fits() {
	let request_room = padded_capacity(SEALED_REQUEST_LENGTH - OVERHEAD);
	let refusal_room = padded_capacity(SEALED_REFUSAL_LENGTH - OVERHEAD);
	assert!(LinkRequest::max_encoded_len() <= request_room);
	assert!(Refusal::max_encoded_len() <= refusal_room);
}

fn refusals() -> [Refusal; 8] {
	[
		Refusal::Unreadable,
		Refusal::NonceMismatch { expected: 1, got: 2 },
		Refusal::Expired { expired: 3 },
		Refusal::ExpiresTooLate { expires: 4, latest: 5 },
		Refusal::Proof(InvalidProof::WrongSigner { recovered: EvmAddress([6; 20]) }),
		Refusal::AlreadyLinked,
		Refusal::PlatformOff { platform: Platform::Solana },
		Refusal::Unanswered,
	]
}

#[test]
fn a_refusal_opens_as_it_was_sealed() {
	for refusal in refusals() {
		let reply_to = owner().public_key();
		let sealed = seal_refusal(&refusal, &reply_to, &CONTEXT, &mut rng()).unwrap();
		assert_eq!(sealed.len(), SEALED_REFUSAL_LENGTH);
		assert_eq!(open_refusal(&owner(), &CONTEXT, &sealed), Ok(refusal));
	}
}

#[test]
fn a_refusal_for_another_account_does_not_open() {
	let reply_to = owner().public_key();
	let sealed = seal_refusal(&Refusal::AlreadyLinked, &reply_to, &CONTEXT, &mut rng()).unwrap();
	let other = Context { account: Account([9; 32]), ..CONTEXT };
	assert_eq!(open_refusal(&owner(), &other, &sealed), Err(CannotOpenRefusal));
}

#[test]
fn an_unreadable_request_s_refusal_needs_no_key() {
	assert_eq!(open_refusal(&owner(), &CONTEXT, UNREADABLE), Ok(Refusal::Unreadable));
}

#[test]
fn refusals_keep_their_numbers() {
	assert_eq!(refusals().map(|refusal| refusal.encode()[0]), [0, 1, 2, 3, 4, 5, 6, 7]);
}

proptest! {
	#[test]
	fn whatever_a_sender_seals_is_read_or_refused(
		plaintext in proptest::collection::vec(any::<u8>(), 0..1400),
	) {
		if let Ok(request) = open_padded(&plaintext) {
			prop_assert_eq!(request.encode(), plaintext);
		}
	}
}
