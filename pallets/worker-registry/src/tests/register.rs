use litentry_attestation::{Attester, DevelopmentPki, WorkerKeys, report_data};
use litentry_certificate::MAX_WORKERS;
use litentry_sealing::{PUBLIC_KEY_LENGTH, PublicKey};
use litentry_vocabulary::{Account, GenesisHash, KeyEpoch};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	frame_system,
	sp_runtime::{AccountId32, DispatchError, TokenError},
};

use crate::{Error, Event, Issuer, Issuers, Roster, RosterEntry, ShieldingKeys, Workers, mock::*};

fn entry(account: AccountId32, key: u8) -> RosterEntry<AccountId32, u32> {
	RosterEntry { account, certifying: keys(key).certifying, lease_until: START + LEASE }
}

#[test]
fn keeps_the_worker_and_holds_its_deposits() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register(ALICE, 1));
		assert_eq!(Workers::<Test>::get(ALICE), Some(worker(1, START)));
		assert_eq!(Roster::<Test>::get().into_inner(), vec![entry(ALICE, 1)]);
		assert_eq!(held(&ALICE), (REGISTRATION_DEPOSIT, ISSUER_DEPOSIT));
		let until = START + LEASE;
		assert_eq!(
			Issuers::<Test>::get([1; 32]),
			Some(Issuer { worker: ALICE, since: START, until, deposit: ISSUER_DEPOSIT })
		);
	});
}

#[test]
fn the_first_worker_sets_the_shielding_key_and_the_second_brings_it() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register(ALICE, 1));
		assert_ok!(register(BOB, 2));
		assert_eq!(ShieldingKeys::<Test>::get(KeyEpoch(0)), Some(shielding_key()));
		let registered =
			|account, key| Event::Registered { account, worker: Box::new(worker(key, START)) };
		assert_eq!(
			events(),
			vec![
				Event::ShieldingKeySet { epoch: KeyEpoch(0), key: Box::new(shielding_key()) },
				registered(ALICE, 1),
				registered(BOB, 2),
			]
		);
	});
}

#[test]
fn another_shielding_key_is_refused() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		let shielding = PublicKey([8; PUBLIC_KEY_LENGTH]);
		let keys = WorkerKeys { shielding, ..keys(2) };
		assert_noop!(register_keys(BOB, keys), Error::<Test>::ShieldingKeyMismatch);
	});
}

#[test]
fn nobody_brings_a_shielding_key_to_which_nothing_can_be_sealed() {
	ExtBuilder::default().execute(|| {
		// 4095 is no coefficient modulo 3329.
		let shielding = PublicKey([0xff; PUBLIC_KEY_LENGTH]);
		let keys = WorkerKeys { shielding, ..keys(1) };
		assert_noop!(register_keys(ALICE, keys), Error::<Test>::ShieldingKeyInvalid);
	});
}

#[test]
fn the_shielding_key_stays_when_its_first_worker_leaves() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		assert_ok!(WorkerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		let shielding = PublicKey([8; PUBLIC_KEY_LENGTH]);
		let other = WorkerKeys { shielding, ..keys(2) };
		assert_noop!(register_keys(BOB, other), Error::<Test>::ShieldingKeyMismatch);
		assert_ok!(register(BOB, 2));
	});
}

#[test]
fn the_roster_is_in_ascending_order_whoever_comes_first() {
	let world = ExtBuilder::default().with_worker(CHARLIE, 3).with_worker(ALICE, 1);
	world.with_worker(BOB, 2).execute(|| {
		assert_eq!(
			Roster::<Test>::get().into_inner(),
			vec![entry(ALICE, 1), entry(BOB, 2), entry(CHARLIE, 3)]
		);
	});
}

#[test]
fn an_account_is_one_worker() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		assert_noop!(register(ALICE, 2), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn two_workers_never_share_a_certifying_key() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		let keys = WorkerKeys { issuer: [2; 32], ..keys(1) };
		assert_noop!(register_keys(BOB, keys), Error::<Test>::CertifyingKeyTaken);
	});
}

#[test]
fn an_issuer_key_belongs_to_its_first_worker_for_ever() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		assert_ok!(WorkerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		let keys = WorkerKeys { issuer: [1; 32], ..keys(2) };
		assert_noop!(register_keys(BOB, keys), Error::<Test>::IssuerKeyTaken);
	});
}

#[test]
fn a_worker_that_comes_back_goes_on_with_its_issuer_key() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		assert_ok!(WorkerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		go_to(START + 5);
		assert_ok!(register(ALICE, 1));
		let until = START + 5 + LEASE;
		assert_eq!(
			Issuers::<Test>::get([1; 32]),
			Some(Issuer { worker: ALICE, since: START, until, deposit: ISSUER_DEPOSIT })
		);
		assert_eq!(held(&ALICE), (REGISTRATION_DEPOSIT, ISSUER_DEPOSIT));
	});
}

#[test]
fn there_are_at_most_as_many_as_can_sign_one_certificate() {
	let numbers = 10..10 + MAX_WORKERS as u8;
	let full = numbers.fold(ExtBuilder::default(), |world, number| {
		world.with_worker(AccountId32::new([number; 32]), number)
	});
	full.execute(|| {
		assert_noop!(register(ALICE, 1), Error::<Test>::MaxWorkersReached);
	});
}

#[test]
fn the_measurement_must_be_allowed() {
	ExtBuilder::default().execute(|| {
		assert_noop!(register_measured(ALICE, 1, UNKNOWN), Error::<Test>::MeasurementNotAllowed);
	});
}

#[test]
fn production_refuses_development_evidence() {
	ExtBuilder::default().in_production().execute(|| {
		assert_noop!(register(ALICE, 1), Error::<Test>::DevelopmentEvidenceRefused);
	});
}

#[test]
fn evidence_is_for_one_account() {
	ExtBuilder::default().execute(|| {
		let stolen = evidence(&ALICE, &keys(1), ALLOWED, START - 1);
		let origin = RuntimeOrigin::signed(BOB);
		assert_noop!(
			WorkerRegistry::register(origin, stolen, Box::new(keys(1)), START - 1),
			Error::<Test>::EvidenceMismatch
		);
	});
}

#[test]
fn evidence_is_for_its_keys() {
	ExtBuilder::default().execute(|| {
		let evidence = evidence(&ALICE, &keys(1), ALLOWED, START - 1);
		let keys = Box::new(WorkerKeys { issuer: [2; 32], ..keys(1) });
		assert_noop!(
			WorkerRegistry::register(RuntimeOrigin::signed(ALICE), evidence, keys, START - 1),
			Error::<Test>::EvidenceMismatch
		);
	});
}

#[test]
fn evidence_is_for_one_chain() {
	ExtBuilder::default().execute(|| {
		let account = Account(ALICE.into());
		let challenge = block_hash(START - 1).0;
		let foreign = report_data(GenesisHash([9; 32]), account, &keys(1), challenge);
		let evidence = DevelopmentPki::well_known().attester(ALLOWED).evidence(foreign).unwrap();
		let origin = RuntimeOrigin::signed(ALICE);
		assert_noop!(
			WorkerRegistry::register(origin, Box::new(evidence), Box::new(keys(1)), START - 1),
			Error::<Test>::EvidenceMismatch
		);
	});
}

#[test]
fn the_trust_anchor_signs_the_evidence() {
	ExtBuilder::default().execute(|| {
		let account = Account(ALICE.into());
		let data = report_data(genesis(), account, &keys(1), block_hash(START - 1).0);
		let stranger = DevelopmentPki::from_seed([5; 32]).attester(ALLOWED);
		let evidence = Box::new(stranger.evidence(data).unwrap());
		let origin = RuntimeOrigin::signed(ALICE);
		assert_noop!(
			WorkerRegistry::register(origin, evidence, Box::new(keys(1)), START - 1),
			Error::<Test>::EvidenceSignatureInvalid
		);
	});
}

#[test]
fn the_challenge_is_recent() {
	let challenged = |challenge: u32| {
		let evidence = evidence(&ALICE, &keys(1), ALLOWED, challenge);
		let origin = RuntimeOrigin::signed(ALICE);
		WorkerRegistry::register(origin, evidence, Box::new(keys(1)), challenge)
	};
	ExtBuilder::default().execute(|| {
		let oldest = START - MAX_CHALLENGE_AGE;
		assert_noop!(challenged(oldest - 1), Error::<Test>::ChallengeNotRecent);
		assert_noop!(challenged(START), Error::<Test>::ChallengeNotRecent);
		assert_noop!(challenged(START + 1), Error::<Test>::ChallengeNotRecent);
		assert_ok!(challenged(oldest));
	});
}

#[test]
fn a_challenge_that_the_chain_forgot_is_refused() {
	ExtBuilder::default().execute(|| {
		frame_system::BlockHash::<Test>::remove(START - 1);
		assert_noop!(register(ALICE, 1), Error::<Test>::ChallengeNotRecent);
	});
}

#[test]
fn the_deposits_must_be_there() {
	ExtBuilder::default().execute(|| {
		assert_noop!(register(PAUPER, 1), TokenError::FundsUnavailable);
	});
}

#[test]
fn nobody_registers_unsigned() {
	ExtBuilder::default().execute(|| {
		let evidence = evidence(&ALICE, &keys(1), ALLOWED, START - 1);
		assert_noop!(
			WorkerRegistry::register(RuntimeOrigin::none(), evidence, Box::new(keys(1)), START - 1),
			DispatchError::BadOrigin
		);
	});
}
