//! The worker, and the chain's node, killed with `kill -9` at any moment and started again.

use std::time::Duration;

use futures::future::join_all;
use litentry_chain_client::AccountBalance;
use litentry_knowledge::AlgorithmId;
use litentry_local_network::{EthereumWallet, LocalNetwork, Plan};
use litentry_vocabulary::LinkId;

use crate::person::{Asked, Person};
use crate::scenario::{conclude, scenario};
use crate::worker_log::WorkerLog;
use crate::world::{prepare, rng, start};

/// The steps of a link request and of a computing request before the chain has the answer.
const LINK_STEPS: [&str; 3] = ["opened", "decided", "certified"];
const REQUEST_STEPS: [&str; 6] = ["opened", "planned", "asked", "decided", "scored", "certified"];

/// Each person makes one request per wave.
const PEOPLE: usize = 3;
const SCORE: i64 = 110;

/// A node is back and finalizes long before.
const NODE_LIMIT: Duration = Duration::from_secs(90);

#[tokio::test]
async fn every_open_request_is_answered_once_whatever_is_killed() {
	let mut network = start(Plan::SMALL).await;
	let mut rng = rng();
	let wallets: [_; PEOPLE] =
		std::array::from_fn(|_| EthereumWallet::generate(&mut rng).holding().trading(1));
	let people: [_; PEOPLE] = std::array::from_fn(|_| Person::new(&network.chain, &mut rng));
	let accounts = people.each_ref().map(Person::account);
	let algorithm = prepare(&mut network, &accounts, &wallets).await;

	let mut links = Vec::new();
	let linking = async { links = links_despite_kills(&mut network, &people, &wallets).await };
	let mut verdicts = vec![scenario("the worker is killed while it links", linking).await];
	let asking = requests_despite_kills(&mut network, &people, algorithm, &links);
	verdicts.push(scenario("the worker is killed at each step", asking).await);
	let node = node_killed(&mut network, &people[0], algorithm, links[0]);
	verdicts.push(scenario("the chain's node is killed", node).await);
	conclude(&mut network, &verdicts);
}

async fn links_despite_kills(
	network: &mut LocalNetwork,
	people: &[Person],
	wallets: &[EthereumWallet],
) -> Vec<LinkId> {
	let links = join_all(people.iter().zip(wallets).map(|(person, wallet)| person.link(wallet)));
	let (links, ()) = tokio::join!(links, kill_at_each(network, "link", &LINK_STEPS));
	links
}

/// The first wave of requests is open at all steps up to the last; the second one shows the last.
async fn requests_despite_kills(
	network: &mut LocalNetwork,
	people: &[Person],
	algorithm: AlgorithmId,
	links: &[LinkId],
) {
	for steps in [&REQUEST_STEPS[..], &["included"]] {
		let wave =
			people.iter().zip(links).map(|(person, link)| answered_once(person, algorithm, *link));
		tokio::join!(join_all(wave), kill_at_each(network, "request", steps));
	}
}

/// Kills the worker as soon as it tells of a step, starts it again, and so on with the next step.
async fn kill_at_each(network: &mut LocalNetwork, duty: &str, steps: &[&str]) {
	let worker = network.workers[0].process();
	let mut log = WorkerLog::from_now(worker);
	for step in steps {
		log.wait_for(duty, step).await;
		worker.kill();
		log = WorkerLog::from_now(worker);
		worker.restart().unwrap();
	}
}

/// The score is right, and was paid for once.
async fn answered_once(person: &Person, algorithm: AlgorithmId, link: LinkId) {
	let before = person.balance().await;
	let asked: Asked = person.ask(algorithm, link).await;
	let closed = person.answered(asked.id).await;
	assert_eq!(person.credential(asked.id, &closed).score, SCORE);
	let paid = asked.fee + asked.transaction_fee;
	let after = AccountBalance {
		free: before.free - paid - closed.deposit,
		on_hold: before.on_hold + closed.deposit,
	};
	assert_eq!(person.balance().await, after);
}

/// The node goes away while a request waits; everybody finds it again.
async fn node_killed(
	network: &mut LocalNetwork,
	person: &Person,
	algorithm: AlgorithmId,
	link: LinkId,
) {
	let asked = person.ask(algorithm, link).await;
	let node = &mut network.nodes[0];
	node.process().kill();
	node.process().restart().unwrap();
	node.wait_until_it_answers().await.unwrap();
	let closed = person.answered(asked.id).await;
	assert_eq!(person.credential(asked.id, &closed).score, SCORE);
	let next = closed.closed_at + 1;
	network.nodes[0].wait_until_finalized(next, NODE_LIMIT).await.unwrap();
}
