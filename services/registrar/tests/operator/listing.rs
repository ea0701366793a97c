//! `registrar requests`.

use std::time::Duration;

use litentry_registrar::identity::Field;
use litentry_vocabulary::Account;
use serde_json::{Value, json};

use crate::{
	address,
	fakes::{ALICE, BOB, World},
	lines, written,
};

#[tokio::test]
async fn open_requests_are_a_table_with_what_each_waits_for() {
	let world = World::new().await;
	let legal = (Field::Legal, "Alice A.");
	world.ask(ALICE, &[legal, (Field::Email, "alice@example.org")]).await;
	world.clock.advance(Duration::from_hours(50));
	world.ask(BOB, &[(Field::Display, "Bob")]).await;
	let (alice, bob) = (address(ALICE), address(BOB));
	let width = alice.len();
	assert_eq!(
		written(&world, "requests").await,
		lines(&[
			&format!("CHAIN  {:width$}  SINCE  STAGE    OBSTACLES", "ACCOUNT"),
			&format!(
				"test   {alice}  2d     waiting  legal awaits the operator; email is not verified"
			),
			&format!("test   {bob}  0s     waiting  one of email has to be set"),
		])
	);
}

#[tokio::test]
async fn all_open_requests_are_listed_however_many_there_are() {
	let world = World::new().await;
	let accounts: Vec<Account> = (0..300_u16).map(account).collect();
	for account in &accounts {
		world.set(*account, &[(Field::Email, "alice@example.org")]);
		world.chain.request_judgement(*account);
	}
	world.watch().await;
	let listed = written(&world, "requests --json").await;
	let account = |line| serde_json::from_str::<Value>(line).unwrap()["account"].clone();
	let listed: Vec<Value> = listed.lines().map(account).collect();
	assert_eq!(listed, accounts.into_iter().map(|it| json!(address(it))).collect::<Vec<_>>());
}

fn account(number: u16) -> Account {
	let mut account = [0; 32];
	account[..2].copy_from_slice(&number.to_be_bytes());
	Account(account)
}
