use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount, Platform};
use litentry_link_proof::{Challenge, EvmKey};
use litentry_vocabulary::LinkId;

use crate::{LinkOf, Links, Move, NextLinkId, mock::*};

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

#[test]
fn links_that_are_shielded_or_revealed_wait_like_requests() {
	ExtBuilder.build_and_check(|| {
		let (public, secret) = (publish(1, 5).unwrap(), shielded(1, 4));
		shield(1, public).unwrap();
		run_to(2);
		reveal(1, secret).unwrap();
		assert_eq!(ids(IdentityLinker::open_requests(10)), vec![public.0, secret.0]);
	});
}

#[test]
fn a_public_link_is_found_by_its_address_on_any_chain_of_its_platform() {
	ExtBuilder.build_and_check(|| {
		let key: EvmKey =
			"0x4646464646464646464646464646464646464646464646464646464646464646".parse().unwrap();
		let on = |chain| ExternalAccount::Evm { chain: EvmChain(chain), address: key.address() };
		let challenge = Challenge { external: on(1), ..challenge(1, 0, None) };
		link_with(1, &challenge, key.sign(&challenge).unwrap()).unwrap();
		let found = Some((LinkId(0), Links::<Test>::get(LinkId(0)).unwrap()));
		assert_eq!(IdentityLinker::public_link(&on(137)), found);
		let address = EvmAddress([1; 20]);
		let other = ExternalAccount::Evm { chain: EvmChain(1), address };
		assert_eq!(IdentityLinker::public_link(&other), None);
	});
}

#[test]
fn shielded_links_have_no_reverse() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		shield(1, id).unwrap();
		assert!(IdentityLinker::public_link(&device(5)).is_some());
		confirm(id, 4).unwrap();
		assert_eq!(IdentityLinker::public_link(&device(5)), None);
	});
}

#[test]
fn platforms_come_in_order() {
	ExtBuilder.build_and_check(|| {
		assert_eq!(IdentityLinker::platforms(), vec![Platform::Evm, Platform::Device]);
	});
}

#[test]
fn where_links_went_is_told_until_it_is_forgotten() {
	ExtBuilder.build_and_check(|| {
		publish(1, 5).unwrap();
		run_to(3);
		move_links(1, 201).unwrap();
		let noted = Move { to: who(201), at: 3, deposit: MOVE_DEPOSIT };
		assert_eq!(IdentityLinker::moved(&account(1)), Some(noted));
		assert_eq!(IdentityLinker::moved(&who(201)), None);
	});
}

#[test]
fn the_oldest_open_exports_come_first() {
	ExtBuilder.build_and_check(|| {
		for owner in [2, 1, 3] {
			run_to(System::block_number() + 1);
			request_export(owner).unwrap();
		}
		answer_export(1).unwrap();
		let open = |limit| -> Vec<_> {
			let open = IdentityLinker::open_exports(limit);
			assert!(
				open.iter().all(|(who, it)| IdentityLinker::export_of(who).as_ref() == Some(it))
			);
			open.into_iter().map(|(account, _)| account).collect()
		};
		assert_eq!(open(10), vec![account(2), account(3)]);
		assert_eq!(open(1), vec![account(2)]);
	});
}
