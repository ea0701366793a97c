//! Identities on a real chain, set by real libraries, and judged by hand.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::time::Duration;

use futures::future::join_all;
use litentry_local_network::Programs;
use litentry_local_network::registrar::{
	Guest, Identity, Library, Office, RegistrarNetwork, SignedBy, Way, calls,
};
use rand::SeedableRng;
use rand::rngs::StdRng;

const LIMIT: Duration = Duration::from_secs(60);

#[allow(clippy::disallowed_methods, reason = "this is where the tests look at their surroundings")]
fn programs() -> Programs {
	Programs::built_with(Path::new(&std::env::current_exe().unwrap()))
}

#[tokio::test]
async fn a_judgement_by_hand_is_seen_with_the_identity_that_each_library_set() {
	let mut rng = StdRng::seed_from_u64(1);
	let network = RegistrarNetwork::start(programs(), &mut rng, &mut ()).await.unwrap();
	let office =
		Office::open(&network.chain, [SignedBy::Itself], &mut rng).await.unwrap().remove(0);
	let parties = Library::ALL.map(|library| Way::ALL.map(|way| (library, way)));
	let guests = network.invite_guests(parties.as_flattened(), &mut rng).await.unwrap();
	let identity = Identity::with_email("a@example.org").named("Somebody");
	let infos = join_all(guests.iter().map(|guest| guest.ask(&identity, office.index))).await;
	let expected = network.chain.hash(&identity).await.unwrap();
	for (guest, info) in guests.iter().zip(infos) {
		assert_eq!(info.unwrap(), expected, "{:?}", guest.way());
	}
	let judge = |guest: &Guest| calls::provide_judgement(office.index, guest.account(), expected);
	let judging: Vec<_> = guests.iter().map(judge).collect();
	network.chain.submit_all(&office.signer, &judging).await.unwrap();
	let accounts: Vec<_> = guests.iter().map(Guest::account).collect();
	network.judgements.wait_for(office.index, &accounts, LIMIT).await.unwrap();
	for guest in &guests {
		let judged = network.judgements.of(guest.account());
		assert!(judged.len() == 1 && judged[0].is_reasonable(expected), "{judged:?}");
	}
}
