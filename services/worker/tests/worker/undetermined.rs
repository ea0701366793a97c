//! Computing requests that get no score, and why.

use litentry_computing_request::{ComputingRequest, Disclosure, Outcome, Undetermined};
use litentry_vocabulary::{Account, LinkId, RequestId};

use crate::{
	ledger::{Ledger, LinkState},
	world::{
		World, computing_request, confirmed, confirmed_of, link_request, open_link, requested,
	},
};

const ID: RequestId = RequestId(4);

/// What comes of a request, in a world where link 1 is the account's.
async fn reason(request: &ComputingRequest, arrange: impl FnOnce(&mut Ledger)) -> Undetermined {
	let world = World::with(|ledger| {
		ledger.links.insert(LinkId(1), confirmed(LinkId(1)));
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
async fn a_link_that_is_not_confirmed_is_unusable() {
	let refused = LinkState::Refused(vec![1]);
	let refused = |ledger: &mut Ledger| drop(ledger.links.insert(LinkId(2), refused));
	assert_eq!(reason(&about(&[2]), refused).await, Undetermined::LinkUnusable);
	// It is being confirmed at the same time, but is not yet.
	let link = LinkState::Open(open_link(LinkId(2), &link_request()));
	let open = |ledger: &mut Ledger| {
		ledger.links.clear();
		ledger.links.insert(LinkId(2), link);
	};
	assert_eq!(reason(&about(&[2]), open).await, Undetermined::LinkUnusable);
}

#[tokio::test(start_paused = true)]
async fn another_account_s_link_is_unusable() {
	let give = |ledger: &mut Ledger| {
		ledger.links.insert(LinkId(1), confirmed_of(Account([1; 32]), LinkId(1)));
	};
	assert_eq!(reason(&about(&[1]), give).await, Undetermined::LinkUnusable);
}

#[tokio::test(start_paused = true)]
async fn a_record_that_stands_elsewhere_is_unusable() {
	let copy = |ledger: &mut Ledger| {
		ledger.links.insert(LinkId(2), confirmed(LinkId(1)));
	};
	assert_eq!(reason(&about(&[2]), copy).await, Undetermined::LinkUnusable);
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
