use litentry_vocabulary::LinkId;

use crate::{LinkOf, mock::*};

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
		assert!(page(Some(LinkId(4)), 10).is_empty());
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
