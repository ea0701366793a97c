//! `registrar`: how long a thousand open requests take from the last answer to the last judgement, in
//! what memory; `cargo xtask bench registrar` runs it.
//!
//! The baseline is the same judgements by a registrar without a program: all of them are signed, and sent
//! as fast as the node takes them.

use std::time::Duration;

use anyhow::{Context, ensure};
use futures::{StreamExt, TryStreamExt, stream};
use litentry_local_network::registrar::{
	Identity, Key, Mailbox, Office, Registrar, RegistrarNetwork, SignedBy, Visitor, calls,
};
use litentry_local_network::{LIT, Narrator, Progress};
use litentry_network_benches::{BLOCK_SECONDS, Moment, PROFILE, memory, now, programs};
use litentry_vocabulary::Account;
use rand::SeedableRng;
use rand::rngs::StdRng;
use tokio::time::sleep;

/// How many requests are open at once.
const COUNT: usize = 1_000;

/// How many people do something at the same time.
const AT_ONCE: usize = 16;

/// What everybody has for the deposit and the fee.
const FUNDS: u128 = 100 * LIT;

/// Much longer than it takes.
const LIMIT: Duration = Duration::from_secs(1_800);

const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// The keys are the same in each run, and so is the work.
const SEED: u64 = 1;

/// Somebody who waits for a judgement.
struct Person {
	key: Key,
	identity: Identity,
	email: String,
}

/// How judgements came to the chain.
struct Judged {
	/// From the moment from which on nothing else was waited for, in seconds.
	until_last: f64,
	/// How many each block holds that holds any.
	per_block: Vec<usize>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let mut rng = StdRng::seed_from_u64(SEED);
	let mut narrator = Narrator::start();
	let mut network = RegistrarNetwork::start(programs()?, &mut rng, &mut narrator).await?;
	narrator.step("make two registrars, and fund a thousand people");
	let signed_by = [SignedBy::Itself, SignedBy::Itself];
	let offices = Office::open(&network.chain, signed_by, &mut rng).await?;
	let [office, bare] = offices.try_into().ok().context("two registrars")?;
	let people = (0..COUNT).map(|number| Person::new(number, &mut rng));
	let people = people.collect::<anyhow::Result<Vec<_>>>()?;
	let accounts: Vec<_> = people.iter().map(Person::account).collect();
	network.chain.fund(&accounts, FUNDS).await?;
	let endpoints = vec![network.node.url()];
	let mut registrar = network.start_registrar("registrar", office, endpoints).await?;
	let empty = memory::resident(registrar.process())?;

	narrator.step("set a thousand identities, and ask for their judgements");
	let started = now();
	network.chain.submit_in_batches(requests(&people, registrar.office.index)).await?;
	wait_until_open(&registrar, &people).await?;
	let seen = now().since(started);
	narrator.step("sign a thousand people in, and send each of them a link");
	let started = now();
	let links = links(&network.mailbox, &registrar, &people).await?;
	let sent = now().since(started);
	let open = memory::resident(registrar.process())?;

	narrator.step("confirm all links, and wait for the judgements");
	let started = now();
	confirm(&links).await?;
	let answered = now();
	let judged = judged(&network, &registrar.office, &accounts, answered).await?;
	narrator.step("judge all of them once more without the program");
	let baseline = baseline(&network, &bare, &people).await?;
	narrator.finish();

	println!("\n{COUNT} open requests, profile {PROFILE}, 1 validator\n");
	println!("{:<46} {seen:>9.1} s", "identities set until all requests are seen");
	println!("{:<46} {sent:>9.1} s", "signed in and links in the mailbox");
	println!("{:<46} {:>9.1} s", "first answer until last answer", answered.since(started));
	print("last answer until last judgement final", &judged);
	print("baseline: bare provide_judgement, sent by subxt", &baseline);
	println!("\nregistrar, MiB: {empty:.1} without requests, {open:.1} with all open");
	println!("a block every {BLOCK_SECONDS:.1} s; a block becomes final some blocks later");
	memory::print_of(&[registrar.process(), network.node.process()])?;
	network.expect_running()?;
	Ok(())
}

impl Person {
	fn new(number: usize, rng: &mut StdRng) -> anyhow::Result<Self> {
		let email = format!("person-{number:04}@example.org");
		let identity = Identity::with_email(&email);
		Ok(Self { key: Key::generate(rng)?, identity, email })
	}

	fn account(&self) -> Account {
		self.key.account()
	}
}

/// What the superuser does in everybody's name.
fn requests(people: &[Person], registrar: u32) -> Vec<calls::Call> {
	let request = |person: &Person| {
		let both = [calls::set_identity(&person.identity), calls::request_judgement(registrar)];
		both.map(|call| calls::sudo_as(person.account(), call))
	};
	people.iter().flat_map(request).collect()
}

/// Waits until the registrar knows of everybody's request.
async fn wait_until_open(registrar: &Registrar, people: &[Person]) -> anyhow::Result<()> {
	let wait = async |person: &Person| {
		let visitor = Visitor::new(registrar, person.account())?;
		while visitor.request().await.is_err() {
			sleep(LOOK_AGAIN).await;
		}
		anyhow::Ok(())
	};
	for person in people.iter().rev() {
		tokio::time::timeout(LIMIT, wait(person)).await.context("a request is not seen")??;
	}
	Ok(())
}

/// Signs everybody in, and gives them the links that they were sent.
async fn links(
	mailbox: &Mailbox,
	registrar: &Registrar,
	people: &[Person],
) -> anyhow::Result<Vec<(Visitor, String)>> {
	let link = async |person: &Person| {
		let mut visitor = Visitor::new(registrar, person.account())?;
		visitor.sign_in(&person.key).await?;
		let link = visitor.ask_for_link(mailbox, &person.email).await?;
		anyhow::Ok((visitor, link))
	};
	stream::iter(people).map(link).buffer_unordered(AT_ONCE).try_collect().await
}

async fn confirm(links: &[(Visitor, String)]) -> anyhow::Result<()> {
	let confirm = async |(visitor, link): &(Visitor, String)| visitor.confirm(link).await;
	stream::iter(links).map(confirm).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
	Ok(())
}

/// Waits until the registrar has judged everybody, and says how that went.
async fn judged(
	network: &RegistrarNetwork,
	office: &Office,
	accounts: &[Account],
	since: Moment,
) -> anyhow::Result<Judged> {
	network.judgements.wait_for(office.index, accounts, LIMIT).await?;
	let until_last = now().since(since);
	let judged = network.judgements.by(office.index);
	ensure!(judged.len() == accounts.len(), "{} judgements", judged.len());
	let blocks = judged.chunk_by(|one, next| one.block == next.block);
	Ok(Judged { until_last, per_block: blocks.map(<[_]>::len).collect() })
}

/// The same judgements by somebody who verifies nothing.
async fn baseline(
	network: &RegistrarNetwork,
	office: &Office,
	people: &[Person],
) -> anyhow::Result<Judged> {
	let mut judging = Vec::new();
	for person in people {
		let info = network.chain.hash(&person.identity).await?;
		judging.push(calls::provide_judgement(office.index, person.account(), info));
	}
	let started = now();
	network.chain.send_all(&office.signer, &judging).await?;
	let accounts: Vec<_> = people.iter().map(Person::account).collect();
	judged(network, office, &accounts, started).await
}

fn print(what: &str, Judged { until_last, per_block }: &Judged) {
	let most = per_block.iter().max().copied().unwrap_or_default();
	let blocks = per_block.len();
	println!("{what:<46} {until_last:>9.1} s in {blocks} blocks, at most {most} in one");
}
