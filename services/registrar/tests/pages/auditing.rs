//! The audit record as people check it.

use std::{fs, process::Command};

use litentry_registrar::{
	answer::Answers,
	audit::Receipt,
	challenge::Channel,
	desk::{Desk, Office},
	engine::Notice,
	identity::Field,
	operator::Check,
};
use serde_json::{Value, json};

use crate::{
	fakes::{ALICE, key},
	house::{House, MAIL},
	visitor::{Reply, Visitor},
};

async fn receipts(house: &House) -> Vec<Receipt> {
	house.ask(ALICE, &[(Field::Email, MAIL)]).await;
	house.engine.begin(key(ALICE), Field::Email, Channel::MailLink).await.unwrap();
	house.engine.answer(house.mail.answer_of(MAIL)).await.unwrap();
	for _ in 0..3 {
		house.watch().await;
	}
	house.engine.tell().await.unwrap();
	house.engine.tick().await.unwrap();
	match house.notices.take().remove(0) {
		Notice::Judged { receipts, .. } => receipts,
		notice @ Notice::RenewalDue { .. } => panic!("{notice:?}"),
	}
}

/// Runs the command that the page gives, with this receipt.
fn digest(command: &str, receipt: &Receipt) -> String {
	let folder = tempfile::tempdir().unwrap();
	fs::write(folder.path().join("statement.txt"), &receipt.statement.0).unwrap();
	let command = command.replace("SALT", &hex::encode(receipt.salt));
	let output = Command::new("sh").args(["-c", &command]).current_dir(folder.path()).output();
	let output = String::from_utf8(output.unwrap().stdout).unwrap();
	output.split_whitespace().next().unwrap().to_owned()
}

/// The file that people are sent.
fn written(receipts: &[Receipt]) -> Value {
	let receipt = |it: &Receipt| json!({ "entry": it.number, "salt": hex::encode(it.salt), "statement": it.statement.0 });
	receipts.iter().map(receipt).collect()
}

#[tokio::test]
async fn a_receipt_is_found_in_the_record_with_the_command_on_the_page() {
	let house = House::new().await;
	let receipts = receipts(&house).await;
	let page = Visitor::of(&house).get("/audit").await;
	assert!(!page.says(MAIL));
	let (_, rest) = page.body.split_once("<code>(printf").unwrap();
	let (command, _) = rest.split_once("</code>").unwrap();
	assert_eq!(receipts.len(), 2);
	for receipt in &receipts {
		let digest = digest(&format!("(printf{command}"), receipt);
		assert!(page.says(&digest), "{receipt:?}: {}", page.body);
	}
}

#[tokio::test]
async fn the_registrar_s_program_checks_the_whole_record() {
	let house = House::new().await;
	let receipts = receipts(&house).await;
	let visitor = Visitor::of(&house);
	assert!(visitor.get("/audit").await.says("<code>litentry-registrar audit check receipts.json"));
	let record = visitor.get("/audit/record.jsonl").await.body;
	let folder = tempfile::tempdir().unwrap();
	let file = |name: &str, content: &str| {
		let path = folder.path().join(name);
		fs::write(&path, content).unwrap();
		path
	};
	let shown = file("receipts.json", &written(&receipts).to_string());
	let check = |record: &str| {
		let (receipts, record) = (shown.clone(), Some(file("record.jsonl", record)));
		Check { receipts, record, seen: None }.run_offline(&mut Vec::new())
	};
	assert!(check(&record).is_ok());
	let digit = record.find("\"digest\":\"0x").unwrap() + 12;
	let other = if &record[digit..=digit] == "0" { "1" } else { "0" };
	let changed = [&record[..digit], other, &record[digit + 1..]].concat();
	assert!(check(&changed).is_err());
}

#[tokio::test]
async fn the_record_is_read_from_any_entry_on() {
	let house = House::new().await;
	let receipts = receipts(&house).await;
	let (visitor, last) = (Visitor::of(&house), receipts.iter().map(|it| it.number).max().unwrap());
	let page = visitor.get(&format!("/audit?from={last}")).await;
	assert!(page.says(&format!("<th scope=\"row\">{last}</th>")) && page.says("Earlier entries"));
	assert!(!page.says("<th scope=\"row\">1</th>"));
	let beyond = visitor.get("/audit?from=1000").await;
	assert!(beyond.says("There are none.") && beyond.says("\"/audit?from=1\""), "{}", beyond.body);
	assert!(!visitor.get("/audit?from=x").await.status.is_success());
}

#[tokio::test]
async fn the_newest_entries_are_first_and_the_older_ones_are_turned_to() {
	let house = House::new().await;
	for _ in 0..60 {
		house.engine.ban(ALICE, 2_000_000).await.unwrap();
	}
	let visitor = Visitor::of(&house);
	let rows = |page: &Reply| {
		let rows = page.body.split("<th scope=\"row\">").skip(1);
		rows.map(|row| row.split_once('<').unwrap().0.parse().unwrap()).collect::<Vec<u64>>()
	};
	let newest = visitor.get("/audit").await;
	assert_eq!(rows(&newest), (11..=60).rev().collect::<Vec<_>>());
	assert!(newest.says("Entries 11 to 60 of 60, the newest first"), "{}", newest.body);
	assert!(newest.says("\"/audit?from=1\"") && !newest.says("Later entries"));
	let oldest = visitor.get("/audit?from=1").await;
	assert_eq!(rows(&oldest), (1..=50).rev().collect::<Vec<_>>());
	assert!(oldest.says("\"/audit?from=51\"") && !oldest.says("Earlier entries"));
	let record = visitor.get("/audit/record.jsonl").await.body;
	assert_eq!(record.lines().count(), 60);
}

#[tokio::test]
async fn whoever_takes_the_whole_record_again_and_again_waits() {
	let house = House::admitting(3).await;
	let visitor = Visitor::of(&house);
	for _ in 0..3 {
		assert_eq!(visitor.get("/audit/record.jsonl").await.status, 200);
	}
	assert_eq!(visitor.get("/audit/record.jsonl").await.status, 429);
	assert_eq!(visitor.get("/audit").await.status, 200);
}
