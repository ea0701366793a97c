//! The audit record.

use litentry_registrar::{
	audit::{Kind, Page, Statement, check},
	desk::Desk,
	engine::Notice,
	identity::{Field, Judgement},
};

use crate::fakes::{ALICE, World, key};

const MAIL: &str = "alice@example.org";

pub async fn a_receipt_shows_what_was_verified(world: World) {
	let fields = [(Field::Display, "Alice"), (Field::Email, MAIL)];
	world.get_judged(ALICE, &fields, MAIL).await;
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	let record = world.engine.audit(1, 100).await.unwrap().entries;
	let kinds: Vec<_> = record.iter().map(|entry| entry.kind).collect();
	assert_eq!(kinds, [Kind::Verified, Kind::Verified, Kind::Judged]);
	assert_eq!(check(&record), Ok(record[2].hash()));
	let Some(Notice::Judged { receipts, reachable, .. }) = world.notices.take().pop() else {
		panic!("nobody was told");
	};
	assert_eq!(reachable, fields.map(|(field, text)| (field, text.to_owned())));
	assert!(receipts[1].statement.to_string().contains("value \"alice@example.org\"\n"));
	let is_shown = receipts.iter().zip(&record).all(|(receipt, entry)| receipt.is_of(entry));
	assert!(is_shown && receipts.len() == record.len());
	let info = world.view(ALICE).await.unwrap().info;
	let judged = Statement::judged(&key(ALICE), info, Judgement::Reasonable);
	assert_eq!(receipts[2].statement, judged);
	assert_eq!(world.engine.receipts(&key(ALICE)).await.unwrap(), []);
}

pub async fn each_part_of_the_record_tells_how_long_it_is(world: World) {
	assert_eq!(world.engine.audit(1, 9).await, Ok(Page { entries: vec![], total: 0 }));
	world.get_judged(ALICE, &[(Field::Display, "Alice"), (Field::Email, MAIL)], MAIL).await;
	let part = async |from, limit| {
		let Page { entries, total } = world.engine.audit(from, limit).await.unwrap();
		(entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), total)
	};
	assert_eq!(part(1, 2).await, (vec![1, 2], 3));
	assert_eq!(part(3, 2).await, (vec![3], 3));
	assert_eq!(part(1, 0).await, (vec![], 3));
	assert_eq!(part(u64::MAX, 2).await, (vec![], 3));
}
