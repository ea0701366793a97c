use litentry_observation::PossessionProof;
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{DispatchError, TokenError},
};

use crate::{Analyzers, Error, Event, ObservationKeys, mock::*};

#[test]
fn keeps_the_analyzer_and_holds_its_bond() {
	ExtBuilder::default().execute(|| {
		assert_ok!(register(ALICE, 7));
		assert_eq!(Analyzers::<Test>::get(ALICE), Some(analyzer(ENDPOINT, 7)));
		assert_eq!(ObservationKeys::<Test>::get(observation_key(7)), Some(ALICE));
		assert_eq!(held(&ALICE), BOND);
		let analyzer = Box::new(analyzer(ENDPOINT, 7));
		assert_eq!(events(), vec![Event::Registered { account: ALICE, analyzer }]);
	});
}

#[test]
fn an_account_is_one_analyzer() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_noop!(register(ALICE, 2), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn an_unbonding_analyzer_cannot_register_again() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		assert_noop!(register(ALICE, 1), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn two_analyzers_never_share_an_observation_key() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_noop!(register(BOB, 1), Error::<Test>::ObservationKeyTaken);
	});
}

#[test]
fn nobody_takes_the_observation_key_of_another() {
	ExtBuilder::default().execute(|| {
		let stolen = |possession| {
			let origin = RuntimeOrigin::signed(BOB);
			let good = endpoint(ENDPOINT);
			AnalyzerRegistry::register(origin, good, observation_key(1), possession, sealing_key(1))
		};
		for proof in [possession(&BOB, 2), possession(&ALICE, 1), PossessionProof([0; 64])] {
			assert_noop!(stolen(proof), Error::<Test>::PossessionUnproven);
		}
	});
}

#[test]
fn a_sealing_key_is_one() {
	ExtBuilder::default().execute(|| {
		let (origin, good) = (RuntimeOrigin::signed(ALICE), endpoint(ENDPOINT));
		let (key, proof) = (observation_key(1), possession(&ALICE, 1));
		assert_noop!(
			AnalyzerRegistry::register(origin, good, key, proof, malformed_sealing_key()),
			Error::<Test>::SealingKeyInvalid
		);
	});
}

#[test]
fn there_are_at_most_as_many_as_configured() {
	let full = ExtBuilder::default()
		.with_analyzer(ALICE, 1)
		.with_analyzer(BOB, 2)
		.with_analyzer(CHARLIE, 3);
	full.execute(|| {
		assert_noop!(register(DAVE, 4), Error::<Test>::MaxAnalyzersReached);
	});
}

#[test]
fn the_bond_must_be_there() {
	ExtBuilder::default().execute(|| {
		assert_noop!(register(PAUPER, 1), TokenError::FundsUnavailable);
	});
}

#[test]
fn each_bad_endpoint_has_its_own_error() {
	let refused = |text: &str, error: Error<Test>| {
		assert_noop!(register_at(ALICE, text, 1), error);
	};
	ExtBuilder::default().execute(|| {
		refused("ws://a.example", Error::EndpointNotHttp);
		refused("http://a.example?x", Error::EndpointMalformed);
		refused("http://", Error::EndpointWithoutHost);
	});
}

#[test]
fn nobody_registers_unsigned() {
	ExtBuilder::default().execute(|| {
		let (origin, good) = (RuntimeOrigin::none(), endpoint(ENDPOINT));
		let (key, proof) = (observation_key(1), possession(&ALICE, 1));
		assert_noop!(
			AnalyzerRegistry::register(origin, good, key, proof, sealing_key(1)),
			DispatchError::BadOrigin
		);
	});
}
