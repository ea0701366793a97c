use litentry_certificate::{Certificate, CertificateInvalid, Certifiers, Statement};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch, RequestId};
use polkadot_sdk::{frame_support::assert_ok, sp_runtime::AccountId32};

use crate::mock::*;

const STATEMENT: Statement = Statement::Answered { id: RequestId(5), outcome: [6; 32] };
const WORKERS: [(AccountId32, u8); 4] = [(ALICE, 1), (BOB, 2), (CHARLIE, 3), (DAVE, 4)];

fn four_workers() -> ExtBuilder {
	WORKERS
		.into_iter()
		.fold(ExtBuilder::default(), |world, (account, key)| world.with_worker(account, key))
}

fn signed_by(signers: &[(AccountId32, u8)], genesis: GenesisHash) -> Certificate {
	Certificate::collect(signers.iter().map(|(account, key)| {
		STATEMENT.sign(&genesis, Account(account.clone().into()), &certifying(*key))
	}))
}

fn check(signers: &[(AccountId32, u8)]) -> Result<(), CertificateInvalid> {
	WorkerRegistry::check(&STATEMENT, &signed_by(signers, genesis()))
}

#[test]
fn three_of_four_workers_certify_and_two_do_not() {
	four_workers().execute(|| {
		assert_eq!(check(&WORKERS), Ok(()));
		assert_eq!(check(&WORKERS[1..]), Ok(()));
		assert_eq!(check(&WORKERS[2..]), Err(CertificateInvalid::TooFew { got: 2, needed: 3 }));
	});
}

#[test]
fn one_worker_alone_certifies() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		assert_eq!(check(&[(ALICE, 1)]), Ok(()));
	});
}

#[test]
fn without_workers_nothing_is_certified() {
	ExtBuilder::default().execute(|| {
		assert_eq!(check(&[]), Err(CertificateInvalid::TooFew { got: 0, needed: 1 }));
		let worker = Account(ALICE.into());
		assert_eq!(check(&[(ALICE, 1)]), Err(CertificateInvalid::UnknownWorker { worker }));
	});
}

#[test]
fn a_worker_whose_lease_is_over_does_not_count() {
	four_workers().execute(|| {
		go_to(START + LEASE - 1);
		assert_ok!(renew(BOB, 2, ALLOWED));
		assert_eq!(check(&WORKERS), Ok(()));
		go_to(START + LEASE);
		let worker = Account(ALICE.into());
		assert_eq!(check(&WORKERS), Err(CertificateInvalid::UnknownWorker { worker }));
		assert_eq!(check(&[(BOB, 2)]), Ok(()));
	});
}

#[test]
fn a_certificate_of_another_chain_does_not_count() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		let foreign = signed_by(&[(ALICE, 1)], GenesisHash([9; 32]));
		let worker = Account(ALICE.into());
		assert_eq!(
			WorkerRegistry::check(&STATEMENT, &foreign),
			Err(CertificateInvalid::BadSignature { worker })
		);
	});
}

#[test]
fn requests_are_sealed_to_the_first_epoch() {
	ExtBuilder::default().execute(|| {
		assert_eq!(WorkerRegistry::current_epoch(), KeyEpoch(0));
	});
}
