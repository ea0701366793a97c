//! Sealed requests open for the workers alone, and only where they belong.

#![allow(clippy::unwrap_used)]

use alloc::{vec, vec::Vec};

use litentry_sealing::{
	CannotOpen, Context, InvalidKey, PUBLIC_KEY_LENGTH, PublicKey, Purpose, SecretKey, seal_padded,
};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch, LinkId, blake2_256};
use parity_scale_codec::Encode;
use proptest::{collection::vec, prelude::*};
use rand::{CryptoRng, SeedableRng, rngs::StdRng};

use crate::{
	ComputingRequest, Disclosure, MAX_LINKS, Outcome, RequestUnreadable, SEALED_REQUEST_LENGTH,
	Undetermined,
};

const CONTEXT: Context = Context {
	genesis: GenesisHash([7; 32]),
	purpose: Purpose::ComputingRequest,
	epoch: KeyEpoch(2),
	account: Account([3; 32]),
};

fn workers() -> SecretKey {
	SecretKey::from_seed([1; 32])
}

fn rng() -> impl CryptoRng {
	StdRng::seed_from_u64(1)
}

fn request(links: &[u64]) -> ComputingRequest {
	let links: Vec<LinkId> = links.iter().copied().map(LinkId).collect();
	ComputingRequest {
		links: links.try_into().unwrap(),
		disclosure: Disclosure::Values,
		reply_to: SecretKey::from_seed([9; 32]).public_key(),
	}
}

fn seal(request: &ComputingRequest) -> Vec<u8> {
	request.seal(&workers().public_key(), &CONTEXT, &mut rng()).unwrap()
}

fn open(context: &Context, sealed: &[u8]) -> Result<ComputingRequest, RequestUnreadable> {
	ComputingRequest::open(&workers(), context, sealed)
}

#[test]
fn it_opens_only_where_it_belongs() {
	let sealed = seal(&request(&[1]));
	let elsewhere = [
		Context { genesis: GenesisHash([8; 32]), ..CONTEXT },
		Context { epoch: KeyEpoch(3), ..CONTEXT },
		Context { account: Account([4; 32]), ..CONTEXT },
	];
	for context in elsewhere {
		assert_eq!(open(&context, &sealed), Err(CannotOpen.into()));
	}
	assert_eq!(open(&CONTEXT, &sealed), Ok(request(&[1])));
}

#[test]
fn another_purpose_is_never_taken_for_a_request() {
	let (to, bytes) = (workers().public_key(), request(&[1]).encode());
	let context = CONTEXT.with_purpose(Purpose::LinkRequest);
	let sealed = seal_padded(&to, &context, &bytes, 1536, &mut rng()).unwrap();
	assert_eq!(open(&CONTEXT, &sealed), Err(CannotOpen.into()));
	assert_eq!(open(&context, &sealed), Err(CannotOpen.into()));
}

#[test]
fn what_is_no_request_is_refused() {
	let to = workers().public_key();
	for bytes in [vec![], vec![0xff; 40], [request(&[1]).encode(), vec![0]].concat()] {
		let sealed = seal_padded(&to, &CONTEXT, &bytes, 1536, &mut rng()).unwrap();
		assert_eq!(open(&CONTEXT, &sealed), Err(RequestUnreadable::Malformed));
	}
}

#[test]
fn a_key_that_cannot_be_replied_to_is_refused() {
	let reply_to = PublicKey([0xff; PUBLIC_KEY_LENGTH]);
	let sealed = seal(&ComputingRequest { reply_to, ..request(&[1]) });
	assert_eq!(open(&CONTEXT, &sealed), Err(InvalidKey.into()));
}

#[test]
fn links_are_named_once() {
	assert!(request(&[3, 1, 2]).names_each_link_once());
	assert!(!request(&[3, 1, 3]).names_each_link_once());
	assert!(!request(&[]).names_each_link_once());
}

#[test]
fn an_outcome_is_certified_by_its_hash() {
	let outcome = Outcome::Undetermined(Undetermined::NoQuorum);
	assert_eq!(outcome.hash(), blake2_256(&[1, 3]));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	#[test]
	fn every_request_is_sealed_in_one_size(links in vec(any::<u64>(), 0..=MAX_LINKS as usize)) {
		let sealed = seal(&request(&links));
		prop_assert_eq!(sealed.len(), SEALED_REQUEST_LENGTH);
		prop_assert_eq!(open(&CONTEXT, &sealed), Ok(request(&links)));
	}
}
