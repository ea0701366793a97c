use litentry_vocabulary::LinkId;

use crate::{LinkOf, NextLinkId, mock::*};

fn ids(page: Vec<(LinkId, LinkOf<Test>)>) -> Vec<u64> {
	page.into_iter().map(|(id, _)| id.0).collect()
}

#[test]
fn an_accounts_links_come_in_order_page_by_page() {
	ExtBuilder.build_and_check(|| {
		for owner in [1, 2, 1] {
			request(owner).unwrap();
		}
		run_to(2);
		request(1).unwrap();
		let page = |start, limit| ids(IdentityLinker::links_of(&account(1), start, limit));
		assert_eq!(page(None, 10), vec![0, 2, 3]);
		assert_eq!(page(None, 2), vec![0, 2]);
		assert_eq!(page(Some(LinkId(1)), 10), vec![2, 3]);
		assert_eq!(page(Some(LinkId(2)), 10), vec![3]);
		assert!(page(Some(LinkId(3)), 10).is_empty());
	});
}

#[test]
fn the_order_is_that_of_the_numbers() {
	ExtBuilder.build_and_check(|| {
		NextLinkId::<Test>::put(LinkId(255));
		let expected = [255, 256].map(LinkId);
		assert_eq!(expected.map(|_| request(1).unwrap()), expected);
		assert_eq!(ids(IdentityLinker::links_of(&account(1), None, 10)), vec![255, 256]);
		let rest = IdentityLinker::links_of(&account(1), Some(LinkId(255)), 10);
		assert_eq!(ids(rest), vec![256]);
	});
}

#[test]
fn the_oldest_open_requests_come_first() {
	ExtBuilder.build_and_check(|| {
		for block in 1..=3 {
			run_to(block);
			request(1).unwrap();
			request(2).unwrap();
		}
		confirm(LinkId(0), 4).unwrap();
		refuse(LinkId(3)).unwrap();
		assert_eq!(ids(IdentityLinker::open_requests(10)), vec![1, 2, 4, 5]);
		assert_eq!(ids(IdentityLinker::open_requests(2)), vec![1, 2]);
	});
}

#[test]
fn the_next_nonce_follows_the_requests() {
	ExtBuilder.build_and_check(|| {
		assert_eq!(IdentityLinker::next_nonce(&account(1)), 0);
		request(1).unwrap();
		assert_eq!(IdentityLinker::next_nonce(&account(1)), 1);
	});
}
