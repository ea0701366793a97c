use litentry_vocabulary::LinkId;
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, LinkCount, Links, LinksOf, Nullifiers, PublicLinks, mock::*};

#[test]
fn unlinking_deletes_everything_and_returns_the_deposit() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		confirm(id, 4).unwrap();
		events();

		assert_ok!(unlink(1, id));

		assert_eq!(Links::<Test>::iter().count(), 0);
		assert_eq!(LinksOf::<Test>::iter().count(), 0);
		assert_eq!(LinkCount::<Test>::iter().count(), 0);
		assert_eq!(Nullifiers::<Test>::iter().count(), 0);
		assert_eq!((held(1), Balances::free_balance(account(1))), (0, BALANCE));
		assert_eq!(events(), vec![Event::Unlinked { id, account: account(1) }]);
	});
}

#[test]
fn an_unlinked_external_account_can_be_linked_by_another() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		confirm(id, 4).unwrap();
		unlink(1, id).unwrap();
		assert_ok!(confirm(request(2).unwrap(), 4));
	});
}

#[test]
fn unlinking_leaves_the_other_links_alone() {
	ExtBuilder.build_and_check(|| {
		let (first, second) = (request(1).unwrap(), request(1).unwrap());
		confirm(first, 4).unwrap();
		confirm(second, 5).unwrap();
		unlink(1, first).unwrap();
		assert!(Links::<Test>::contains_key(second));
		assert_eq!((LinkCount::<Test>::get(account(1)), held(1)), (1, DEPOSIT));
	});
}

#[test]
fn a_refused_link_can_be_cleared() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		refuse(id).unwrap();
		assert_ok!(unlink(1, id));
		assert_eq!(held(1), 0);
	});
}

#[test]
fn a_link_that_waits_for_its_answer_cannot_be_unlinked() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		assert_noop!(unlink(1, id), Error::<Test>::Pending);
	});
}

#[test]
fn a_public_link_is_removed_with_its_reverse() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		assert_ok!(unlink(1, id));
		assert_eq!(PublicLinks::<Test>::iter().count(), 0);
		assert_ok!(publish(2, 5));
	});
}

#[test]
fn a_link_that_is_being_shielded_or_revealed_cannot_be_unlinked() {
	ExtBuilder.build_and_check(|| {
		let (public, secret) = (publish(1, 5).unwrap(), shielded(1, 4));
		shield(1, public).unwrap();
		reveal(1, secret).unwrap();
		assert_noop!(unlink(1, public), Error::<Test>::Pending);
		assert_noop!(unlink(1, secret), Error::<Test>::Pending);
	});
}

#[test]
fn only_the_owner_unlinks() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		confirm(id, 4).unwrap();
		assert_noop!(unlink(2, id), Error::<Test>::NotOwner);
	});
}

#[test]
fn a_link_is_unlinked_once() {
	ExtBuilder.build_and_check(|| {
		let id = request(1).unwrap();
		confirm(id, 4).unwrap();
		assert_ok!(unlink(1, id));
		assert_noop!(unlink(1, id), Error::<Test>::NotFound);
		assert_noop!(unlink(1, LinkId(7)), Error::<Test>::NotFound);
	});
}
