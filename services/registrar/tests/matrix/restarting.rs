//! Nothing is lost when the registrar ends, and nothing is done twice when it starts again.

use crate::{fakes::ALICE, person::Person, registrar::Registrar};

#[tokio::test]
async fn what_is_written_while_nobody_reads_is_read_later() {
	let (mut registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	registrar.ask(ALICE, &alice.user).await;
	let code = registrar.begin(ALICE).await;
	let room = alice.accept(0).await;
	registrar.position().await;
	registrar.stop();
	// More than comes at once.
	alice.say(&room, &code.to_string()).await;
	alice.say_often(&room, 150).await;
	registrar.go_on();
	let said = alice.heard(&room, &registrar.user, 3).await;
	assert!(said[1].starts_with("Accepted: "), "{said:?}");
	assert!(registrar.is_verified(ALICE).await);
}

#[tokio::test]
async fn what_was_answered_is_not_answered_again() {
	let (mut registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	registrar.ask(ALICE, &alice.user).await;
	let before = registrar.position().await;
	let code = registrar.begin(ALICE).await;
	let room = alice.accept(0).await;
	alice.say(&room, &code.to_string()).await;
	alice.heard(&room, &registrar.user, 2).await;
	registrar.stop();
	registrar.rewind(&before).await;
	registrar.go_on();
	alice.say(&room, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A").await;
	let said = alice.heard(&room, &registrar.user, 3).await;
	assert!(said[1].starts_with("Accepted: "), "{said:?}");
	assert!(said[2].starts_with("Not accepted: this code is not known here."), "{said:?}");
}

#[tokio::test]
async fn a_position_that_the_home_server_does_not_know_is_given_up() {
	let (mut registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	registrar.ask(ALICE, &alice.user).await;
	let code = registrar.begin(ALICE).await;
	let room = alice.accept(0).await;
	registrar.position().await;
	registrar.stop();
	alice.say(&room, &code.to_string()).await;
	registrar.rewind("nowhere").await;
	registrar.go_on();
	alice.heard(&room, &registrar.user, 2).await;
	assert!(registrar.is_verified(ALICE).await);
}
