//! Link requests of contract wallets: what a committee says decides.

use std::{collections::BTreeSet, time::Duration};

use litentry_external_account::Platform;
use litentry_link_proof::{Challenge, InvalidProof, LinkProof, contract_wallet_hash};
use litentry_link_record::{LinkRecord, LinkRequest, ProvenBy, RecordContext, Refusal};
use litentry_observation::{CommitteeSize, Question, Task, committee, link_seed};
use litentry_vocabulary::LinkId;
use litentry_worker::{AskFailed, RequestedLink, Visibility};
use tokio::time::Instant;

use crate::{
	fake_analyzers::{Conduct, account, contact},
	ledger::{ExportState, Ledger, LinkState},
	world::{
		EPOCH, GENESIS, OTHER, START, USER, World, external, link_request, moment_of, nullifier_of,
		refusal, requested_export, requested_link, shared, shielded_as,
	},
};

const ID: LinkId = LinkId(2);
/// A link with a higher number than all others.
const LAST: LinkId = LinkId(99);
const PATIENCE: Duration = Duration::from_secs(60);
const UNANSWERABLE: Conduct = Conduct::Fails(AskFailed::Refused { status: 422 });

/// A link request with the signature of a contract wallet.
fn contract_request() -> LinkRequest {
	let proof = LinkProof::Erc1271(vec![5; 65].try_into().unwrap());
	LinkRequest { proof, ..link_request() }
}

fn world_of(link: RequestedLink, arrange: impl FnOnce(&mut Ledger)) -> World {
	World::with(|ledger| {
		ledger.links.insert(ID, LinkState::Requested(link));
		arrange(ledger);
	})
}

fn world_with(arrange: impl FnOnce(&mut Ledger)) -> World {
	world_of(requested_link(ID, &contract_request()), arrange)
}

fn world(conducts: &[Conduct]) -> World {
	let world = world_with(|_| {});
	for (number, conduct) in (1..).zip(conducts) {
		world.analyzers.let_one(number, *conduct);
	}
	world
}

/// What the link is proven by.
async fn proven_by(world: &World) -> ProvenBy {
	let LinkState::Shielded(link, pseudonym) = world.answer(ID).await else {
		panic!("not confirmed")
	};
	let Visibility::Shielded(stored) = link.visibility else { panic!("public") };
	let context = RecordContext { genesis: GENESIS, account: USER, epoch: EPOCH };
	let record = shared().state_key(EPOCH).decrypt(ID, &stored.record, &context).unwrap();
	let LinkRecord { external: linked, proven_by, .. } = record;
	assert_eq!((linked, pseudonym), (external(), nullifier_of(proven_by)));
	proven_by
}

fn asked(world: &World) -> Vec<Task> {
	world.analyzers.tasks.lock().unwrap().clone()
}

#[tokio::test(start_paused = true)]
async fn what_the_wallet_accepts_is_confirmed_on_the_contract_s_word() {
	assert_eq!(proven_by(&world(&[])).await, ProvenBy::Contract);
}

#[tokio::test(start_paused = true)]
async fn what_the_wallet_does_not_accept_is_refused() {
	let refused = refusal(&world(&[Conduct::Denies; 4]), ID).await;
	assert_eq!(refused, Refusal::Proof(InvalidProof::Mismatch));
}

#[tokio::test(start_paused = true)]
async fn the_committee_is_asked_for_this_link_as_of_its_block() {
	let world = world(&[]);
	world.answer(ID).await;
	let (external, nonce, expires) = (external(), 0, START + 100);
	let (account, ends) = (USER, None);
	let challenge = Challenge { external, account, genesis: GENESIS, nonce, expires, ends };
	let hash = contract_wallet_hash(&challenge);
	let signature = vec![5; 65].try_into().unwrap();
	let question = Question::ContractSignature { link: ID, hash, signature };
	let expected = Task { question, external, at: moment_of(START) };
	let asked = asked(&world);
	assert!(!asked.is_empty() && asked.iter().all(|task| *task == expected));
}

#[tokio::test(start_paused = true)]
async fn nobody_is_asked_but_the_committee_of_the_link() {
	let pool: Vec<_> = (1..=9).map(account).collect();
	let seed = link_seed(&[4; 32], ID);
	let drawn = committee(&seed, &pool, CommitteeSize::SMALLEST, 0).unwrap();
	let others: BTreeSet<_> = pool.iter().filter(|member| !drawn.contains(member)).collect();
	let world = world_with(|ledger| {
		ledger.analyzers = pool.iter().map(|account| (*account, contact(*account))).collect();
		ledger.pool = pool.clone();
	});
	others.iter().for_each(|other| world.analyzers.let_one(other.0[0], Conduct::Denies));
	assert_eq!(proven_by(&world).await, ProvenBy::Contract);
}

#[tokio::test(start_paused = true)]
async fn one_bad_analyzer_changes_nothing() {
	let bad = [
		Conduct::Denies,
		Conduct::OtherBlock,
		Conduct::OtherType,
		Conduct::Forges,
		Conduct::Silent,
	];
	for conduct in bad {
		assert_eq!(proven_by(&world(&[conduct])).await, ProvenBy::Contract, "{conduct:?}");
	}
	let mut conducts = [Conduct::Denies; 4];
	conducts[3] = Conduct::Honest;
	let refused = refusal(&world(&conducts), ID).await;
	assert_eq!(refused, Refusal::Proof(InvalidProof::Mismatch));
}

#[tokio::test(start_paused = true)]
async fn without_a_quorum_there_is_neither_yes_nor_no() {
	for conduct in [Conduct::Denies, Conduct::OtherBlock, UNANSWERABLE] {
		let begin = Instant::now();
		assert_eq!(refusal(&world(&[conduct; 2]), ID).await, Refusal::Unanswered);
		assert!(begin.elapsed() < PATIENCE);
	}
	let begin = Instant::now();
	assert_eq!(refusal(&world(&[Conduct::Silent; 2]), ID).await, Refusal::Unanswered);
	assert!(begin.elapsed() >= PATIENCE);
}

#[tokio::test(start_paused = true)]
async fn too_few_analyzers_make_no_committee() {
	let world = world_with(|ledger| ledger.pool.truncate(3));
	assert_eq!(refusal(&world, ID).await, Refusal::Unanswered);
	assert_eq!(asked(&world), []);
}

#[tokio::test(start_paused = true)]
async fn nobody_is_asked_before_the_draw() {
	let world = world_with(|ledger| ledger.draws_after = 20);
	let running = world.start();
	world.chain.until(|ledger| ledger.number >= START + 19).await;
	assert_eq!(asked(&world), []);
	drop(running);
	assert_eq!(proven_by(&world).await, ProvenBy::Contract);
}

#[tokio::test(start_paused = true)]
async fn a_worker_that_dies_while_it_asks_asks_again() {
	let world = world(&[]);
	world.trap.set(Some(crate::fake_chain::Point::Asking));
	let running = world.start();
	world.trap.springs().await;
	drop(running);
	world.trap.set(None);
	assert_eq!(proven_by(&world).await, ProvenBy::Contract);
}

#[tokio::test(start_paused = true)]
async fn no_committee_hears_of_what_is_refused_anyway() {
	let another_nonce = RequestedLink { nonce: 1, ..requested_link(ID, &contract_request()) };
	let expired = LinkRequest { expires: START - 1, ..contract_request() };
	let worlds = [
		world_of(another_nonce, |_| {}),
		world_of(requested_link(ID, &expired), |_| {}),
		world_with(|ledger| ledger.platforms.retain(|it| *it != Platform::Evm)),
	];
	let expected = [
		Refusal::NonceMismatch { expected: 1, got: 0 },
		Refusal::Expired { expired: START - 1 },
		Refusal::PlatformOff { platform: Platform::Evm },
	];
	for (world, expected) in worlds.iter().zip(expected) {
		assert_eq!(refusal(world, ID).await, expected);
		assert_eq!(asked(world), []);
	}
}

#[tokio::test(start_paused = true)]
async fn wallets_that_nobody_answers_for_are_in_nobody_s_way() {
	let mut world = World::with(|ledger| {
		for id in (1..=20).map(LinkId) {
			let link = requested_link(id, &contract_request());
			ledger.links.insert(id, LinkState::Requested(link));
		}
		let by_key = requested_link(LAST, &link_request());
		ledger.links.insert(LAST, LinkState::Requested(by_key));
		ledger.exports.insert(USER, requested_export());
	});
	world.jobs = 8;
	(1..=4).for_each(|number| world.analyzers.let_one(number, Conduct::Silent));
	let begin = Instant::now();
	let answered = |ledger: &Ledger| {
		let exported = matches!(ledger.exports[&USER], ExportState::Answered(_));
		exported && ledger.links[&LAST].open().is_none()
	};
	world.run_until(answered).await;
	assert!(begin.elapsed() < PATIENCE);
}

#[tokio::test(start_paused = true)]
async fn only_whose_wallet_accepts_learns_that_it_is_linked() {
	for by in [ProvenBy::Contract, ProvenBy::Key] {
		let linked = |conducts: &[Conduct]| {
			let world = world(conducts);
			world.chain.arrange(|ledger| linked_by_another(ledger, by));
			world.chain.make_block();
			world
		};
		assert_eq!(refusal(&linked(&[]), ID).await, Refusal::AlreadyLinked);
		let refused = refusal(&linked(&[Conduct::Denies; 4]), ID).await;
		assert_eq!(refused, Refusal::Proof(InvalidProof::Mismatch));
	}
}

#[tokio::test(start_paused = true)]
async fn a_contract_does_not_take_what_is_the_key_s_of_its_address() {
	let world = world_of(requested_link(ID, &link_request()), |ledger| {
		linked_by_another(ledger, ProvenBy::Contract);
	});
	assert_eq!(proven_by(&world).await, ProvenBy::Key);
}

fn linked_by_another(ledger: &mut Ledger, proven_by: ProvenBy) {
	let record = LinkRecord { external: external(), id: LinkId(1), proven_by };
	ledger.links.insert(LinkId(1), shielded_as(OTHER, record));
}
