//! Killed anywhere and started again, a worker finishes everything once.

use litentry_computing_request::Disclosure;
use litentry_vocabulary::{LinkId, RequestId};

use crate::{
	fake_chain::Point,
	ledger::{ExportState, Ledger, LinkState},
	world::{
		USER, World, credential, link_request, public, requested_export, requested_link, shielded,
		world_asking,
	},
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

fn link_is_settled(ledger: &Ledger) -> bool {
	ledger.links[&LINK].open().is_none()
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
	let points = [Point::Lists, Point::Claims, Point::BeforeSubmission, Point::AfterSubmission];
	for point in points {
		let world = World::with(|ledger| {
			let link = LinkState::Requested(requested_link(LINK, &link_request()));
			ledger.links.insert(LINK, link);
		});
		let ledger = killed_at(&world, point, link_is_settled).await;
		assert_eq!(ledger.accepted, ["IdentityLinker.confirm_link"], "{point:?}");
	}
}

#[tokio::test(start_paused = true)]
async fn a_link_is_shielded_or_revealed_once() {
	let points = [Point::Lists, Point::Claims, Point::BeforeSubmission, Point::AfterSubmission];
	for point in points {
		for (link, call) in [
			(public(LINK), "IdentityLinker.confirm_link"),
			(shielded(LINK), "IdentityLinker.confirm_reveal"),
		] {
			let world = World::with(|ledger| drop(ledger.links.insert(LINK, link.turning())));
			let ledger = killed_at(&world, point, link_is_settled).await;
			assert_eq!(ledger.accepted, [call], "{point:?}");
		}
	}
}

#[tokio::test(start_paused = true)]
async fn an_export_request_is_answered_once() {
	let points = [Point::Lists, Point::LinksOf, Point::BeforeSubmission, Point::AfterSubmission];
	for point in points {
		let world = World::with(|ledger| drop(ledger.exports.insert(USER, requested_export())));
		let answered = |ledger: &Ledger| matches!(ledger.exports[&USER], ExportState::Answered(_));
		let ledger = killed_at(&world, point, answered).await;
		assert_eq!(ledger.accepted, ["IdentityLinker.answer_export"], "{point:?}");
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
