//! Telling people what they did not ask for.

use litentry_registrar::{
	audit::{Receipt, Statement},
	engine::{Notice, Notices},
	identity::{Field, Judgement},
	matrix::MatrixNotices,
};

use crate::{
	fakes::{ALICE, key},
	person::Person,
	registrar::Registrar,
};

fn judged(reachable: Vec<(Field, String)>) -> Notice {
	let statement = Statement("field \"matrix\"\n".to_owned());
	let receipts = vec![Receipt { number: 7, salt: [1; 32], statement }];
	Notice::Judged { key: key(ALICE), judgement: Judgement::Reasonable, receipts, reachable }
}

#[tokio::test]
async fn whoever_has_an_account_on_matrix_is_told_there_once() {
	let (registrar, mut alice) = (Registrar::start().await, Person::new("alice").await);
	let (notices, reachable) = (registrar.notices(), vec![(Field::Matrix, alice.user.clone())]);
	let notice = judged(reachable.clone());
	assert!(MatrixNotices::reaches(&notice));
	notices.tell(notice.clone()).await.unwrap();
	notices.tell(notice).await.unwrap();
	let until = 1_900_000_000_000;
	notices.tell(Notice::RenewalDue { key: key(ALICE), until, reachable }).await.unwrap();

	let room = alice.accept(0).await;
	let said = alice.heard(&room, &registrar.user, 2).await;
	assert!(said[0].contains("is judged now: reasonable"), "{said:?}");
	assert!(said[0].contains("entry 7\nsalt 0x0101"), "{said:?}");
	assert!(said[1].contains("out of date on 2030-03-17"), "{said:?}");
	assert_eq!(said.len(), 2);
}

#[tokio::test]
async fn whoever_has_none_is_not_told_here() {
	let registrar = Registrar::start().await;
	let elsewhere = judged(vec![(Field::Email, "alice@example.org".to_owned())]);
	assert!(!MatrixNotices::reaches(&elsewhere));
	assert_eq!(registrar.notices().tell(elsewhere).await, Ok(()));
}
