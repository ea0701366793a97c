use litentry_vocabulary::{KeyEpoch, LinkId};
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, Link, LinkState, Links, mock::*};

#[test]
fn a_public_link_waits_for_the_workers_and_stays_public_meanwhile() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		Links::<Test>::mutate(id, |link| link.as_mut().unwrap().epoch = KeyEpoch(0));
		let before = Links::<Test>::get(id).unwrap();
		run_to(3);
		events();

		assert_ok!(shield(1, id));

		let expires = 3 + LIFETIME;
		let state = LinkState::Shielding { external: device(5), since: 1, expires };
		let link = Link { epoch: EPOCH, requested_at: 3, state, ..before };
		assert_eq!(Links::<Test>::get(id), Some(link.clone()));
		assert_eq!(IdentityLinker::public_link(&device(5)), Some((id, link)));
		let asked = Event::ShieldRequested { id, account: account(1), epoch: EPOCH, expires };
		assert_eq!(events(), vec![asked]);
	});
}

#[test]
fn only_public_links_are_shielded() {
	ExtBuilder.build_and_check(|| {
		let (id, secret) = (publish(1, 5).unwrap(), shielded(1, 4));
		assert_ok!(shield(1, id));
		for id in [id, secret, request(1).unwrap()] {
			assert_noop!(shield(1, id), Error::<Test>::NotPublic);
		}
		assert_noop!(shield(1, LinkId(9)), Error::<Test>::NotFound);
	});
}

#[test]
fn only_the_owner_shields() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		assert_noop!(shield(2, id), Error::<Test>::NotOwner);
	});
}

#[test]
fn a_block_holds_only_so_many_requests_of_all_kinds() {
	ExtBuilder.build_and_check(|| {
		let id = publish(1, 5).unwrap();
		for owner in 1..=MAX_PER_BLOCK {
			request(owner as u8).unwrap();
		}
		assert_noop!(shield(1, id), Error::<Test>::BlockFull);
	});
}
