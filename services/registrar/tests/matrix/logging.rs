//! Nothing personal is written into logs.

use std::{
	io,
	sync::{Arc, Mutex},
};

use tracing::{Dispatch, Level};

use crate::{fakes::ALICE, person::Person, registrar::Registrar};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		self.0.lock().unwrap().extend_from_slice(bytes);
		Ok(bytes.len())
	}

	fn flush(&mut self) -> io::Result<()> {
		Ok(())
	}
}

#[tokio::test]
async fn neither_codes_nor_accounts_are_logged() {
	let log = Log::default();
	let writer = log.clone();
	let subscriber = tracing_subscriber::fmt()
		.with_max_level(Level::DEBUG)
		.with_writer(move || writer.clone())
		.finish();
	let _logging = tracing::subscriber::set_default(subscriber);
	// While there is one subscriber alone, what a test without one has logged first is off for all.
	let _other = Dispatch::new(tracing_subscriber::registry());
	let (mut registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	registrar.ask(ALICE, &alice.user).await;
	let code = registrar.begin(ALICE).await.to_string();
	let room = alice.accept(0).await;
	registrar.rewind("nowhere").await;
	registrar.go_on();
	alice.say(&room, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A").await;
	alice.say(&room, &code).await;
	alice.heard(&room, &registrar.user, 3).await;

	let written = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
	assert!(written.contains("the Matrix home server tells nothing"), "{written}");
	for personal in [&*code, "AAAAA-AAAAA", &alice.user, "alice-", &room] {
		assert!(!written.contains(personal), "{written}");
	}
}
