//! A code counts only where the author of a message wrote it.

use litentry_registrar::{
	challenge::Code,
	mail::{MAX_CODES, Received},
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::{
	other_code,
	programs::{HTMLS, Quote, TEXTS},
	this_code,
};

fn found(fields: &str, body: &str) -> Vec<Code> {
	let message = format!("From: alice@example.org\n{fields}\n\n{body}").replace('\n', "\r\n");
	Received::read(message.as_bytes()).unwrap().codes(true)
}

fn in_text(body: &str) -> Vec<Code> {
	found("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit", body)
}

fn in_html(body: &str) -> Vec<Code> {
	found("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit", body)
}

fn in_subject(subject: &str) -> Vec<Code> {
	found(&format!("Subject: {subject}"), "Hello")
}

type Find = fn(&str) -> Vec<Code>;

fn every_program() -> impl Iterator<Item = (&'static str, Quote, Find)> {
	let texts = TEXTS.into_iter().map(|(name, quote)| (name, quote, in_text as Find));
	let htmls = HTMLS.into_iter().map(|(name, quote)| (name, quote, in_html as Find));
	texts.chain(htmls)
}

#[test]
fn whoever_quotes_a_code_has_not_written_it() {
	let (who, text) = (format!("{} Registrar", other_code()), "Who are you? This is not me.");
	let original = format!("Is it you?\n\n{}\nThank you, {0}\n\n{}", this_code(), other_code());
	for (name, quote, found) in every_program() {
		assert_eq!(found(&quote(text, &who, &original)), [], "{name}");
	}
}

#[test]
fn what_stands_above_a_quotation_counts() {
	let (who, original) = (format!("Bob {}", other_code()), format!("Hi,\n\n{}", other_code()));
	for (name, quote, found) in every_program() {
		for text in [this_code().to_string(), format!("Yes.\n\nIt is {}\n\nAlice", this_code())] {
			assert_eq!(found(&quote(&text, &who, &original)), [this_code()], "{name}");
		}
	}
}

#[test]
fn what_is_written_is_found() {
	let code = this_code();
	for text in [
		format!("Here it is: {code}"),
		format!("Here it is:\n\n{code}\n\n-- \nAlice"),
		format!("{code}\n> What is your code?"),
		format!("> What is your code?\n\n{code}"),
		format!("> On Jun 1, 2026, at 10:00, Bob wrote:\n> \n> Your code?\n\n{code}\n"),
		format!("Account: Alice\nCode: {code}"),
		format!("See https://registrar.example/request: {code}"),
	] {
		assert_eq!(in_text(&text), [code], "{text}");
	}
	for html in [
		format!("{code}"),
		format!("<p>It is&nbsp;<b>{code}</b>.</p>"),
		format!("<style>p > a {{ }}</style><!-- <hr> --><div class=\"note\">{code}<br></div>"),
		format!("<a href=\"https://example.org/?reply=quote\">a</a> <i>{code}</i>"),
	] {
		assert_eq!(in_html(&html), [code], "{html}");
	}
}

#[test]
fn a_quoted_line_is_known_by_its_mark() {
	for mark in
		[">", "> ", ">> ", "> > > ", "  \t> ", "\u{a0}>", "\u{feff}> ", "|", "AB> ", "»", "＞"]
	{
		assert_eq!(in_text(&format!("No!\n\n{mark}{}", this_code())), [], "{mark:?}");
	}
}

#[test]
fn what_programs_break_off_a_quoted_line_is_quoted() {
	let code = this_code();
	for text in [
		format!("> a long line\n{code}\n> goes on"),
		format!("> a\u{2028}{code}"),
		format!("a\u{2028}> {code}"),
		format!("> a long line\n\u{200b}\n{code}"),
		format!("On Monday at 10:00 {code}\n| Bob\n<bob@example.org> wrote:\n\n hello"),
		format!("On Monday at 10:00 {code}\n--- Bob\n<bob@example.org> wrote:\n\n hello"),
		format!("On Monday {code}\n\u{200b}\nBob wrote:\n\n> hello"),
		format!("On Monday {code}\n| Bob wrote:\n\n> hello"),
	] {
		assert_eq!(in_text(&text), [], "{text}");
	}
}

#[test]
fn a_subject_counts_as_far_as_it_has_no_prefix() {
	let code = this_code();
	for subject in [format!("{code}"), format!("My code {code}"), format!("{code}: my code")] {
		assert_eq!(in_subject(&subject), [code], "{subject}");
	}
	for prefix in [
		"Re:",
		"RE :",
		"re: ",
		"Fwd: ",
		"FW:",
		"AW: ",
		"WG: ",
		"SV: ",
		"Antw: ",
		"Re[2]: ",
		"[Fwd: ",
		"[list] Re: ",
		"Re: AW: ",
		"=?utf-8?Q?Tr=E1=BA=A3_l=E1=BB=9Di=3A?= ",
		"=?utf-8?Q?=E7=AD=94=E5=A4=8D=EF=BC=9A?= ",
	] {
		assert_eq!(in_subject(&format!("{prefix}{code}")), [], "{prefix}");
	}
}

fn multipart(kind: &str, parts: &[(&str, &str)]) -> Vec<Code> {
	let parts: Vec<_> = parts.iter().map(|(kind, it)| format!("--x\n{kind}\n\n{it}\n")).collect();
	let kind = format!("Content-Type: multipart/{kind}; boundary=x");
	found(&kind, &format!("{}--x--\n", parts.concat()))
}

#[test]
fn of_a_message_with_text_and_html_the_text_counts() {
	let (one, other) = (this_code().to_string(), other_code().to_string());
	let (text, html) = ("Content-Type: text/plain", "Content-Type: text/html");
	assert_eq!(multipart("alternative", &[(text, &one), (html, &other)]), [this_code()]);
	assert_eq!(multipart("alternative", &[(text, "No!"), (html, &other)]), []);
	assert_eq!(multipart("mixed", &[(html, &one), (text, "a footer")]), []);
	assert_eq!(multipart("alternative", &[(html, &one)]), [this_code()]);
}

#[test]
fn what_is_attached_does_not_count() {
	let code = this_code().to_string();
	let message = format!("From: bob@example.org\nSubject: {code}\n\n{code}\n");
	let text = ("Content-Type: text/plain", "See there.");
	let encoded = data_encoding::BASE64.encode(message.as_bytes());
	for (kind, content) in [
		("Content-Type: message/rfc822", &message),
		("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64", &encoded),
		("Content-Type: message/rfc822\nContent-Disposition: inline", &message),
		("Content-Type: message/global", &message),
		("Content-Type: message/rfc822", &code),
		("Content-Type: text/rfc822-headers", &message),
		("Content-Type: text/plain\nContent-Disposition: attachment", &code),
		("Content-Type: text/plain; name=original.txt\nContent-Disposition: inline", &code),
		("Content-Type: text/plain\nContent-Disposition: inline; filename=original.txt", &code),
		("Content-Type: text/html", &code),
	] {
		assert_eq!(multipart("mixed", &[text, (kind, content)]), [], "{kind}");
		assert_eq!(multipart("mixed", &[(kind, content), text]), [], "{kind}");
	}
	assert_eq!(multipart("digest", &[("", &message)]), []);
	assert_eq!(found("Content-Type: message/rfc822", &message), []);
}

#[test]
fn an_original_goes_on_in_later_parts() {
	let text = "Content-Type: text/plain";
	let (above, below) = ("No!\n\n-----Original Message-----\n", this_code().to_string());
	assert_eq!(multipart("mixed", &[(text, above), (text, &below)]), []);
}

#[test]
fn only_the_first_codes_count() {
	let code = |at: u8| data_encoding::BASE32_NOPAD.encode(&[at; 16]);
	let text: String = (0..100).map(|at| format!("{}\n", code(at))).collect();
	assert_eq!(in_text(&text).len(), MAX_CODES);
}

/// A line that a stranger may write, with or without a code.
fn line() -> impl Strategy<Value = String> {
	let code = Just(this_code().to_string());
	prop_oneof![
		code.clone(),
		(".{0,30}", code, ".{0,30}")
			.prop_map(|(before, code, after)| format!("{before} {code} {after}")),
		"\\PC{0,100}",
		Just(String::new()),
		select(
			&["---", "> ", "<hr>", "</blockquote></div>", "From: a", "at 10:00:", "|", "-->", "\""]
				[..]
		)
		.prop_map(str::to_owned),
	]
}

fn in_one_line() -> impl Strategy<Value = String> {
	vec(line(), 1..4).prop_map(|lines| lines.join(" ").replace(['\r', '\n'], " "))
}

proptest! {
	#[test]
	fn no_code_is_found_in_what_is_quoted(
		text in vec("\\PC{0,40}", 0..4),
		who in in_one_line(),
		original in vec(in_one_line(), 0..8),
	) {
		for (name, quote, found) in every_program() {
			let message = quote(&text.join("\n"), &who, &original.join("\n"));
			prop_assert_eq!(found(&message), [], "{}: {}", name, message);
		}
	}

	#[test]
	fn a_code_above_is_found_whatever_is_quoted(who in "[a-zA-Z ]{0,20}", original in vec(in_one_line(), 0..8)) {
		for (name, quote, found) in every_program() {
			let message = quote(&other_code().to_string(), &who, &original.join("\n"));
			prop_assert_eq!(found(&message), [other_code()], "{}: {}", name, message);
		}
	}
}
