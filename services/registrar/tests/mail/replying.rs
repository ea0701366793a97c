//! People answer what they do not understand. Whoever answers has shown nothing but that.

use litentry_registrar::mail::{Ignored, Postmark};

use crate::{
	ALICE, US,
	forged::{Message, assert_ignored, decided_under, message, reply},
	other_code, postmark, this_code, us,
};

/// The number of a letter that Alice got from us.
fn ours() -> String {
	format!("<{}@registrar.example>", postmark().number("0123", &ALICE.parse().unwrap()))
}

fn answering(number: &str) -> Message {
	message().and(&format!("In-Reply-To: {number}"))
}

const STRANGE: &str = "<1@attacker.example>";

#[tokio::test]
async fn who_answers_that_it_is_not_him_and_quotes_the_letter_verifies_nothing() {
	let quoted = format!(
		"Who are you? This is not me.\r\n\r\nOn Mon, Jun 1, 2026 at 10:00 AM The Registrar <{US}> \
		wrote:\r\n\r\n> Is this your on-chain identity?\r\n>\r\n>     {}\r\n",
		this_code()
	);
	let subject = format!("Subject: Re: {}", this_code());
	let answer = answering(&ours()).body(quoted);
	let in_subject = answer.clone().field(2, &subject);
	assert_ignored(&[
		("quoted", answer, Ignored::NoCode),
		("in the subject", in_subject, Ignored::NoCode),
	])
	.await;
}

#[tokio::test]
async fn who_answers_an_attacker_whose_mail_is_answered_to_us_verifies_nothing() {
	let quoted = format!(
		"No, thank you.\r\n\r\nOn 6/1/26 10:00, {} wrote:\r\n> Please confirm: {}\r\n",
		other_code(),
		this_code()
	);
	// Even without knowing better than to copy the code.
	let copied = format!("OK: {}\r\n\r\n{quoted}", this_code());
	// He may have got letters from us himself.
	let his = postmark().number("0123", &"bob@attacker.example".parse().unwrap());
	let his = format!("<{his}@registrar.example>");
	let unsigned = answering(STRANGE).without("in-reply-to").body(quoted.clone());
	assert_ignored(&[
		("quoted", answering(STRANGE).body(quoted.clone()), Ignored::RepliesElsewhere),
		("copied", answering(STRANGE).body(copied.clone()), Ignored::RepliesElsewhere),
		("with his letter's number", answering(&his).body(copied), Ignored::RepliesElsewhere),
		("not signed", unsigned, Ignored::RepliesElsewhere),
		("without a number", message().body(quoted), Ignored::NoCode),
	])
	.await;
}

#[tokio::test]
async fn an_answer_to_our_letter_and_a_new_message_count() {
	let references = format!("References: {STRANGE}\r\n {}", ours());
	let messages = [
		message(),
		answering(&ours()),
		answering(&ours()).field(2, "Subject: Re: Is this your on-chain identity?"),
		message().and(&references),
		answering(STRANGE).and(&references),
		answering(&format!("Your message of Monday {}", ours())),
	];
	let decided = decided_under(&messages, &[]).await;
	assert_eq!(decided, vec![Ok(reply()); messages.len()]);
}

#[tokio::test]
async fn an_answer_to_anybody_else_does_not_count() {
	let other_key = Postmark::new([7; 32]).number("0123", &ALICE.parse().unwrap());
	let own = postmark().number("0123", &us());
	let numbers = [
		STRANGE.to_owned(),
		format!("<{other_key}@registrar.example>"),
		format!("<{own}@registrar.example>"),
		ours().replace("0123", "0124"),
		ours().replace(['<', '>'], ""),
		ours().replace('@', " @"),
		String::new(),
	];
	let strange = numbers.iter().map(|it| (&**it, answering(it), Ignored::RepliesElsewhere));
	assert_ignored(&strange.collect::<Vec<_>>()).await;
	let twice = answering(&ours()).and(&format!("In-Reply-To: {STRANGE}"));
	let unsigned = answering(&ours()).without("in-reply-to");
	let half = answering(&ours()).and(&format!("References: {}", ours())).without("references");
	assert_ignored(&[
		("twice", twice, Ignored::RepliesElsewhere),
		("not signed", unsigned, Ignored::RepliesElsewhere),
		("half signed", half, Ignored::RepliesElsewhere),
		(
			"oddly written",
			message().and(&format!("IN-REPLY-TO: {STRANGE}")),
			Ignored::RepliesElsewhere,
		),
	])
	.await;
}
