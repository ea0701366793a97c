use litentry_link_record::Nullifier;
use litentry_vocabulary::{KeyEpoch, LinkId};
use polkadot_sdk::frame_support::{assert_noop, assert_ok};

use crate::{Error, Event, Link, LinkState, Links, Nullifiers, mock::*};

#[test]
fn a_shielded_link_waits_for_the_workers_with_the_epoch_of_its_record() {
	ExtBuilder.build_and_check(|| {
		let id = shielded(1, 4);
		Links::<Test>::mutate(id, |link| link.as_mut().unwrap().epoch = KeyEpoch(0));
		let before = Links::<Test>::get(id).unwrap();
		run_to(3);
		events();

		assert_ok!(reveal(1, id));

		let expires = 3 + LIFETIME;
		let state = LinkState::Revealing {
			record: record(),
			nullifier: Nullifier([4; 32]),
			bound_to: account(1),
			since: 1,
			expires,
		};
		assert_eq!(Links::<Test>::get(id), Some(Link { requested_at: 3, state, ..before }));
		assert_eq!(Nullifiers::<Test>::get(Nullifier([4; 32])), Some(id));
		assert_eq!(events(), vec![Event::RevealRequested { id, account: account(1), expires }]);
	});
}

#[test]
fn only_shielded_links_are_revealed() {
	ExtBuilder.build_and_check(|| {
		let (public, id) = (publish(1, 5).unwrap(), shielded(1, 4));
		assert_ok!(reveal(1, id));
		for id in [public, id, request(1).unwrap()] {
			assert_noop!(reveal(1, id), Error::<Test>::NotShielded);
		}
		assert_noop!(reveal(1, LinkId(9)), Error::<Test>::NotFound);
	});
}

#[test]
fn only_the_owner_reveals() {
	ExtBuilder.build_and_check(|| {
		let id = shielded(1, 4);
		assert_noop!(reveal(2, id), Error::<Test>::NotOwner);
	});
}
