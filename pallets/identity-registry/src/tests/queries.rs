use std::collections::BTreeSet;

use litentry_identity::{DataVersion, Rights};
use litentry_vocabulary::IdentityId;
use polkadot_sdk::frame_support::assert_ok;

use crate::{MAX_PAGE, mock::*};

/// The ids of a page of Alice's identities.
fn page(start: Option<IdentityId>, limit: u32) -> Vec<IdentityId> {
	let page = IdentityRegistry::identities_of(&as_account(&ALICE), start, limit);
	page.into_iter().map(|(id, _)| id).collect()
}

fn register_many(count: u32) -> BTreeSet<IdentityId> {
	let first = numbers_given_out();
	(first..first + u64::from(count))
		.map(|number| {
			register(ALICE, "").unwrap();
			numbered(&ALICE, number)
		})
		.collect()
}

#[test]
fn an_account_s_identities_come_page_by_page_each_once() {
	ExtBuilder::default().execute(|| {
		let all = register_many(7);
		assert_ok!(register(BOB, ""));
		let (mut seen, mut last) = (Vec::new(), None);
		loop {
			let next = page(last, 3);
			let Some(end) = next.last() else { break };
			last = Some(*end);
			seen.extend(next);
		}
		assert_eq!((seen.len(), BTreeSet::from_iter(seen)), (7, all));
		assert_eq!(IdentityRegistry::identity_count(&as_account(&ALICE)), 7);
	});
}

#[test]
fn a_page_starts_after_an_identity_even_when_it_has_gone() {
	ExtBuilder::default().execute(|| {
		register_many(5);
		let all = page(None, 5);
		assert_ok!(offer(ALICE, all[2], BOB));
		assert_ok!(accept(BOB, all[2]));
		assert_eq!(page(Some(all[2]), 5), all[3..]);
	});
}

#[test]
fn a_page_is_bounded_whatever_is_asked() {
	ExtBuilder::default().execute(|| {
		register_many(MAX_PAGE + 1);
		assert_eq!(page(None, u32::MAX).len(), MAX_PAGE as usize);
		assert_eq!(page(None, 0), []);
	});
}

#[test]
fn a_page_has_the_identities_themselves() {
	ExtBuilder::default().with_door().execute(|| {
		let alices = IdentityRegistry::identities_of(&as_account(&ALICE), None, 10);
		assert_eq!(alices, vec![(door(), new_door())]);
		assert_eq!(IdentityRegistry::identities_of(&as_account(&BOB), None, 10), vec![]);
		assert_eq!(IdentityRegistry::identity(&door()), Some(new_door()));
		assert_eq!(IdentityRegistry::identity(&numbered(&BOB, 0)), None);
	});
}

#[test]
fn the_versions_of_the_data_come_page_by_page_and_say_which_is_the_latest() {
	ExtBuilder::default().with_door().execute(|| {
		for number in 1..=5 {
			assert_ok!(publish(ALICE, door(), pointer(number)));
		}
		let page = |start, limit| IdentityRegistry::data_versions(&door(), start, limit);
		let first = page(None, 2);
		let rest = page(first.last().map(|data| data.version), 100);
		let mut all: Vec<_> = first.iter().chain(&rest).cloned().collect();
		all.sort_by_key(|data| data.version);
		let expected = (1..=5).map(|number: u8| {
			let (version, superseded) = (number.into(), number < 5);
			DataVersion { version, pointer: pointer(number), superseded }
		});
		assert_eq!((first.len(), all), (2, expected.collect()));
	});
}

#[test]
fn data_is_read_by_version_as_long_as_it_is_there() {
	ExtBuilder::default().with_door().execute(|| {
		assert_eq!(IdentityRegistry::data(&door(), None), None);
		assert_ok!(publish(ALICE, door(), pointer(1)));
		let data = DataVersion { version: 1, pointer: pointer(1), superseded: false };
		for version in [None, Some(1)] {
			assert_eq!(IdentityRegistry::data(&door(), version), Some(data.clone()));
		}
		assert_ok!(retire(ALICE, door()));
		assert_eq!(IdentityRegistry::data(&door(), None), Some(data));
		assert_ok!(forget(ALICE, door(), 1));
		assert_eq!(IdentityRegistry::data(&door(), None), None);
		assert_eq!(IdentityRegistry::data(&door(), Some(2)), None);
	});
}

#[test]
fn an_offer_says_to_whom() {
	ExtBuilder::default().with_door().execute(|| {
		assert_eq!(IdentityRegistry::offer_of(&door()), None);
		assert_ok!(offer(ALICE, door(), BOB));
		assert_eq!(IdentityRegistry::offer_of(&door()), Some(as_account(&BOB)));
	});
}

/// Who of Alice, Bob and Charlie may issue, and who may verify.
fn entitled() -> ([bool; 3], [bool; 3]) {
	let accounts = [ALICE, BOB, CHARLIE].map(|account| as_account(&account));
	(
		accounts.map(|account| IdentityRegistry::may_issue(&door(), &account)),
		accounts.map(|account| IdentityRegistry::may_verify(&door(), &account)),
	)
}

#[test]
fn nobody_but_the_owner_and_the_delegates_may_act_for_an_identity() {
	ExtBuilder::default().execute(|| {
		assert_eq!(entitled(), ([false; 3], [false; 3]));
		assert_ok!(register(ALICE, DOOR));
		assert_eq!(entitled(), ([true, false, false], [true, false, false]));
		assert_ok!(name(ALICE, door(), BOB, Rights::Issue));
		assert_ok!(name(ALICE, door(), CHARLIE, Rights::Verify));
		assert_eq!(entitled(), ([true, true, false], [true, false, true]));
		assert_ok!(name(ALICE, door(), CHARLIE, Rights::IssueAndVerify));
		assert_eq!(entitled(), ([true; 3], [true, false, true]));
	});
}

#[test]
fn rights_end_with_dismissal_transfer_and_retirement() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(name(ALICE, door(), BOB, Rights::Issue));
		assert_ok!(dismiss(ALICE, door(), BOB));
		assert_eq!(entitled(), ([true, false, false], [true, false, false]));
		assert_ok!(name(ALICE, door(), CHARLIE, Rights::IssueAndVerify));
		assert_ok!(offer(ALICE, door(), BOB));
		assert_ok!(accept(BOB, door()));
		assert_eq!(entitled(), ([false, true, false], [false, true, false]));
		assert_ok!(name(BOB, door(), CHARLIE, Rights::IssueAndVerify));
		assert_ok!(retire(BOB, door()));
		assert_eq!(entitled(), ([false, true, false], [false, true, false]));
	});
}

#[test]
fn delegates_are_listed_with_their_rights() {
	ExtBuilder::default().with_door().execute(|| {
		assert_ok!(name(ALICE, door(), BOB, Rights::Issue));
		assert_ok!(name(ALICE, door(), CHARLIE, Rights::Verify));
		let mut delegates = IdentityRegistry::delegates(&door());
		delegates.sort_by_key(|(account, _)| *account);
		let expected =
			vec![(as_account(&BOB), Rights::Issue), (as_account(&CHARLIE), Rights::Verify)];
		assert_eq!(delegates, expected);
	});
}
