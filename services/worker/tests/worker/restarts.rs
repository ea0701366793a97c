//! Killed anywhere and started again, a worker finishes everything once.

use litentry_computing_request::Disclosure;
use litentry_vocabulary::{LinkId, RequestId};

use crate::{
	fake_chain::Point,
	ledger::{Ledger, LinkState},
	world::{World, credential, link_request, open_link, world_asking},
};

const REQUEST: RequestId = RequestId(4);
const LINK: LinkId = LinkId(2);

/// Runs a worker to a point, kills it there, and runs another one until all is answered.
async fn killed_at(world: &World, point: Point, answered: fn(&Ledger) -> bool) -> Ledger {
	world.trap.set(Some(point));
	let running = world.start();
	world.trap.springs().await;
	drop(running);
	world.trap.set(None);
	world.run_until(answered).await;
	// A second answer would follow now.
	let number = world.chain.seen().number;
	world.run_until(|ledger| ledger.number > number + 10).await.as_ref().clone()
}

#[tokio::test(start_paused = true)]
async fn a_computing_request_is_answered_once() {
	let points = [
		Point::Lists,
		Point::Draw,
		Point::Algorithm,
		Point::Links,
		Point::Contacts,
		Point::Asking,
		Point::BeforeSubmission,
		Point::AfterSubmission,
	];
	for point in points {
		let world = world_asking(Disclosure::Score);
		let answered = |ledger: &Ledger| ledger.requests[&REQUEST].outcome.is_some();
		let ledger = killed_at(&world, point, answered).await;
		assert_eq!(ledger.accepted, ["TaskDistributor.certify"], "{point:?}");
		let outcome = ledger.requests[&REQUEST].outcome.as_ref().unwrap();
		assert_eq!(credential(outcome).score, 130, "{point:?}");
	}
}

#[tokio::test(start_paused = true)]
async fn a_link_request_is_answered_once() {
	let points = [Point::Lists, Point::IsLinked, Point::BeforeSubmission, Point::AfterSubmission];
	for point in points {
		let world = World::with(|ledger| {
			let link = LinkState::Open(open_link(LINK, &link_request()));
			ledger.links.insert(LINK, link);
		});
		let confirmed = |ledger: &Ledger| matches!(ledger.links[&LINK], LinkState::Confirmed(_, _));
		let ledger = killed_at(&world, point, confirmed).await;
		assert_eq!(ledger.accepted, ["IdentityLinker.confirm_link"], "{point:?}");
	}
}

#[tokio::test(start_paused = true)]
async fn a_registration_is_made_once() {
	for point in [Point::BeforeSubmission, Point::AfterSubmission] {
		let world = World::with(|ledger| ledger.worker = None);
		let ledger = killed_at(&world, point, |ledger| ledger.worker.is_some()).await;
		assert_eq!(ledger.accepted, ["WorkerRegistry.register"], "{point:?}");
	}
}
