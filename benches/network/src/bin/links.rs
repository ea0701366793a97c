//! `links`: how long 1, 10 and 100 link requests of one block take until the links are confirmed, and
//! how many links a block has room for; `cargo xtask bench links` runs it.

use std::time::Duration;

use anyhow::Context;
use futures::future::try_join_all;
use litentry_chain_client::ChainClient;
use litentry_local_network::{
	EthereumWallet, LIT, LocalNetwork, Narrator, Owner, Plan, fund_from_alice,
};
use litentry_network_benches::{BLOCK_SECONDS, Moment, PROFILE, memory, now, percentile, programs};
use litentry_vocabulary::BlockNumber;
use rand::rngs::StdRng;
use rand::{CryptoRng, SeedableRng};
use tokio::time::timeout;

/// How many requests are sent at once, one round after the other.
const ROUNDS: [usize; 3] = [1, 10, 100];

/// What an owner has to pay a deposit and fees from.
const FUNDS: u128 = 100 * LIT;

/// Longer than one round takes.
const LIMIT: Duration = Duration::from_secs(600);

/// The keys are the same in each run, and so is the work.
const SEED: u64 = 1;

/// One link from its submission to its confirmation.
struct Linked {
	requested_at: BlockNumber,
	until_included: f64,
	until_confirmed: f64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let mut rng = StdRng::seed_from_u64(SEED);
	let mut narrator = Narrator::start();
	let mut network =
		LocalNetwork::start(programs()?, Plan::SMALL, &mut rng, &mut narrator).await?;
	narrator.finish();
	println!("\nshielded links, profile {PROFILE}, 1 validator, 1 worker; seconds");
	println!(
		"\n{:<10} {:>7} {:>16} {:>14} {:>9}",
		"at once", "blocks", "included p50", "confirmed p50", "most"
	);
	for count in ROUNDS {
		let round = round(&network.chain, count, &mut rng);
		let mut linked = timeout(LIMIT, round).await.context("not confirmed in time")??;
		print(&mut linked);
		network.expect_running()?;
	}
	println!(
		"\nbaseline: a block every {BLOCK_SECONDS:.1} s; a request can be confirmed in the next one at the soonest"
	);
	memory::print(&mut network)
}

/// Links so many wallets of as many owners at once.
async fn round(
	chain: &ChainClient,
	count: usize,
	rng: &mut impl CryptoRng,
) -> anyhow::Result<Vec<Linked>> {
	let owners = (0..count).map(|_| Owner::new(chain, rng)).collect::<Result<Vec<_>, _>>()?;
	let wallets: Vec<_> = owners.iter().map(|_| EthereumWallet::generate(rng)).collect();
	let accounts: Vec<_> = owners.iter().map(Owner::account).collect();
	fund_from_alice(chain, &accounts, FUNDS).await?;
	let links = owners.iter().zip(&wallets).map(|(owner, wallet)| link(owner, wallet));
	try_join_all(links).await
}

async fn link(owner: &Owner, wallet: &EthereumWallet) -> anyhow::Result<Linked> {
	let submitted = now();
	let id = owner.ask_to_link(wallet).await?;
	let included = now();
	let link = owner.settled(id).await?;
	let since = |moment: Moment| moment.since(submitted);
	Ok(Linked {
		requested_at: link.requested_at,
		until_included: since(included),
		until_confirmed: since(now()),
	})
}

fn print(linked: &mut [Linked]) {
	let sorted = |seconds: fn(&Linked) -> f64| {
		let mut all: Vec<_> = linked.iter().map(seconds).collect();
		all.sort_by(f64::total_cmp);
		all
	};
	let (included, confirmed) = (sorted(|it| it.until_included), sorted(|it| it.until_confirmed));
	let mut blocks: Vec<_> = linked.iter().map(|it| it.requested_at).collect();
	blocks.sort_unstable();
	blocks.dedup();
	println!(
		"{:<10} {:>7} {:>16.1} {:>14.1} {:>9.1}",
		linked.len(),
		blocks.len(),
		percentile(&included, 50),
		percentile(&confirmed, 50),
		percentile(&confirmed, 100),
	);
}
