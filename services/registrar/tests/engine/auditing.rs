//! The audit record.

use litentry_registrar::{
	audit::{Kind, Statement, check},
	desk::Desk,
	engine::Notice,
	identity::{Field, Judgement},
};

use crate::fakes::{ALICE, World, key};

const MAIL: &str = "alice@example.org";

pub async fn a_receipt_shows_what_was_verified(world: World) {
	let fields = [(Field::Display, "Alice"), (Field::Email, MAIL)];
	world.get_judged(ALICE, &fields, MAIL).await;
	world.engine.tick().await.unwrap();
	let record = world.engine.audit(1, 100).await.unwrap();
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
