//! `registrar audit export` and `registrar audit check`.

use std::{fs, path::Path};

use litentry_registrar::{
	engine::Notice,
	identity::Field,
	operator::{Audit, Command},
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
	address, command,
	fakes::{ALICE, World},
	refused, written,
};

const MAIL: &str = "alice@example.org";

/// A registrar that has judged Alice, with her receipts and its exported record as files.
struct Audited {
	world: World,
	folder: TempDir,
	record: Vec<Value>,
}

impl Audited {
	async fn new() -> Self {
		let (world, folder) = (World::new().await, tempfile::tempdir().unwrap());
		world.get_judged(ALICE, &[(Field::Display, "Alice"), (Field::Email, MAIL)], MAIL).await;
		let kept = written(&world, &format!("export {}", address(ALICE))).await;
		fs::write(folder.path().join("receipts.json"), kept).unwrap();
		let record = written(&world, "audit export").await;
		let record = record.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
		let audited = Self { world, folder, record };
		audited.write_record(|_| ());
		audited
	}

	fn path(&self, name: &str) -> String {
		self.folder.path().join(name).display().to_string()
	}

	/// Writes the record to a file, after a change of it.
	fn write_record(&self, change: impl FnOnce(&mut Vec<Value>)) {
		let mut record = self.record.clone();
		change(&mut record);
		let lines: Vec<_> = record.iter().map(|line| format!("{line}\n")).collect();
		fs::write(self.path("record"), lines.concat()).unwrap();
	}

	fn check(&self) -> String {
		format!("audit check {}", self.path("receipts.json"))
	}

	/// Checks as somebody without a registrar does.
	fn check_offline(&self) -> Result<String, String> {
		check_offline(&format!("{} --record {}", self.check(), self.path("record")))
	}
}

fn check_offline(line: &str) -> Result<String, String> {
	let mut out = Vec::new();
	let command = command(line).unwrap();
	let checked = command.offline().unwrap().run_offline(&mut out);
	checked.map(|()| String::from_utf8(out).unwrap()).map_err(|cause| cause.to_string())
}

#[tokio::test]
async fn receipts_are_checked_by_the_registrar_and_by_anybody() {
	let audited = Audited::new().await;
	let told = written(&audited.world, &audited.check()).await;
	let last = audited.record[2]["hash"].as_str().unwrap();
	assert!(told.starts_with("Entry 1, verified at 1970-01-01T00:16:40Z, says:\n  request 0x07"));
	assert!(told.contains("  value \"alice@example.org\"\n"), "{told}");
	assert!(told.contains("The record has 3 entries, and none was changed."), "{told}");
	assert!(told.contains(last), "{told}");
	assert_eq!(audited.check_offline(), Ok(told));
}

#[tokio::test]
async fn the_receipts_that_a_person_is_given_are_good_when_nothing_else_is_kept() {
	let audited = Audited::new().await;
	let world = &audited.world;
	world.engine.tell().await.unwrap();
	world.engine.tick().await.unwrap();
	let Some(Notice::Judged { receipts, .. }) = world.notices.take().pop() else { panic!() };
	let receipt = &receipts[1];
	let alone = json!({
		"entry": receipt.number,
		"salt": hex::encode(receipt.salt),
		"statement": receipt.statement.to_string(),
	});
	let path = audited.path("receipts.json");
	let (salt, statement) = (hex::encode(receipt.salt), &receipt.statement);
	let message = format!("You are judged now.\n\nentry 2\nsalt 0x{salt}\n{statement}\nBye");
	for given in [alone.to_string(), message.trim_end().into()] {
		fs::write(&path, given).unwrap();
		let told = written(world, &audited.check()).await;
		assert!(told.starts_with("Entry 2, verified") && told.contains(MAIL), "{told}");
	}
	let kept = written(world, &format!("export {}", address(ALICE))).await;
	fs::write(path, kept).unwrap();
	assert!(refused(world, &audited.check()).await.contains("holds no receipt"));
}

#[tokio::test]
async fn a_receipt_of_something_else_is_found_out() {
	let audited = Audited::new().await;
	let receipts = fs::read_to_string(audited.path("receipts.json")).unwrap();
	let forged = receipts.replace(MAIL, "mallory@example.org");
	fs::write(audited.path("receipts.json"), forged).unwrap();
	let other = "entry 2 of the record is not of this statement";
	assert_eq!(refused(&audited.world, &audited.check()).await, other);
	assert_eq!(audited.check_offline(), Err(other.into()));
}

#[tokio::test]
async fn a_record_that_was_changed_is_found_out() {
	let audited = Audited::new().await;
	type Change = fn(&mut Vec<Value>);
	let changes: [(Change, &str); 6] = [
		(|record| record[1]["judgement"] = json!(6), "entry 2 of the audit record does not follow"),
		(|record| record[1]["at"] = json!(1), "entry 2 of the audit record does not follow"),
		(|record| drop(record.remove(0)), "entry 1 of the audit record does not follow"),
		(|record| record.swap(0, 1), "entry 1 of the audit record does not follow"),
		(|record| drop(record.pop()), "the record has no entry 3"),
		(|record| record[2] = json!("judged"), "line 3 is no entry of an audit record"),
	];
	for (change, expected) in changes {
		audited.write_record(change);
		let found = audited.check_offline().unwrap_err();
		assert!(found.starts_with(expected), "{found}");
	}
}

#[tokio::test]
async fn a_record_that_was_written_anew_lacks_the_hash_that_was_seen() {
	let audited = Audited::new().await;
	let check = |seen: &str| {
		let (check, record) = (audited.check(), audited.path("record"));
		check_offline(&format!("{check} --record {record} --seen {seen}"))
	};
	for entry in &audited.record {
		assert!(check(entry["hash"].as_str().unwrap()).is_ok());
	}
	let elsewhere = format!("0x{}", "07".repeat(32));
	let rewritten = "no entry of the record has the hash that was seen earlier";
	assert!(check(&elsewhere).unwrap_err().starts_with(rewritten));
	let check = format!("{} --seen {elsewhere}", audited.check());
	assert!(refused(&audited.world, &check).await.starts_with(rewritten));
}

#[tokio::test]
async fn only_a_check_against_a_file_needs_no_registrar() {
	let is_offline = |line: &str| command(line).unwrap().offline().is_some();
	assert!(is_offline("audit check receipts --record record"));
	assert!(!is_offline("audit check receipts") && !is_offline("audit export"));
	let Command::Audit { command: Audit::Check(check) } =
		command("audit check nothing --record nothing").unwrap()
	else {
		panic!()
	};
	let cause = check.run_offline(&mut Vec::new()).unwrap_err().to_string();
	assert!(cause.starts_with("nothing cannot be read") && !Path::new("nothing").exists());
}
