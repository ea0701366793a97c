//! What people are told by mail.

use std::sync::Arc;

use litentry_registrar::{
	audit::{Receipt, Statement},
	engine::{Notice, Notices, Untold},
	identity::{Field, InfoHash, Judgement},
	mail::{MailNotices, Smtp},
};
use mail_parser::{MessageParser, MimeHeaders};
use serde_json::{Value, json};

use crate::{ALICE, NOW, clock, key, node::PostOffice, postmark, server, settings, stationery};

fn notices(port: u16) -> MailNotices {
	let smtp = Smtp::new(&settings(server(port), None), postmark(), clock()).unwrap();
	MailNotices::new(Arc::new(smtp), stationery())
}

fn judged(reachable: Vec<(Field, String)>) -> Notice {
	let statement = Statement::judged(&key(), InfoHash([4; 32]), Judgement::Reasonable);
	let receipts = vec![Receipt { number: 7, salt: [5; 32], statement }];
	Notice::Judged { key: key(), judgement: Judgement::Reasonable, receipts, reachable }
}

fn by_mail() -> Vec<(Field, String)> {
	vec![(Field::Display, "Alice".into()), (Field::Email, ALICE.into())]
}

#[tokio::test]
async fn a_judgement_comes_with_its_receipts() {
	let office = PostOffice::open().await;
	assert_eq!(notices(office.port).tell(judged(by_mail())).await, Ok(()));
	let caught = office.caught().await;
	assert_eq!(caught.to, [ALICE]);
	let raw = caught.raw();
	let message = MessageParser::default().parse(&raw).unwrap();
	assert_eq!(message.subject(), Some("Your on-chain identity was judged: reasonable"));
	assert!(message.body_text(0).unwrap().contains("https://registrar.example/request"));
	let file = message.attachment(0).unwrap();
	assert_eq!(file.attachment_name(), Some("receipts.json"));
	let receipts: Value = serde_json::from_slice(file.contents()).unwrap();
	let statement = Statement::judged(&key(), InfoHash([4; 32]), Judgement::Reasonable).0;
	let salt = "05".repeat(32);
	assert_eq!(receipts, json!([{ "entry": 7, "salt": salt, "statement": statement }]));
}

#[tokio::test]
async fn a_renewal_is_called_for_in_time() {
	let office = PostOffice::open().await;
	let due = Notice::RenewalDue { key: key(), until: NOW, reachable: by_mail() };
	assert_eq!(notices(office.port).tell(due).await, Ok(()));
	let raw = office.caught().await.raw();
	let message = MessageParser::default().parse(&raw).unwrap();
	assert_eq!(message.subject(), Some("Renew your on-chain identity before 2027-01-15"));
	assert_eq!(message.attachment_count(), 0);
}

#[tokio::test]
async fn who_has_no_address_is_not_told_and_that_is_no_failure() {
	let office = PostOffice::open().await;
	let without = vec![(Field::Matrix, "@alice:example.org".to_owned())];
	assert_eq!(notices(office.port).tell(judged(without)).await, Ok(()));
	assert!(office.catches_nothing().await);
}

#[tokio::test]
async fn who_could_not_be_told_is_told_later() {
	let office = PostOffice::open().await;
	let port = office.port;
	drop(office);
	assert_eq!(notices(port).tell(judged(by_mail())).await, Err(Untold));
}
