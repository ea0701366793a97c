//! Computing requests that get a score.

use ed25519_dalek::VerifyingKey;
use litentry_computing_request::{Disclosure, Outcome};
use litentry_credential::{
	AlgorithmReference, Attestation, CertificateReference, Credential, CredentialId, DateTime,
	DisclosedValue, Validity,
};
use litentry_knowledge::Value;
use litentry_vocabulary::{LinkId, RequestId};

use crate::{
	fake_chain::BLOCK_TIME,
	world::{
		ALGORITHM, AT, EPOCH, GENESIS, OTHER, START, USER, World, computing_request, credential,
		identity, public, requested, shared, shielded, shielded_of, socks, swaps, world_asking,
	},
};

const ID: RequestId = RequestId(4);

fn expected(observations_root: [u8; 32], values: Option<Vec<DisclosedValue>>) -> Credential {
	let from = DateTime::from_moment(AT).unwrap();
	let until = from.plus_seconds(90 * 24 * 3600).unwrap();
	let id = shared().credential_id_key().credential_id(GENESIS, ID);
	Credential {
		id: CredentialId::from_random(id),
		issuer: VerifyingKey::from_bytes(&identity().keys(EPOCH).issuer).unwrap(),
		subject: USER,
		score: 130,
		algorithm: AlgorithmReference { id: ALGORITHM, name: "Loyal user".parse().unwrap() },
		values,
		observations_root,
		certificate: CertificateReference { genesis: GENESIS, request: ID },
		attestation: Attestation::Development,
		validity: Validity::new(from, until).unwrap(),
	}
}

fn root(outcome: &Outcome) -> [u8; 32] {
	match outcome {
		Outcome::Scored { observations_root, .. } => *observations_root,
		Outcome::Undetermined(reason) => panic!("undetermined: {reason:?}"),
	}
}

#[tokio::test(start_paused = true)]
async fn a_score_becomes_a_credential_that_shows_nothing_else() {
	let outcome = world_asking(Disclosure::Score).outcome(ID).await;
	assert_eq!(credential(&outcome), expected(root(&outcome), None));
}

#[tokio::test(start_paused = true)]
async fn values_are_shown_on_request() {
	let outcome = world_asking(Disclosure::Values).outcome(ID).await;
	let value = |event, value| DisclosedValue { position: 0, event, value: Some(value) };
	let (held, swapped) = (Value::Flag(true), Value::Count(3));
	let values = vec![value(socks().id(), held), value(swaps().id(), swapped)];
	assert_eq!(credential(&outcome), expected(root(&outcome), Some(values)));
}

#[tokio::test(start_paused = true)]
async fn every_member_of_the_quorum_is_paid() {
	let outcome = world_asking(Disclosure::Score).outcome(ID).await;
	let Outcome::Scored { agreed, .. } = outcome else { panic!("undetermined") };
	assert!((3..=4).contains(&agreed.len()), "{agreed:?}");
}

#[tokio::test(start_paused = true)]
async fn public_links_moved_links_and_links_on_their_last_block_count_too() {
	let last = shielded(LinkId(1)).until(START);
	let moved = shielded_of(OTHER, LinkId(1)).moved_to(USER);
	let turning = [public(LinkId(1)).turning(), shielded(LinkId(1)).turning()];
	for link in [public(LinkId(1)), last, moved].into_iter().chain(turning) {
		let world = world_asking(Disclosure::Score);
		world.chain.arrange(|ledger| drop(ledger.links.insert(LinkId(1), link)));
		world.chain.make_block();
		assert_eq!(credential(&world.outcome(ID).await).score, 130);
	}
}

#[tokio::test(start_paused = true)]
async fn a_public_link_counts_when_the_secret_one_of_another_account_has_ended() {
	let world = world_asking(Disclosure::Score);
	world.chain.arrange(|ledger| {
		ledger.links.insert(LinkId(1), public(LinkId(1)));
		ledger.links.insert(LinkId(2), shielded_of(OTHER, LinkId(2)).until(START - 1));
	});
	world.chain.make_block();
	assert_eq!(credential(&world.outcome(ID).await).score, 130);
}

#[tokio::test(start_paused = true)]
async fn a_request_waits_for_its_draw() {
	let world = world_asking(Disclosure::Score);
	world.chain.arrange(|ledger| ledger.requests.get_mut(&ID).unwrap().drawn_at = START + 20);
	world.chain.make_block();
	let begin = tokio::time::Instant::now();
	let outcome = world.outcome(ID).await;
	assert_eq!(credential(&outcome).score, 130);
	assert!(begin.elapsed() > BLOCK_TIME * 15);
}

#[tokio::test(start_paused = true)]
async fn a_chain_that_cannot_be_asked_delays_and_does_not_prevent() {
	for faults in [1, 2, 3, 4, 7] {
		let world = world_asking(Disclosure::Score);
		world.chain.fail(faults);
		assert_eq!(credential(&world.outcome(ID).await).score, 130);
	}
}

fn world_of_many(count: u64) -> World {
	World::with(|ledger| {
		ledger.links.insert(LinkId(1), shielded(LinkId(1)));
		for id in (0..count).map(RequestId) {
			let request = computing_request(&[1], Disclosure::Score);
			ledger.requests.insert(id, requested(id, &request));
		}
	})
}

async fn all_are_answered_once(world: World, count: u64) {
	let ledger = world
		.run_until(|ledger| ledger.requests.values().all(|request| request.outcome.is_some()))
		.await;
	for request in ledger.requests.values() {
		assert_eq!(credential(request.outcome.as_ref().unwrap()).score, 130);
	}
	assert_eq!((ledger.accepted.len() as u64, ledger.overtaken), (count, 0));
}

#[tokio::test(start_paused = true)]
async fn fifty_requests_at_once_are_each_answered_once() {
	all_are_answered_once(world_of_many(50), 50).await;
}

#[tokio::test(start_paused = true)]
async fn more_requests_than_jobs_are_answered_one_after_the_other() {
	let mut world = world_of_many(7);
	world.jobs = 2;
	all_are_answered_once(world, 7).await;
}
