//! Computing requests that get no score, and why.

use litentry_computing_request::{ComputingRequest, Disclosure, Outcome, Undetermined};
use litentry_vocabulary::{Account, LinkId, RequestId};

use crate::{
	ledger::{Ledger, LinkState},
	world::{
		OTHER, START, World, computing_request, link_request, public, requested, requested_link,
		shielded, shielded_of,
	},
};

const ID: RequestId = RequestId(4);

/// What comes of a request, in a world where link 1 is the account's.
async fn reason(request: &ComputingRequest, arrange: impl FnOnce(&mut Ledger)) -> Undetermined {
	let world = World::with(|ledger| {
		ledger.links.insert(LinkId(1), shielded(LinkId(1)));
		ledger.requests.insert(ID, requested(ID, request));
		arrange(ledger);
	});
	match world.outcome(ID).await {
		Outcome::Undetermined(reason) => reason,
		scored => panic!("scored: {scored:?}"),
	}
}

fn about(links: &[u64]) -> ComputingRequest {
	computing_request(links, Disclosure::Score)
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_read_has_no_score() {
	let cases: [fn(&mut Vec<u8>); 4] =
		[Vec::clear, |sealed| sealed[0] ^= 1, |sealed| sealed.truncate(9), |sealed| sealed.push(0)];
	for spoil in cases {
		let spoil = |ledger: &mut Ledger| {
			spoil(&mut ledger.requests.get_mut(&ID).unwrap().open.sealed);
		};
		assert_eq!(reason(&about(&[1]), spoil).await, Undetermined::Unreadable);
	}
}

#[tokio::test(start_paused = true)]
async fn a_request_of_another_account_cannot_be_read() {
	let take = |ledger: &mut Ledger| {
		ledger.requests.get_mut(&ID).unwrap().open.account = Account([1; 32]);
	};
	assert_eq!(reason(&about(&[1]), take).await, Undetermined::Unreadable);
}

#[tokio::test(start_paused = true)]
async fn no_link_the_same_twice_or_an_unknown_one_is_unusable() {
	for links in [&[][..], &[1, 1], &[9], &[1, 9]] {
		assert_eq!(reason(&about(links), |_| ()).await, Undetermined::LinkUnusable, "{links:?}");
	}
}

#[tokio::test(start_paused = true)]
async fn a_link_that_is_not_proven_is_unusable() {
	let refused = LinkState::Refused(vec![1]);
	let refused = |ledger: &mut Ledger| drop(ledger.links.insert(LinkId(2), refused));
	assert_eq!(reason(&about(&[2]), refused).await, Undetermined::LinkUnusable);
	// It is being confirmed at the same time, but is not yet.
	let link = LinkState::Requested(requested_link(LinkId(2), &link_request()));
	let open = |ledger: &mut Ledger| {
		ledger.links.clear();
		ledger.links.insert(LinkId(2), link);
	};
	assert_eq!(reason(&about(&[2]), open).await, Undetermined::LinkUnusable);
}

#[tokio::test(start_paused = true)]
async fn another_account_s_link_is_unusable() {
	let give = |ledger: &mut Ledger| {
		ledger.links.insert(LinkId(1), shielded_of(OTHER, LinkId(1)));
	};
	assert_eq!(reason(&about(&[1]), give).await, Undetermined::LinkUnusable);
}

#[tokio::test(start_paused = true)]
async fn a_record_that_stands_elsewhere_is_unusable() {
	let copy = |ledger: &mut Ledger| {
		let mut copied = shielded(LinkId(1));
		let LinkState::Shielded(link, _) = &mut copied else { panic!("not shielded") };
		link.id = LinkId(2);
		ledger.links.insert(LinkId(2), copied);
	};
	assert_eq!(reason(&about(&[2]), copy).await, Undetermined::LinkUnusable);
}

#[tokio::test(start_paused = true)]
async fn a_link_that_had_ended_is_unusable() {
	for link in [shielded(LinkId(1)), public(LinkId(1))] {
		let end = |ledger: &mut Ledger| {
			ledger.links.insert(LinkId(1), link.until(START - 1));
		};
		assert_eq!(reason(&about(&[1]), end).await, Undetermined::LinkUnusable);
	}
}

#[tokio::test(start_paused = true)]
async fn a_public_link_of_what_serves_another_account_in_secret_is_unusable() {
	let publish = |ledger: &mut Ledger| {
		ledger.links.insert(LinkId(1), public(LinkId(1)));
		ledger.links.insert(LinkId(2), shielded_of(OTHER, LinkId(2)).until(START));
	};
	assert_eq!(reason(&about(&[1]), publish).await, Undetermined::LinkUnusable);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_is_linked_in_secret_and_publicly_counts_once() {
	let publish = |ledger: &mut Ledger| drop(ledger.links.insert(LinkId(2), public(LinkId(2))));
	assert_eq!(reason(&about(&[1, 2]), publish).await, Undetermined::LinkUnusable);
}

#[tokio::test(start_paused = true)]
async fn three_analyzers_form_no_committee() {
	let leave = |ledger: &mut Ledger| ledger.pool.truncate(3);
	assert_eq!(reason(&about(&[1]), leave).await, Undetermined::CommitteeTooSmall);
}

#[tokio::test(start_paused = true)]
async fn an_algorithm_that_fails_gives_no_score() {
	let spoil = |ledger: &mut Ledger| ledger.algorithm.as_mut().unwrap().code.truncate(20);
	assert_eq!(reason(&about(&[1]), spoil).await, Undetermined::AlgorithmFailed);
	let forget = |ledger: &mut Ledger| ledger.algorithm = None;
	assert_eq!(reason(&about(&[1]), forget).await, Undetermined::AlgorithmFailed);
}
