//! Requests on every way on which accounts act, identities that change meanwhile, and judging through a
//! proxy.

mod changes;

use futures::future::{join, join_all};
use litentry_local_network::registrar::{
	Endpoint, Guest, Identity, Key, Library, Office, Registrar, RegistrarNetwork, SignedBy, Way,
};

use crate::applicant::Applicant;
use crate::story::{Verdict, conclude, story};
use crate::world::{rng, start};

/// Nobody's name is like another one's.
const NAMES: [&str; 8] = [
	"Ada Lovelace",
	"Blaise Pascal",
	"Carl Gauss",
	"Emmy Noether",
	"Grace Hopper",
	"Niels Abel",
	"Sofia Kovalevskaya",
	"Alan Turing",
];

/// Who changes an identity or takes a request back.
const FICKLE: [(Library, Way); 4] = [
	(Library::PolkadotJs, Way::Direct),
	(Library::PolkadotApi, Way::Proxy),
	(Library::PolkadotApi, Way::Direct),
	(Library::PolkadotJs, Way::Batch),
];

#[tokio::test]
async fn every_request_is_judged_once_as_it_was_verified_however_it_was_made() {
	let mut rng = rng();
	let network = start(&mut rng).await;
	let signed_by = [SignedBy::Itself, SignedBy::Itself, SignedBy::Proxy];
	let offices = Office::open(&network.chain, signed_by, &mut rng).await.unwrap();
	let everybody = Library::ALL.map(|library| Way::ALL.map(|way| (library, way)));
	let parties = [everybody.as_flattened(), &FICKLE].concat();
	let guests = network.invite_guests(&parties, &mut rng).await.unwrap();
	let (guests, fickle) = guests.split_at(parties.len() - FICKLE.len());
	let [client] = network.invite(&mut rng).await.unwrap();

	let url = network.node.url();
	let endpoint = Endpoint::start(network.programs(), &url).await.unwrap();
	let endpoints = [vec![url.clone()], vec![endpoint.url()], vec![url]];
	let names = ["registrar", "registrar-of-the-fickle", "registrar-by-proxy"];
	let starts = names.iter().zip(offices).zip(endpoints);
	let starts = starts.map(|((name, office), urls)| network.start_registrar(name, office, urls));
	let registrars: Vec<Registrar> =
		join_all(starts).await.into_iter().map(Result::unwrap).collect();

	let made = join_all(guests.iter().zip(NAMES).map(|(guest, name)| {
		let told = format!("a request by {:?} is judged", guest.way());
		story(told, made(&network, &registrars[0], guest, name))
	}));
	let changed = changes::all(&network, &registrars[1], endpoint, fickle);
	let by_proxy = story("a proxy judges", judged(&network, &registrars[2], &client));
	let (made, (changed, by_proxy)) = join(made, join(changed, by_proxy)).await;
	let verdicts: Vec<Verdict> = made.into_iter().chain(changed).chain([by_proxy]).collect();
	assert_eq!(verdicts.len(), NAMES.len() + FICKLE.len() + 1);
	conclude(verdicts);
}

/// A request that was made in whatever way, with a name and an address.
async fn made(network: &RegistrarNetwork, registrar: &Registrar, guest: &Guest, name: &str) {
	let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
	let identity = Identity::with_email(&email).named(name);
	let applicant = Applicant::guest(network, registrar, guest, &identity).await;
	applicant.verify().await;
	applicant.is_judged_once().await;
}

/// A request like any other.
async fn judged(network: &RegistrarNetwork, registrar: &Registrar, key: &Key) {
	let applicant = Applicant::with_key(network, registrar, key, "client@example.org").await;
	applicant.verify().await;
	applicant.is_judged_once().await;
}
