//! What people are told, and what is kept until they were.

use std::{sync::Arc, time::Duration};

use futures::future::join;
use litentry_registrar::{
	engine::{Notice, Notices, Untold},
	identity::{Field, Judgement},
	run::EveryWay,
};
use litentry_vocabulary::Account;

use crate::fakes::{ALICE, BOB, FakeNotices, World, key};

const HOUR: Duration = Duration::from_hours(1);
const MAIL: &str = "alice@example.org";

async fn judge(world: &World, account: Account) {
	world.get_judged(account, &[(Field::Email, MAIL)], MAIL).await;
}

async fn pass(world: &World, hours: u32) {
	world.clock.advance(HOUR * hours);
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
}

/// Who was told of a judgement, and how many receipts came with it.
fn told(world: &World) -> Vec<(Account, usize)> {
	let told = world.notices.take().into_iter().map(|notice| match notice {
		Notice::Judged { key, judgement: Judgement::Reasonable, receipts, reachable } => {
			assert_eq!(reachable, [(Field::Email, MAIL.to_owned())]);
			(key.account, receipts.len())
		}
		other => panic!("{other:?}"),
	});
	told.collect()
}

pub async fn whoever_could_not_be_told_is_told_later_with_the_receipts(world: World) {
	judge(&world, ALICE).await;
	world.notices.fail(true);
	for _ in 0..3 {
		pass(&world, 1).await;
	}
	world.notices.fail(false);
	assert_eq!(world.engine.receipts(&key(ALICE)).await.unwrap().len(), 2);
	pass(&world, 1).await;
	assert_eq!(told(&world), [(ALICE, 2)]);
	assert!(world.view(ALICE).await.unwrap().fields.is_empty());
	pass(&world, 1).await;
	assert_eq!((told(&world), world.engine.receipts(&key(ALICE)).await.unwrap()), (vec![], vec![]));
}

pub async fn whoever_can_never_be_told_is_forgotten_in_the_end(world: World) {
	judge(&world, ALICE).await;
	world.notices.fail(true);
	pass(&world, 71).await;
	assert_eq!(world.view(ALICE).await.unwrap().fields.len(), 1);
	pass(&world, 1).await;
	assert!(world.view(ALICE).await.unwrap().fields.is_empty());
	assert_eq!(world.engine.receipts(&key(ALICE)).await.unwrap(), []);
}

pub async fn while_somebody_is_told_slowly_everything_else_goes_on(world: World) {
	judge(&world, ALICE).await;
	let slow = world.notices.hold().await;
	let meanwhile = async {
		world.notices.is_asked().await;
		judge(&world, BOB).await;
		world.engine.tick().await.unwrap();
		assert_eq!(world.view(BOB).await.unwrap().fields.len(), 1);
		drop(slow);
	};
	let (told_first, ()) = join(world.engine.tell(), meanwhile).await;
	told_first.unwrap();
	pass(&world, 0).await;
	assert_eq!(told(&world), [(ALICE, 2), (BOB, 2)]);
}

#[tokio::test]
async fn every_way_is_tried_also_when_another_one_fails() {
	let [first, second] = [(), ()].map(|()| Arc::new(FakeNotices::default()));
	let ways = EveryWay(vec![first.clone(), second.clone()]);
	let due = Notice::RenewalDue { key: key(ALICE), until: 1, reachable: vec![] };
	for failing in [&first, &second] {
		failing.fail(true);
		assert_eq!(ways.tell(due.clone()).await, Err(Untold));
		failing.fail(false);
	}
	assert_eq!((first.take(), second.take()), (vec![due.clone()], vec![due]));
}
