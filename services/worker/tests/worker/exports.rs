//! Export requests: all records of an account, sealed to it.

use litentry_link_record::{Export, ExportedLink, LinkRecord, ProvenBy, UNREADABLE_EXPORT};
use litentry_vocabulary::{BlockNumber, KeyEpoch, LinkId};
use litentry_worker::{OpenExport, Visibility};

use crate::{
	ledger::{ExportState, Ledger, LinkState},
	world::{
		EPOCH, OTHER, SINCE, START, USER, World, context, external, link_request, public,
		reply_key, requested_export, requested_link, shielded, shielded_as, shielded_of,
	},
};

fn world(arrange: impl FnOnce(&mut Ledger)) -> World {
	World::with(|ledger| {
		ledger.exports.insert(USER, requested_export());
		arrange(ledger);
	})
}

fn is_answered(ledger: &Ledger) -> bool {
	matches!(ledger.exports[&USER], ExportState::Answered(_))
}

/// What the owner reads when the request is answered.
async fn exported(world: &World) -> Vec<ExportedLink> {
	let ledger = world.run_until(is_answered).await;
	let ExportState::Answered(sealed) = &ledger.exports[&USER] else { panic!("not answered") };
	Export::open(&reply_key(), &context(), sealed).unwrap().links.to_vec()
}

fn link(id: u64, proven_by: ProvenBy, public: bool, ends: Option<BlockNumber>) -> ExportedLink {
	let (id, external, since) = (LinkId(id), external(), SINCE);
	ExportedLink { id, external, proven_by, public, since, ends }
}

#[tokio::test(start_paused = true)]
async fn an_owner_gets_all_proven_links_and_nobody_else_s() {
	let contract =
		LinkRecord { external: external(), id: LinkId(5), proven_by: ProvenBy::Contract };
	let requested = LinkState::Requested(requested_link(LinkId(7), &link_request()));
	let links = [
		(1, shielded(LinkId(1))),
		(2, shielded_of(OTHER, LinkId(2))),
		(3, public(LinkId(3)).until(START + 5)),
		(4, shielded_of(OTHER, LinkId(4)).moved_to(USER)),
		(5, shielded_as(USER, contract)),
		(6, LinkState::Refused(vec![1])),
		(7, requested),
		(8, shielded(LinkId(8)).turning()),
	];
	let world = world(|ledger| ledger.links.extend(links.map(|(id, link)| (LinkId(id), link))));
	let expected = [
		link(1, ProvenBy::Key, false, None),
		link(3, ProvenBy::Key, true, Some(START + 5)),
		link(4, ProvenBy::Key, false, None),
		link(5, ProvenBy::Contract, false, None),
		link(8, ProvenBy::Key, false, None),
	];
	assert_eq!(exported(&world).await, expected);
}

#[tokio::test(start_paused = true)]
async fn without_links_an_export_is_empty() {
	assert_eq!(exported(&world(|_| ())).await, []);
}

#[tokio::test(start_paused = true)]
async fn an_export_has_the_links_of_the_block_that_holds_the_request() {
	let world = world(|ledger| drop(ledger.links.insert(LinkId(1), shielded(LinkId(1)))));
	world.chain.arrange(|ledger| {
		ledger.links.remove(&LinkId(1));
		ledger.links.insert(LinkId(2), public(LinkId(2)));
	});
	world.chain.make_block();
	assert_eq!(exported(&world).await, [link(1, ProvenBy::Key, false, None)]);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_read_is_answered_too() {
	let spoils: [fn(&mut OpenExport); 4] = [
		|open| open.sealed[0] ^= 1,
		|open| open.sealed.truncate(9),
		|open| open.sealed = requested_link(LinkId(1), &link_request()).sealed,
		|open| open.epoch = KeyEpoch(9),
	];
	for spoil in spoils {
		let world = world(|ledger| drop(ledger.exports.insert(USER, with(spoil))));
		let ledger = world.run_until(is_answered).await;
		let answer = ExportState::Answered(UNREADABLE_EXPORT.to_vec());
		assert_eq!(ledger.exports[&USER], answer);
	}
}

#[tokio::test(start_paused = true)]
async fn an_account_that_asks_again_is_answered_again() {
	let world = world(|_| ());
	let _running = world.start();
	world.chain.until(is_answered).await;
	let (number, again) = (world.chain.seen().number, |ledger: &Ledger| ledger.accepted.len() == 2);
	let request = with(|open| open.requested_at = number);
	world.chain.arrange(|ledger| drop(ledger.exports.insert(USER, request)));
	world.chain.until(again).await;
}

/// The request, changed.
fn with(change: impl FnOnce(&mut OpenExport)) -> ExportState {
	let mut export = requested_export();
	let ExportState::Requested(open) = &mut export else { panic!("answered") };
	change(open);
	export
}

#[tokio::test(start_paused = true)]
async fn a_part_never_passes_for_the_whole() {
	let mut foreign = shielded(LinkId(1));
	let LinkState::Shielded(link, _) = &mut foreign else { panic!("not shielded") };
	let Visibility::Shielded(stored) = &mut link.visibility else { panic!("public") };
	assert_eq!((stored.epoch, stored.bound_to), (EPOCH, USER));
	stored.bound_to = OTHER;
	let world = world(|ledger| {
		ledger.links.insert(LinkId(1), foreign);
		ledger.links.insert(LinkId(2), public(LinkId(2)));
	});
	let ledger = world.run_until(|ledger| ledger.number > START + 20).await;
	assert_eq!(ledger.exports[&USER], requested_export());
}
