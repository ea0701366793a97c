//! Certificates of a few workers, good ones and every kind of bad one.

#![allow(clippy::unwrap_used)]

use alloc::{vec, vec::Vec};

use ed25519_dalek::SigningKey;
use litentry_computing_request::{Outcome, Undetermined};
use litentry_link_record::{EncryptedRecord, Nullifier, RECORD_LENGTH};
use litentry_vocabulary::{Account, GenesisHash, LinkId, RequestId, blake2_256};
use parity_scale_codec::Encode;
use proptest::prelude::*;

use crate::{Certificate, CertificateInvalid, Statement, quorum, verify};

const GENESIS: GenesisHash = GenesisHash([7; 32]);

fn worker(number: u8) -> Account {
	Account([number; 32])
}

fn key(number: u8) -> SigningKey {
	SigningKey::from_bytes(&[100 + number; 32])
}

fn roster(workers: u8) -> Vec<(Account, [u8; 32])> {
	(0..workers).map(|n| (worker(n), key(n).verifying_key().to_bytes())).collect()
}

fn answered(id: u64) -> Statement {
	Statement::Answered { id: RequestId(id), outcome: [9; 32] }
}

fn confirmed(nullifier: u8) -> Statement {
	Statement::LinkConfirmed {
		id: LinkId(3),
		requested_at: 8,
		record: EncryptedRecord([5; RECORD_LENGTH]),
		nullifier: Nullifier([nullifier; 32]),
	}
}

fn certificate(statement: &Statement, signers: impl IntoIterator<Item = u8>) -> Certificate {
	Certificate::collect(signers.into_iter().map(|n| statement.sign(&GENESIS, worker(n), &key(n))))
}

fn check(certificate: &Certificate) -> Result<(), CertificateInvalid> {
	verify(&answered(1), certificate, &GENESIS, &roster(4))
}

#[test]
fn a_quorum_is_all_but_the_faulty() {
	let quorums = [0, 1, 2, 3, 4, 5, 6, 7, 10, 13, 32].map(quorum);
	assert_eq!(quorums, [1, 1, 2, 3, 3, 4, 5, 5, 7, 9, 22]);
}

#[test]
fn any_quorum_certifies() {
	for signers in [vec![0, 1, 2], vec![3, 0, 1], vec![2, 3, 1], vec![0, 1, 2, 3]] {
		assert_eq!(check(&certificate(&answered(1), signers)), Ok(()));
	}
}

#[test]
fn links_are_certified_too() {
	let refused = Statement::link_refused(LinkId(3), 8, b"sealed");
	let statements = [confirmed(1), refused, answered(3)];
	for statement in statements {
		let certificate = certificate(&statement, 0..3);
		assert_eq!(verify(&statement, &certificate, &GENESIS, &roster(4)), Ok(()));
	}
}

#[test]
fn fewer_than_a_quorum_do_not_certify() {
	let too_few = |got| Err(CertificateInvalid::TooFew { got, needed: 3 });
	assert_eq!(check(&certificate(&answered(1), 0..2)), too_few(2));
	assert_eq!(check(&certificate(&answered(1), 0..0)), too_few(0));
}

#[test]
fn nothing_is_certified_without_workers() {
	let refused = verify(&answered(1), &certificate(&answered(1), 0..0), &GENESIS, &[]);
	assert_eq!(refused, Err(CertificateInvalid::TooFew { got: 0, needed: 1 }));
}

#[test]
fn a_stranger_is_named() {
	let refused = check(&certificate(&answered(1), [0, 1, 2, 9]));
	assert_eq!(refused, Err(CertificateInvalid::UnknownWorker { worker: worker(9) }));
}

#[test]
fn one_worker_signs_once() {
	let mut signatures = certificate(&answered(1), 0..3);
	signatures.0[1] = signatures.0[0];
	assert_eq!(check(&signatures), Err(CertificateInvalid::Unsorted));
}

#[test]
fn signers_stand_in_order() {
	let mut signatures = certificate(&answered(1), 0..3);
	signatures.0.as_mut().swap(0, 2);
	assert_eq!(check(&signatures), Err(CertificateInvalid::Unsorted));
}

#[test]
fn a_signature_serves_one_statement_chain_and_worker() {
	let refused = Err(CertificateInvalid::BadSignature { worker: worker(0) });
	let of_another_statement = certificate(&answered(2), 0..3);
	assert_eq!(check(&of_another_statement), refused);

	let elsewhere = GenesisHash([8; 32]);
	let good = certificate(&answered(1), 0..3);
	assert_eq!(verify(&answered(1), &good, &elsewhere, &roster(4)), refused);

	let mut borrowed = good;
	borrowed.0[0].signature = borrowed.0[1].signature;
	assert_eq!(check(&borrowed), refused);
}

#[test]
fn a_key_of_small_order_certifies_nothing() {
	let mut identity_point = [0; 32];
	identity_point[0] = 1;
	let mut roster = roster(4);
	roster[0].1 = identity_point;
	let mut forged = certificate(&answered(1), 0..3);
	forged.0[0].signature = [0; 64];
	forged.0[0].signature[0] = 1;
	let refused = verify(&answered(1), &forged, &GENESIS, &roster);
	assert_eq!(refused, Err(CertificateInvalid::BadSignature { worker: worker(0) }));
}

#[test]
fn signed_bytes_are_context_chain_and_content() {
	let expected = [&b"litentry/certificate/v1"[..], &[7; 32], &answered(1).encode()].concat();
	assert_eq!(answered(1).signed_bytes(&GENESIS), expected);
	assert_eq!(&answered(1).encode()[..9], &[2, 1, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn long_contents_are_named_by_their_hash() {
	let (id, requested_at, reason) = (LinkId(3), 8, blake2_256(b"sealed"));
	let expected = Statement::LinkRefused { id, requested_at, reason };
	assert_eq!(Statement::link_refused(id, requested_at, b"sealed"), expected);
	let outcome = Outcome::Undetermined(Undetermined::NoQuorum);
	let expected = Statement::Answered { id: RequestId(1), outcome: outcome.hash() };
	assert_eq!(Statement::answered(RequestId(1), &outcome), expected);
}

proptest! {
	#[test]
	fn one_changed_bit_is_refused(signer in 0..3_usize, bit in 0..512_usize) {
		let mut forged = certificate(&answered(1), 0..3);
		forged.0[signer].signature[bit / 8] ^= 1 << (bit % 8);
		let worker = worker(signer as u8);
		prop_assert_eq!(check(&forged), Err(CertificateInvalid::BadSignature { worker }));
	}

	#[test]
	fn two_quorums_of_3f_plus_1_share_an_honest_worker(f in 0..11_u32) {
		let workers = 3 * f + 1;
		let overlap = 2 * quorum(workers) - workers;
		prop_assert!(overlap > f);
	}
}
