//! `registrar ban` and `registrar unban`.

use litentry_registrar::{
	desk::{Desk, Office},
	identity::Field,
	operator::Failure,
};

use crate::{
	address, command,
	fakes::{ALICE, World},
	typed, written,
};

const UNTIL: u64 = 1_000_000 + 30 * 24 * 3_600_000;

#[tokio::test]
async fn an_account_is_banned_for_a_time_and_freed() {
	let world = World::new().await;
	world.ask(ALICE, &[(Field::Email, "alice@example.org")]).await;
	let alice = address(ALICE);
	let banned = written(&world, &format!("ban {alice} --for 30d")).await;
	assert_eq!(banned, "Banned until 1970-01-31T00:16:40Z.\n");
	assert_eq!(world.engine.banned(ALICE).await, Ok(Some(UNTIL)));
	assert_eq!(written(&world, &format!("unban {alice}")).await, "The ban is lifted.\n");
	assert_eq!(world.engine.banned(ALICE).await, Ok(None));
	assert_eq!(written(&world, &format!("unban {alice}")).await, "The account is not banned.\n");
	// Nothing was lifted, so nothing is written down.
	assert_eq!(world.engine.audit(1, 9).await.unwrap().total, 2);
}

#[tokio::test]
async fn an_account_that_nobody_knows_is_banned_only_when_that_is_meant() {
	let world = World::new().await;
	let ban = format!("ban 0x{} --for 30d", "01".repeat(32));
	let (done, asked) = typed(&world, &ban, "no\n").await;
	assert!(matches!(done, Err(Failure::Unconfirmed)));
	assert_eq!(asked, "No request of this account is kept. Ban it nevertheless? Type yes: ");
	assert_eq!(world.engine.banned(ALICE).await, Ok(None));
	written(&world, &format!("{ban} --yes")).await;
	assert_eq!(world.engine.banned(ALICE).await, Ok(Some(UNTIL)));
}

#[test]
fn a_ban_names_an_account_and_a_time() {
	let alice = address(ALICE);
	for line in ["ban alice --for 30d", &format!("ban {alice}"), &format!("ban {alice} --for 30")] {
		assert!(command(line).is_err(), "{line}");
	}
}
