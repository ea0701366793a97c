//! Nothing is lost when the registrar ends, and nothing is done twice when it starts again.

use std::{future::pending, sync::Arc, time::Duration};

use futures::{FutureExt, future::BoxFuture};
use litentry_registrar::answer::{Accepted, Answer, Answers, NotAccepted};
use tokio::time::sleep;

use crate::{
	fakes::{ALICE, after_polls},
	person::Person,
	registrar::Registrar,
};

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

/// Decides, and is then ended before it says so.
struct Ended(Arc<dyn Answers>);

impl Answers for Ended {
	fn answer(&self, answer: Answer) -> BoxFuture<'_, Result<Accepted, NotAccepted>> {
		async move {
			self.0.answer(answer).await.unwrap();
			pending().await
		}
		.boxed()
	}
}

#[tokio::test]
async fn what_was_accepted_but_not_said_yet_counts() {
	let (mut registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	registrar.ask(ALICE, &alice.user).await;
	let code = registrar.begin(ALICE).await;
	let room = alice.accept(0).await;
	registrar.go_on_with(Arc::new(Ended(registrar.engine.clone())));
	alice.say(&room, &code.to_string()).await;
	while !registrar.is_verified(ALICE).await {
		sleep(Duration::from_millis(20)).await;
	}
	registrar.go_on();
	let said = alice.heard(&room, &registrar.user, 2).await;
	let expected = "Not accepted: this code was used before. If it was you who sent it, it counts.";
	assert_eq!(said[1], expected);
}

#[tokio::test]
async fn wherever_it_ends_each_message_is_answered_once() {
	let (mut registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	registrar.ask(ALICE, &alice.user).await;
	let code = registrar.begin(ALICE).await;
	let room = alice.accept(0).await;
	let before = registrar.position().await;
	registrar.stop();
	registrar.rewind(&before).await;
	alice.say(&room, &code.to_string()).await;
	let own = alice.user.clone();
	alice.heard(&room, &own, 1).await;
	let has_gone_on = || registrar.position().now_or_never().as_ref() != Some(&before);
	for polls in 1.. {
		let bot = registrar.bot(registrar.engine.clone());
		after_polls(bot.run(), polls, has_gone_on).await;
		if has_gone_on() {
			break;
		}
	}
	assert!(registrar.is_verified(ALICE).await);
	registrar.go_on();
	alice.say(&room, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A").await;
	let said = alice.heard(&room, &registrar.user, 3).await;
	assert!(said[2].starts_with("Not accepted: this code is not known here."), "{said:?}");
	assert_eq!(said.len(), 3, "{said:?}");
}
