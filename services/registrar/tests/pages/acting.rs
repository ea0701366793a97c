//! What the owner of a request does on its page.

use litentry_registrar::{
	answer::{Answer, Answers},
	challenge::Channel,
	desk::FieldState,
	identity::{Content, Field, HashKind, Hashed},
};
use litentry_vocabulary::blake2_256;
use reqwest::StatusCode;

use crate::{
	fakes::{BOB, FakeVerifier},
	house::{FIELDS, House, MAIL, account, alice, path},
	visitor::{Reply, Visitor},
};

/// The code that a page asks to publish or to sign.
fn copied(page: &Reply) -> String {
	let (_, rest) = page.body.split_once("<pre tabindex=\"0\"><code>").unwrap();
	rest.split_once("</code>").unwrap().0.to_owned()
}

async fn act(house: &House, visitor: &Visitor, what: &str, form: &[(&str, &str)]) -> Reply {
	let _ = house;
	visitor.post(&format!("{}/{what}", path(account(&alice()))), form).await
}

#[tokio::test]
async fn a_code_is_shown_to_the_owner_alone() {
	let house = House::new().await;
	house.ask(account(&alice()), &FIELDS).await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	let reply = act(&house, &owner, "begin", &[("field", "web"), ("channel", "dns")]).await;
	let page = path(account(&alice()));
	assert_eq!(reply.location(), format!("{page}#field-web"));
	let code = house.web.code_for("alice.example").to_string();
	assert!(owner.get(&page).await.says(&code));
	let anybody = Visitor::of(&house).get(&page).await;
	assert!(!anybody.says(&code) && anybody.says("An answer is waited for until"));
}

#[tokio::test]
async fn what_was_published_is_looked_for() {
	let house = House::new().await;
	house.ask(account(&alice()), &FIELDS).await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	act(&house, &owner, "begin", &[("field", "web"), ("channel", "well-known")]).await;
	let reply = act(&house, &owner, "look", &[("field", "web")]).await;
	assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
	assert!(reply.says("Nothing was found at"), "{}", reply.body);
	let page = path(account(&alice()));
	let seen = owner.get(&page).await;
	assert!(seen.says("Nothing was found at") && seen.says("Website: Not shown yet"));
	let anybody = Visitor::of(&house).get(&page).await;
	assert!(!anybody.says("Nothing was found at"), "{}", anybody.body);
	house.web.publish(&copied(&reply));
	let reply = act(&house, &owner, "look", &[("field", "web")]).await;
	assert_eq!(reply.status, StatusCode::SEE_OTHER);
	let page = owner.get(reply.location()).await;
	assert!(page.says("by a file on the website"), "{}", page.body);
	assert!(!page.says("Nothing was found at"), "{}", page.body);
}

#[tokio::test]
async fn a_message_is_sent_from_the_account_that_the_identity_names() {
	let house = House::new().await;
	let alice_account = account(&alice());
	house.ask(alice_account, &[(Field::Matrix, "@alice:example.org")]).await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	act(&house, &owner, "begin", &[("field", "matrix"), ("channel", "mail-reply")]).await;
	let page = owner.get(&path(alice_account)).await;
	let mail = format!("mailto:registrar@example.org?subject={}&amp;body=", copied(&page));
	assert!(page.says(&mail), "{}", page.body);
	act(&house, &owner, "begin", &[("field", "matrix"), ("channel", "matrix")]).await;
	let page = owner.get(&path(alice_account)).await;
	assert!(page.says("Send this code from the Matrix account") && !page.says("mailto:"));
	let (channel, from) = (Channel::Matrix, "@alice:example.org".to_owned());
	let code = copied(&page).parse().unwrap();
	house.engine.answer(Answer { channel, from, code, platform_id: None }).await.unwrap();
	assert!(owner.get(&path(alice_account)).await.says("by a message from it"));
}

#[tokio::test]
async fn a_field_that_nothing_verifies_says_so() {
	let house = House::new().await;
	house.ask(account(&alice()), &[(Field::Twitter, "alice")]).await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	let page = owner.get(&path(account(&alice()))).await;
	assert!(page.says("The registrar cannot verify this field now"), "{}", page.body);
}

#[tokio::test]
async fn a_signature_is_pasted() {
	let house = House::new().await;
	let alice_account = account(&alice());
	let key = (Field::PgpFingerprint, Content::Fingerprint([0xab; 20]));
	house.ask_with(alice_account, &[key]).await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	act(&house, &owner, "begin", &[("field", "pgp_fingerprint"), ("channel", "pgp")]).await;
	let text = copied(&owner.get(&path(alice_account)).await);
	let look = |submitted: String| {
		let owner = &owner;
		let house = &house;
		async move {
			let form = [("field", "pgp_fingerprint"), ("submitted", &*submitted)];
			act(house, owner, "look", &form).await
		}
	};
	assert!(look("another".into()).await.says("it is another key's"));
	assert_eq!(look(format!("signed: {text}")).await.status, StatusCode::SEE_OTHER);
	let view = house.view(alice_account).await.unwrap();
	assert!(matches!(view.fields[0].state, FieldState::Verified { .. }));
}

#[tokio::test]
async fn what_was_hashed_is_shown_to_the_registrar_and_to_nobody_else() {
	let house = House::new().await;
	let hashed = Hashed { kind: HashKind::BlakeTwo256, hash: blake2_256(MAIL.as_bytes()) };
	let fields = [(Field::Email, Content::Hashed(hashed))];
	house.ask_with(account(&alice()), &fields).await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	let wrong = [("field", "email"), ("preimage", "mallory@example.org")];
	let reply = act(&house, &owner, "reveal", &wrong).await;
	assert!(reply.says("This is not what the field is the hash of"), "{}", reply.body);
	let right = [("field", "email"), ("preimage", MAIL)];
	let reply = act(&house, &owner, "reveal", &right).await;
	assert_eq!(reply.status, StatusCode::SEE_OTHER);
	let page = owner.get(reply.location()).await;
	assert!(page.says("Send me a link by e-mail") && !page.says(MAIL));
}

#[tokio::test]
async fn why_what_was_hashed_is_not_good_is_told_to_its_owner_alone() {
	let house = House::new().await;
	house.name.publish("alice");
	let hashed = Hashed { kind: HashKind::BlakeTwo256, hash: blake2_256(b"Alice") };
	house.ask_with(account(&alice()), &[(Field::Display, Content::Hashed(hashed))]).await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	act(&house, &owner, "reveal", &[("field", "display"), ("preimage", "Alice")]).await;
	let page = path(account(&alice()));
	assert!(owner.get(&page).await.says("This name can be taken for"));
	assert!(!Visitor::of(&house).get(&page).await.says("alice"));
}

#[tokio::test]
async fn a_name_is_looked_at_again() {
	let house = House::new().await;
	house.name.publish("alice");
	house.ask(account(&alice()), &FIELDS).await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	let page = owner.get(&path(account(&alice()))).await;
	assert!(page.says("Look at the name again") && page.says("Needs a change"));
	let reply = act(&house, &owner, "look", &[("field", "display")]).await;
	assert!(reply.says("This name can be taken for “<bdi>alice</bdi>”"), "{}", reply.body);
}

#[tokio::test]
async fn nonsense_is_declined_with_a_reason() {
	let house = House::new().await;
	house.ask(account(&alice()), &FIELDS).await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	for (form, status, why) in [
		(vec![("field", "email"), ("channel", "fax")], 400, "not understood"),
		(vec![("field", "email")], 400, "not understood"),
		(vec![("field", "email"), ("channel", "dns")], 422, "cannot be verified this way"),
		(vec![("field", "image"), ("channel", "dns")], 422, "Image cannot be verified"),
		(
			vec![("field", "<b>"), ("channel", "dns")],
			422,
			"<bdi>&lt;b&gt;</bdi> cannot be verified",
		),
	] {
		let reply = act(&house, &owner, "begin", &form).await;
		assert_eq!(reply.status, status, "{form:?}");
		assert!(reply.says(why), "{form:?}: {}", reply.body);
	}
	let begin = [("field", "x"), ("channel", "dns")];
	let other = owner.post(&format!("{}/begin", path(BOB)), &begin).await;
	assert_eq!(other.status, StatusCode::SEE_OTHER);
	let count = |it: &FakeVerifier| it.count();
	assert_eq!((count(&house.mail), count(&house.web)), (0, 0));
}

#[tokio::test]
async fn whoever_does_too_much_is_told_when_he_may_go_on() {
	let house = House::new().await;
	house.ask(account(&alice()), &FIELDS).await;
	let owner = Visitor::signed_in(&house, &alice()).await;
	let begin = [("field", "email"), ("channel", "mail-link")];
	for _ in 0..3 {
		assert_eq!(act(&house, &owner, "begin", &begin).await.status, StatusCode::SEE_OTHER);
	}
	let reply = act(&house, &owner, "begin", &begin).await;
	assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
	assert_eq!(reply.headers["retry-after"], "Thu, 01 Jan 1970 01:16:40 GMT");
	assert!(reply.says("1 January 1970, 01:16 UTC"));
}
