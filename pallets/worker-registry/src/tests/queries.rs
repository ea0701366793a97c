use crate::{RosterEntry, mock::*};

#[test]
fn the_live_roster_shows_who_can_certify_now() {
	ExtBuilder::default().with_worker(ALICE, 1).execute(|| {
		go_to(START + 10);
		register(BOB, 2).unwrap();
		go_to(START + LEASE);
		assert_eq!(
			WorkerRegistry::live_roster(),
			vec![RosterEntry {
				account: BOB,
				certifying: keys(2).certifying,
				lease_until: START + 10 + LEASE,
			}]
		);
	});
}
