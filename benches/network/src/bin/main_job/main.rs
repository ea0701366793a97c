//! `main_job`: how long 50 requests at once take from the wallet's owner to the certified score,
//! step by step, and what memory that takes; `cargo xtask bench main-job` runs it.

mod person;
mod requests;
mod table;
mod timeline;
mod worker_log;

use std::time::Duration;

use anyhow::Context;
use futures::future::try_join_all;
use litentry_knowledge::AlgorithmId;
use litentry_local_network::{
	LIT, LocalNetwork, Narrator, Plan, fund_from_alice, register_loyal_user,
};
use litentry_network_benches::{PROFILE, memory, now, programs};
use rand::SeedableRng;
use rand::rngs::StdRng;
use tokio::time::timeout;

use crate::person::Person;

/// Ten people with a linked wallet each, and five requests each.
const PEOPLE: usize = 10;
const REQUESTS_EACH: usize = 5;

/// What a person has to pay deposits and fees from.
const FUNDS: u128 = 1_000 * LIT;

/// Longer than all requests take together.
const LIMIT: Duration = Duration::from_secs(600);

/// The keys are the same in each run, and so is the work.
const SEED: u64 = 1;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let mut rng = StdRng::seed_from_u64(SEED);
	let mut narrator = Narrator::start();
	let mut network =
		LocalNetwork::start(programs()?, Plan::SMALL, &mut rng, &mut narrator).await?;
	narrator.finish();
	println!("\nlink {PEOPLE} wallets …");
	let mut people = (0..PEOPLE)
		.map(|_| Person::new(&network.chain, &mut rng))
		.collect::<anyhow::Result<Vec<_>>>()?;
	let algorithm = prepare(&mut network, &people).await?;
	try_join_all(people.iter_mut().map(Person::link)).await?;
	let mut calls = Vec::new();
	for person in &people {
		calls.extend(person.requests(algorithm, REQUESTS_EACH).await?);
	}

	println!("send {} requests …", calls.len());
	let measured = timeout(LIMIT, requests::measure(&network.chain, calls, now)).await;
	let mut timelines = measured.context("the requests were not answered in time")??;
	worker_log::add(network.workers[0].process().log(), &mut timelines)?;
	network.expect_running()?;
	table::print(PROFILE, &timelines)?;
	memory::print(&mut network)
}

/// Gives wallets their pasts and accounts their funds and registers the algorithm, all at once.
async fn prepare(network: &mut LocalNetwork, people: &[Person]) -> anyhow::Result<AlgorithmId> {
	let (chain, contracts) = (network.chain.clone(), network.contracts);
	let programs = network.programs().clone();
	let accounts: Vec<_> = people.iter().map(|person| person.owner.account()).collect();
	let funded = async { anyhow::Ok(fund_from_alice(&chain, &accounts, FUNDS).await?) };
	let lived = async {
		for person in people {
			person.wallet.live(&mut network.ethereum, contracts).await?;
		}
		anyhow::Ok(())
	};
	let registered = async { anyhow::Ok(register_loyal_user(&chain, contracts, &programs).await?) };
	let (algorithm, (), ()) = tokio::try_join!(registered, funded, lived)?;
	Ok(algorithm)
}
