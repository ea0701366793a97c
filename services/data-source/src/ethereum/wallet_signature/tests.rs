#![allow(clippy::unwrap_used)]

use proptest::{collection::vec, prelude::*};

use super::*;

/// What viem's `serializeErc6492Signature` writes.
const WRAPPED: &str = "\
000000000000000000000000fafafafafafafafafafafafafafafafafafafafa\
0000000000000000000000000000000000000000000000000000000000000060\
00000000000000000000000000000000000000000000000000000000000000a0\
0000000000000000000000000000000000000000000000000000000000000004\
0102030400000000000000000000000000000000000000000000000000000000\
0000000000000000000000000000000000000000000000000000000000000041\
0505050505050505050505050505050505050505050505050505050505050505\
0505050505050505050505050505050505050505050505050505050505050505\
0500000000000000000000000000000000000000000000000000000000000000\
6492649264926492649264926492649264926492649264926492649264926492";

fn word_of(number: usize) -> [u8; 32] {
	let mut word = [0; 32];
	word[24..].copy_from_slice(&number.to_be_bytes());
	word
}

fn wrap(factory: [u8; 20], deployment: &[u8], signature: &[u8]) -> Vec<u8> {
	let padded = |bytes: &[u8]| {
		let mut padded = [&word_of(bytes.len()), bytes].concat();
		padded.resize(padded.len().next_multiple_of(32), 0);
		padded
	};
	let (first, second) = (padded(deployment), padded(signature));
	let offsets = [word_of(96), word_of(96 + first.len())].concat();
	[&[0; 12][..], &factory, &offsets, &first, &second, &SUFFIX].concat()
}

fn unwrapped(bytes: &[u8]) -> WalletSignature<'_> {
	WalletSignature { factory: EvmAddress([0; 20]), deployment: &[], signature: bytes }
}

#[test]
fn what_others_wrap_is_unwrapped() {
	let wrapped = hex::decode(WRAPPED).unwrap();
	let expected = WalletSignature {
		factory: EvmAddress([0xfa; 20]),
		deployment: &[1, 2, 3, 4],
		signature: &[5; 65],
	};
	assert_eq!(WalletSignature::read(&wrapped), Some(expected));
	assert_eq!(wrap([0xfa; 20], &[1, 2, 3, 4], &[5; 65]), wrapped);
}

#[test]
fn anything_without_the_suffix_is_a_signature() {
	for bytes in [&[][..], &[7; 65], &SUFFIX[1..]] {
		assert_eq!(WalletSignature::read(bytes), Some(unwrapped(bytes)));
	}
}

#[test]
fn an_address_that_is_too_long_is_none() {
	let mut wrapped = wrap([0xfa; 20], &[], &[]);
	wrapped[11] = 1;
	assert_eq!(WalletSignature::read(&wrapped), None);
}

#[test]
fn what_leads_outside_is_malformed() {
	let wrapped = wrap([0xfa; 20], &[1; 40], &[5; 65]);
	for place in [32, 64, 96] {
		for number in [usize::MAX, 1 << 31, wrapped.len()] {
			let mut changed = wrapped.clone();
			changed[place..place + 32].copy_from_slice(&word_of(number));
			assert_eq!(WalletSignature::read(&changed), None, "{number} at {place}");
		}
	}
	assert_eq!(WalletSignature::read(&SUFFIX), None);
}

proptest! {
	#[test]
	fn what_is_wrapped_comes_out(
		factory: [u8; 20],
		deployment in vec(any::<u8>(), 0..200),
		signature in vec(any::<u8>(), 0..200),
	) {
		let wrapped = wrap(factory, &deployment, &signature);
		let factory = EvmAddress(factory);
		let (deployment, signature) = (&deployment[..], &signature[..]);
		let expected = WalletSignature { factory, deployment, signature };
		prop_assert_eq!(WalletSignature::read(&wrapped), Some(expected));
	}

	#[test]
	fn whatever_comes_with_the_suffix_is_read_or_refused(bytes in vec(any::<u8>(), 0..300)) {
		let wrapped = [&bytes[..], &SUFFIX].concat();
		if let Some(read) = WalletSignature::read(&wrapped) {
			prop_assert!(read.deployment.len() + read.signature.len() <= 2 * bytes.len());
		}
	}

	#[test]
	fn a_changed_byte_is_read_or_refused(place in 0_usize..9 * 32, byte: u8) {
		let mut wrapped = hex::decode(WRAPPED).unwrap();
		wrapped[place] = byte;
		if let Some(read) = WalletSignature::read(&wrapped) {
			prop_assert!(read.deployment.len() < wrapped.len());
			prop_assert!(read.signature.len() < wrapped.len());
		}
	}
}
