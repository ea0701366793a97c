//! Endpoints of the chain that are cut, stall and lie.

use futures::future::join_all;
use litentry_local_network::registrar::{
	Endpoint, Ill, Key, Office, Registrar, RegistrarNetwork, SignedBy,
};

use crate::applicant::{Applicant, ask};
use crate::story::{conclude, story};
use crate::world::{rng, start};

/// What can be wrong with one of two endpoints.
const ILLS: [Ill; 5] = [Ill::Cut, Ill::Stalled, Ill::Stuck, Ill::Ahead, Ill::Tall];

/// How many blocks are waited for until a lie that is believed ends.
const LIE: u64 = 3;

#[tokio::test]
async fn nothing_is_lost_and_nothing_judged_twice_whatever_endpoints_do() {
	let mut rng = rng();
	let network = start(&mut rng).await;
	let signed_by = [SignedBy::Itself; ILLS.len()];
	let offices = Office::open(&network.chain, signed_by, &mut rng).await.unwrap();
	let people: [Key; 3 * ILLS.len()] = network.invite(&mut rng).await.unwrap();
	let (people, rest) = people.as_chunks();
	assert_eq!(rest.len(), 0);
	let parties = ILLS.into_iter().zip(offices).zip(people);
	let stories = parties.map(|((ill, office), people)| {
		story(format!("one of two endpoints is {ill:?}"), suffer(&network, office, ill, people))
	});
	conclude(join_all(stories).await);
}

/// The first person's judgement is due when the first endpoint falls ill; the second one asks while it
/// is ill, and the third one while the other is gone, too.
async fn suffer(network: &RegistrarNetwork, office: Office, ill: Ill, people: &[Key; 3]) {
	let node = network.node.url();
	let mut first = Endpoint::start(network.programs(), &node).await.unwrap();
	let mut second = Endpoint::start(network.programs(), &node).await.unwrap();
	let (name, urls) = (format!("registrar-{ill:?}"), vec![first.url(), second.url()]);
	let mut registrar = network.start_registrar(&name, office, urls).await.unwrap();
	let [one, other, third] = people;

	let one = applicant(network, &registrar, one, ill, "one").await;
	let link = one.link().await;
	first.fall(ill).await.unwrap();
	one.confirm(&link).await;
	if ill == Ill::Tall {
		// Whoever lies about nothing but a height is believed, until the others and he deny it.
		network.judgements.wait_for_blocks(LIE).await;
		first.fall(Ill::Well).await.unwrap();
	}
	one.wait_for_the_judgement().await;
	let other = applicant(network, &registrar, other, ill, "other").await;
	other.verify().await;
	other.wait_for_the_judgement().await;

	second.fall(Ill::Cut).await.unwrap();
	let email = address(ill, "third");
	let info = ask(network, &registrar.office, third, &email).await;
	first.fall(Ill::Well).await.unwrap();
	let third = Applicant::has_asked(network, &registrar, third, &email, info).await;
	third.verify().await;
	join_all([&one, &other, &third].map(Applicant::is_judged_once)).await;
	registrar.process().expect_running().unwrap();
}

async fn applicant<'a>(
	network: &'a RegistrarNetwork,
	registrar: &Registrar,
	key: &Key,
	ill: Ill,
	name: &str,
) -> Applicant<'a> {
	Applicant::with_key(network, registrar, key, &address(ill, name)).await
}

fn address(ill: Ill, name: &str) -> String {
	format!("{name}@{ill:?}.example").to_lowercase()
}
