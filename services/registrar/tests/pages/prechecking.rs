//! What would stand in the way, before any fee is paid.

use crate::{
	house::House,
	visitor::{Reply, Visitor},
};

async fn check(house: &House, fields: &[(&str, &str)]) -> Reply {
	let form: Vec<_> = [("chain", "test-net")].into_iter().chain(fields.iter().copied()).collect();
	Visitor::of(house).post("/precheck", &form).await
}

#[tokio::test]
async fn an_identity_that_can_be_verified_has_nothing_in_its_way() {
	let house = House::new().await;
	let page =
		check(&house, &[("display", "Bob"), ("email", "bob@example.org"), ("web", "")]).await;
	assert!(page.says("Nothing stands in the way") && page.says("0.5 UNIT"), "{}", page.body);
	assert!(
		page.says("You will be asked to show that this is yours: E-mail address"),
		"{}",
		page.body
	);
}

#[tokio::test]
async fn everything_that_has_to_be_changed_is_said_where_it_was_written() {
	let house = House::new().await;
	house.name.publish("bob");
	let long = "a".repeat(33);
	let fields =
		[("display", "Bob"), ("email", "bob at example.org"), ("web", &long), ("discord", "bob")];
	let page = check(&house, &fields).await;
	for text in [
		"Something has to be changed first",
		"can be taken for “<bdi>bob</bdi>”",
		"Expected is a word.",
		"Expected is at most 32 bytes of text.",
		"Discord is not verified by this registrar",
		"value=\"bob at example.org\"",
		"aria-invalid=\"true\"",
	] {
		assert!(page.says(text), "{text}: {}", page.body);
	}
	assert!(check(&house, &[]).await.says("Fill in at least one field"));
}

#[tokio::test]
async fn nobody_is_told_what_only_those_who_paid_can_do() {
	let house = House::new().await;
	let page = check(&house, &[("display", "Bob"), ("discord", "bob")]).await;
	for after in ["no new fee", "the request stays", "has to be shown", "Clear this field"] {
		assert!(!page.says(after), "{after}: {}", page.body);
	}
	// A name needs nothing of its owner.
	assert!(!page.says("Display name.") && !page.says("Nothing of it has to be shown"));
}

#[tokio::test]
async fn what_the_chain_refuses_is_folded_until_it_is_written() {
	let house = House::new().await;
	let empty = Visitor::of(&house).get("/precheck").await;
	let (shown, folded) = empty.body.split_once("<details>").unwrap();
	assert!(shown.contains("name=\"email\"") && folded.contains("name=\"discord\""));
	assert!(!shown.contains("name=\"discord\"") && !folded.contains("name=\"email\""));
	assert!(check(&house, &[("discord", "bob")]).await.says("<details open>"));
}

#[tokio::test]
async fn the_form_knows_for_which_chain_it_was_opened() {
	let house = House::new().await;
	let page = Visitor::of(&house).get("/precheck?chain=test-net").await;
	assert!(page.says("<option value=\"test-net\" selected>Test Net</option>"), "{}", page.body);
}
