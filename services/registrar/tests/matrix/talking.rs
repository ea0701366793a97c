//! Whoever has the account and the page verifies it.

use litentry_vocabulary::ss58;

use crate::{
	fakes::{ALICE, BOB},
	person::Person,
	registrar::{PAGE, Registrar},
};

#[tokio::test]
async fn whoever_sends_the_code_from_the_account_has_it_verified() {
	let (registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	registrar.ask(ALICE, &alice.user).await;
	let code = registrar.begin(ALICE).await.to_string();

	let room = alice.accept(0).await;
	let said = alice.heard(&room, &registrar.user, 1).await;
	let address = ss58::encode(0, ALICE.as_bytes());
	assert!(said[0].contains(&format!("{address} on Polkadot")), "{said:?}");
	assert!(said[0].contains(PAGE), "{said:?}");
	assert!(!said[0].contains(&code), "{said:?}");
	assert!(!registrar.is_verified(ALICE).await);

	alice.say(&room, &format!("My code: {}", code.to_lowercase())).await;
	let said = alice.heard(&room, &registrar.user, 2).await;
	assert!(said[1].starts_with("Accepted: "), "{said:?}");
	assert!(registrar.is_verified(ALICE).await);
}

#[tokio::test]
async fn what_is_begun_twice_is_said_once_in_one_room() {
	let (registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	registrar.ask(ALICE, &alice.user).await;
	let (first, second) = (registrar.begin(ALICE).await, registrar.begin(ALICE).await);

	let room = alice.accept(0).await;
	alice.say(&room, &first.to_string()).await;
	alice.say(&room, &second.to_string()).await;
	let said = alice.heard(&room, &registrar.user, 3).await;
	assert!(said[1].starts_with("Not accepted: "), "{said:?}");
	assert!(said[2].starts_with("Accepted: "), "{said:?}");
	assert_eq!(said.len(), 3);
	assert_eq!(alice.invitations().await, 1);
}

#[tokio::test]
async fn whoever_comes_first_is_answered_in_the_room_that_he_opened() {
	let (registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	let room = alice.open(&registrar.user, false).await;
	alice.say(&room, "Is anybody here?").await;
	let said = alice.heard(&room, &registrar.user, 1).await;
	assert!(said[0].starts_with("This is the registrar's program."), "{said:?}");

	registrar.ask(ALICE, &alice.user).await;
	let code = registrar.begin(ALICE).await;
	alice.heard(&room, &registrar.user, 2).await;
	alice.say(&room, &code.to_string()).await;
	let said = alice.heard(&room, &registrar.user, 3).await;
	assert!(said[2].starts_with("Accepted: "), "{said:?}");
	assert_eq!(alice.invitations().await, 0);
}

#[tokio::test]
async fn two_people_at_once_are_told_apart() {
	let registrar = Registrar::start_with_password().await;
	let (mut alice, mut bob) = tokio::join!(Person::new("alice"), Person::new("bob"));
	registrar.ask(ALICE, &alice.user).await;
	registrar.ask(BOB, &bob.user).await;
	let (for_alice, for_bob) = tokio::join!(registrar.begin(ALICE), registrar.begin(BOB));
	let (with_alice, with_bob) = tokio::join!(alice.accept(0), bob.accept(0));
	assert_ne!(with_alice, with_bob);
	let (for_alice, for_bob) = (for_alice.to_string(), for_bob.to_string());
	tokio::join!(alice.say(&with_alice, &for_alice), bob.say(&with_bob, &for_bob));
	let (to_alice, to_bob) = tokio::join!(
		alice.heard(&with_alice, &registrar.user, 2),
		bob.heard(&with_bob, &registrar.user, 2),
	);
	assert!(to_alice[1].contains(&ss58::encode(0, ALICE.as_bytes())), "{to_alice:?}");
	assert!(to_bob[1].contains(&ss58::encode(0, BOB.as_bytes())), "{to_bob:?}");
	assert!(registrar.is_verified(ALICE).await && registrar.is_verified(BOB).await);
}

#[tokio::test]
async fn whoever_has_left_is_invited_again_when_he_begins_again() {
	let (registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	registrar.ask(ALICE, &alice.user).await;
	registrar.begin(ALICE).await;
	let room = alice.accept(0).await;
	alice.leave(&room).await;
	let code = registrar.begin(ALICE).await;
	let (again, _) = alice.invited(1).await;
	assert_eq!(again, room);
	alice.join(&room).await;
	alice.say(&room, &code.to_string()).await;
	alice.heard(&room, &registrar.user, 2).await;
	assert!(registrar.is_verified(ALICE).await);
}
