use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_runtime::AccountId32,
};

use crate::{Analyzers, Error, Event, ObservationKeys, Status, mock::*};

fn update(account: AccountId32, text: &str, key: u8) -> DispatchResult {
	let (observation, possession) = (observation_key(key), possession(&account, key));
	let origin = RuntimeOrigin::signed(account);
	AnalyzerRegistry::update(origin, endpoint(text), observation, possession, sealing_key(key))
}

#[test]
fn changes_endpoint_and_keys() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(update(ALICE, "https://a.example", 2));
		let analyzer = analyzer("https://a.example", 2);
		assert_eq!(Analyzers::<Test>::get(ALICE), Some(analyzer.clone()));
		let analyzer = Box::new(analyzer);
		assert_eq!(events(), vec![Event::Updated { account: ALICE, analyzer }]);
	});
}

#[test]
fn an_analyzer_stays_as_eligible_as_it_was() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		System::set_block_number(4);
		assert_ok!(update(ALICE, "https://a.example", 2));
		let status = Analyzers::<Test>::get(ALICE).map(|analyzer| analyzer.status);
		assert_eq!(status, Some(Status::Active { eligible_from: 1 + ELIGIBILITY_DELAY }));
	});
}

#[test]
fn frees_the_observation_key_that_it_leaves() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(update(ALICE, "https://a.example", 2));
		assert_eq!(ObservationKeys::<Test>::get(observation_key(1)), None);
		assert_ok!(register(BOB, 1));
	});
}

#[test]
fn may_keep_the_observation_key() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(update(ALICE, "https://a.example", 1));
		assert_eq!(ObservationKeys::<Test>::get(observation_key(1)), Some(ALICE));
	});
}

#[test]
fn cannot_take_the_observation_key_of_another() {
	ExtBuilder::default().with_analyzer(ALICE, 1).with_analyzer(BOB, 2).execute(|| {
		assert_noop!(update(ALICE, "https://a.example", 2), Error::<Test>::ObservationKeyTaken);
	});
}

#[test]
fn the_observation_key_signs_again() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		for key in [1, 2] {
			let (origin, good) = (RuntimeOrigin::signed(ALICE), endpoint(ENDPOINT));
			let (observation, stolen) = (observation_key(key), possession(&BOB, key));
			assert_noop!(
				AnalyzerRegistry::update(origin, good, observation, stolen, sealing_key(1)),
				Error::<Test>::PossessionUnproven
			);
		}
	});
}

#[test]
fn the_sealing_key_is_checked_again() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		let (origin, good) = (RuntimeOrigin::signed(ALICE), endpoint(ENDPOINT));
		let (key, proof) = (observation_key(1), possession(&ALICE, 1));
		assert_noop!(
			AnalyzerRegistry::update(origin, good, key, proof, malformed_sealing_key()),
			Error::<Test>::SealingKeyInvalid
		);
	});
}

#[test]
fn the_endpoint_is_checked_again() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_noop!(update(ALICE, "a.example", 1), Error::<Test>::EndpointNotHttp);
	});
}

#[test]
fn needs_an_active_analyzer() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_noop!(update(BOB, "https://a.example", 2), Error::<Test>::NotRegistered);
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		assert_noop!(update(ALICE, "https://a.example", 2), Error::<Test>::Unbonding);
	});
}
