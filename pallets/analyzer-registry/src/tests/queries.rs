use litentry_vocabulary::Account;
use polkadot_sdk::{frame_support::assert_ok, sp_runtime::AccountId32};

use crate::mock::*;

fn eligible() -> Vec<AccountId32> {
	AnalyzerRegistry::eligible_analyzers().into_iter().map(|(account, _)| account).collect()
}

#[test]
fn committees_are_drawn_from_analyzers_that_were_registered_long_enough() {
	ExtBuilder::default().with_analyzer(ALICE, 1).execute(|| {
		System::set_block_number(ELIGIBILITY_DELAY);
		assert_ok!(register(BOB, 2));
		assert_eq!(eligible(), vec![]);
		System::set_block_number(1 + ELIGIBILITY_DELAY);
		assert_eq!(eligible(), vec![ALICE]);
	});
}

#[test]
fn no_committee_is_drawn_from_analyzers_that_have_unregistered() {
	ExtBuilder::default().with_analyzer(ALICE, 1).with_analyzer(BOB, 2).execute(|| {
		System::set_block_number(1 + ELIGIBILITY_DELAY);
		assert_ok!(AnalyzerRegistry::unregister(RuntimeOrigin::signed(ALICE)));
		assert_eq!(eligible(), vec![BOB]);
	});
}

#[test]
fn a_genesis_without_delay_makes_analyzers_eligible_at_once() {
	ExtBuilder::default().with_eligibility_delay(0).with_analyzer(ALICE, 1).execute(|| {
		assert_eq!(eligible(), vec![ALICE]);
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
