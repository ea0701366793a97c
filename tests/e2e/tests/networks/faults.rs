//! Data sources that lie, are silent or down: the score is right, or there is none.
//!
//! Every committee consists of all four analyzers, of which one may be at fault. Each has a proxy of
//! its own in front of the one Ethereum node.

use litentry_chain_client::{AccountBalance, Answer, ClosedRequest};
use litentry_computing_request::{Outcome, Undetermined};
use litentry_knowledge::AlgorithmId;
use litentry_local_network::{Chain, EthereumWallet, LocalNetwork, Plan};
use litentry_vocabulary::{Account, LinkId};
use rand::rngs::StdRng;

use crate::person::{Asked, Person};
use crate::proxy::{Character, start_proxy};
use crate::scenario::{conclude, scenario};
use crate::world::{impatient, prepare, rng, start};

/// The analyzers come later, each with its proxy.
const WITHOUT_ANALYZERS: Plan = Plan { chain: Chain::Dev, analyzers: 0, workers: 1 };

/// What every wallet here deserves: a holder with two transactions.
const SCORE: i64 = 120;

#[tokio::test]
async fn one_faulty_analyzer_changes_nothing_and_more_give_no_score() {
	let mut network = start(WITHOUT_ANALYZERS).await;
	let mut rng = rng();
	let wallets: [_; 4] =
		std::array::from_fn(|_| EthereumWallet::generate(&mut rng).holding().trading(2));
	let people: [_; 4] = std::array::from_fn(|_| Person::new(&network.chain, &mut rng));
	let analyzers = start_analyzers(&mut network, &wallets, &mut rng).await;
	impatient(&mut network);
	let accounts: Vec<_> = people.iter().map(Person::account).chain(analyzers.clone()).collect();
	let algorithm = prepare(&mut network, &accounts, &wallets).await;
	network.wait_until_registered().await.unwrap();

	let [lied_to, ignored, cheated, unlucky] = &people;
	let links = futures::future::join_all(people.iter().zip(&wallets).map(|(p, w)| p.link(w)));
	let links = links.await;
	let mut verdicts: Vec<_> = <[_; 3]>::from(tokio::join!(
		scenario("one of four lies", outvoted(lied_to, algorithm, links[0], analyzers[0])),
		scenario("one of four is silent", unmoved(ignored, algorithm, links[1])),
		scenario("two of four lie", no_quorum(cheated, algorithm, links[2])),
	))
	.into();

	network.ethereum.process().kill();
	let down = no_source(unlucky, algorithm, links[3]);
	verdicts.push(scenario("the Ethereum node is down", down).await);
	conclude_without_ethereum(&mut network, &verdicts).await;
}

/// Starts four analyzers: the first lies about the first and the third wallet, the second about the
/// third wallet, and the third says nothing about the second wallet.
async fn start_analyzers(
	network: &mut LocalNetwork,
	wallets: &[EthereumWallet; 4],
	rng: &mut StdRng,
) -> Vec<Account> {
	let [first, second, third, _] = wallets.each_ref().map(EthereumWallet::address);
	let characters = [
		Character { lies_about: vec![first, third], ..Character::default() },
		Character { lies_about: vec![third], ..Character::default() },
		Character { silent_about: vec![second], ..Character::default() },
		Character::default(),
	];
	let mut accounts = Vec::new();
	for character in characters {
		let url = start_proxy(network.ethereum.url(), character).await;
		accounts.push(network.add_analyzer(&url, rng).unwrap().account());
	}
	accounts
}

/// The liar is outvoted and earns nothing.
async fn outvoted(person: &Person, algorithm: AlgorithmId, link: LinkId, liar: Account) {
	let asked = person.ask(algorithm, link).await;
	let closed = person.answered(asked.id).await;
	assert_eq!(person.credential(asked.id, &closed).score, SCORE);
	let agreed = agreed(&closed);
	assert!(agreed.len() == 3 && !agreed.contains(&liar), "{agreed:?}");
}

/// Three answers are enough.
async fn unmoved(person: &Person, algorithm: AlgorithmId, link: LinkId) {
	assert_eq!(person.score(algorithm, link).await, SCORE);
}

/// Two against two is no answer, and costs nothing.
async fn no_quorum(person: &Person, algorithm: AlgorithmId, link: LinkId) {
	undetermined(person, algorithm, link, Undetermined::NoQuorum).await;
}

/// What cannot be read is not zero.
async fn no_source(person: &Person, algorithm: AlgorithmId, link: LinkId) {
	undetermined(person, algorithm, link, Undetermined::SourceUnavailable).await;
}

async fn undetermined(person: &Person, algorithm: AlgorithmId, link: LinkId, reason: Undetermined) {
	let before = person.balance().await;
	let asked = person.ask(algorithm, link).await;
	let closed = person.answered(asked.id).await;
	let Answer::Certified { outcome, .. } = &closed.answer else {
		panic!("request {} timed out", asked.id);
	};
	assert_eq!(outcome, &Outcome::Undetermined(reason));
	assert_eq!(person.balance().await, refunded(before, asked, &closed));
}

/// The fee came back; the transaction was paid, and the deposit is held until the owner forgets the
/// request.
fn refunded(before: AccountBalance, asked: Asked, closed: &ClosedRequest) -> AccountBalance {
	AccountBalance {
		free: before.free - asked.transaction_fee - closed.deposit,
		on_hold: before.on_hold + closed.deposit,
	}
}

fn agreed(closed: &ClosedRequest) -> Vec<Account> {
	match &closed.answer {
		Answer::Certified { outcome: Outcome::Scored { agreed, .. }, .. } => agreed.to_vec(),
		answer => panic!("no score: {answer:?}"),
	}
}

/// The Ethereum node was killed on purpose; it runs again only so that everything does.
async fn conclude_without_ethereum(
	network: &mut LocalNetwork,
	verdicts: &[crate::scenario::Verdict],
) {
	network.ethereum.process().restart().unwrap();
	network.ethereum.wait_until_it_answers().await.unwrap();
	conclude(network, verdicts);
}
