use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, dispatch::DispatchResult},
	sp_runtime::AccountId32,
};

use crate::{Analyzers, Error, Event, ObservationKeys, mock::*};

fn update(account: AccountId32, text: &str, key: u8) -> DispatchResult {
	let origin = RuntimeOrigin::signed(account);
	AnalyzerRegistry::update(origin, endpoint(text), [key; 32], sealing_key(key))
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
fn frees_the_observation_key_that_it_leaves() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(update(ALICE, "https://a.example", 2));
		assert_eq!(ObservationKeys::<Test>::get([1; 32]), None);
		assert_ok!(register(BOB, 1));
	});
}

#[test]
fn may_keep_the_observation_key() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		assert_ok!(update(ALICE, "https://a.example", 1));
		assert_eq!(ObservationKeys::<Test>::get([1; 32]), Some(ALICE));
	});
}

#[test]
fn cannot_take_the_observation_key_of_another() {
	ExtBuilder::default().with_analyzer(ALICE, 1).with_analyzer(BOB, 2).execute(|| {
		assert_noop!(update(ALICE, "https://a.example", 2), Error::<Test>::ObservationKeyTaken);
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
