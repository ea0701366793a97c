use litentry_vocabulary::Account;
use polkadot_sdk::frame_support::assert_ok;

use crate::mock::*;

#[test]
fn committees_are_drawn_from_active_analyzers() {
	ExtBuilder::default().with_analyzer(ALICE, 1).with_analyzer(BOB, 2).execute(|| {
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		let active: Vec<_> =
			AnalyzerRegistry::active_analyzers().into_iter().map(|(account, _)| account).collect();
		assert_eq!(active, vec![BOB]);
	});
}

#[test]
fn an_analyzer_is_registered_until_it_withdraws() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		let alice = Account(ALICE.into());
		assert!(!AnalyzerRegistry::is_registered(&Account(BOB.into())));
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		assert!(AnalyzerRegistry::is_registered(&alice));
		System::set_block_number(1 + UNBONDING_DELAY);
		assert_ok!(AnalyzerRegistry::withdraw(RuntimeOrigin::signed(ALICE)));
		assert!(!AnalyzerRegistry::is_registered(&alice));
	});
}
