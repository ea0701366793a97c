//! Values of strangers: whatever they hold, pages are made of the same elements.

use litentry_registrar::identity::{Content, Field};
use litentry_vocabulary::Account;
use proptest::{
	prelude::*,
	strategy::ValueTree,
	test_runner::{Config, TestRunner},
};

use crate::{
	house::{House, path},
	markup::skeleton,
	visitor::Visitor,
};

/// What has broken out of other people's pages.
pub const ATTACKS: [&str; 9] = [
	"<script>alert(1)</script>",
	"\"><img src=x onerror=alert(1)>",
	"' autofocus onfocus='alert(1)",
	"</bdi></p></section><h1>Verified</h1>",
	"<!--",
	"]]><svg/onload=alert(1)>",
	"\u{202e}<b>\u{2066}",
	"&lt;b&gt;&#60;b&#62;",
	"javascript:alert(1)//{{7*7}}${7*7}",
];

fn value() -> impl Strategy<Value = String> {
	let pieces = prop::sample::select(
		[&ATTACKS[..], &["<", ">", "\"", "'", "&", "=", "/", " ", "`", "\0", "\n", "a"]].concat(),
	);
	let made = prop::collection::vec(pieces, 1..8).prop_map(|pieces| pieces.concat());
	// Blank fields are unreadable, which is said in other places.
	prop_oneof![made, any::<String>()].prop_filter("blank", |it| !it.trim().is_empty())
}

fn values() -> Vec<String> {
	let mut runner = TestRunner::new(Config { cases: 48, ..Config::default() });
	let drawn = (0..48).map(|_| value().new_tree(&mut runner).unwrap().current());
	ATTACKS.into_iter().map(str::to_owned).chain(drawn.collect::<Vec<_>>()).collect()
}

fn fields(text: &str) -> [(Field, Content); 4] {
	let all = [Field::Display, Field::Email, Field::Image, Field::Other(text.to_owned())];
	all.map(|field| (field, Content::Text(text.to_owned())))
}

async fn request_page(house: &House, visitor: &Visitor, number: u8, text: &str) -> String {
	let account = Account([number; 32]);
	house.ask_with(account, &fields(text)).await;
	visitor.get(&path(account)).await.body
}

#[tokio::test]
async fn no_field_makes_an_element_or_an_attribute() {
	let house = House::new().await;
	let visitor = Visitor::of(&house);
	let harmless = skeleton(&request_page(&house, &visitor, 100, "harmless").await);
	for (number, text) in (1..).zip(values()) {
		// Spaces are malformed as an address of the double's, which is said in a place of its own.
		let text = text.replace(' ', "\u{a0}");
		let page = request_page(&house, &visitor, number, &text).await;
		assert_eq!(skeleton(&page), harmless, "{text:?}: {page}");
	}
}

#[tokio::test]
async fn nothing_that_is_written_into_a_form_makes_an_element_or_an_attribute() {
	let house = House::new().await;
	let visitor = Visitor::of(&house);
	let check = async |text: &str| {
		let form = [("chain", "test-net"), ("image", text), ("legal", text)];
		skeleton(&visitor.post("/precheck", &form).await.body)
	};
	let harmless = check("harmless").await;
	for text in values() {
		assert_eq!(check(&text).await, harmless, "{text:?}");
	}
}

#[tokio::test]
async fn no_address_makes_an_element_or_an_attribute() {
	let house = House::new().await;
	let visitor = Visitor::of(&house);
	let harmless = skeleton(&visitor.get("/harmless/harmless").await.body);
	for text in ATTACKS {
		let request = visitor.request(reqwest::Method::GET, "/");
		let mut request = request.build().unwrap();
		request.url_mut().path_segments_mut().unwrap().extend([text, text]);
		let page = reqwest::Client::new().execute(request).await.unwrap().text().await.unwrap();
		assert_eq!(skeleton(&page), harmless, "{text:?}");
	}
}
