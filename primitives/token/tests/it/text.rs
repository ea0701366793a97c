//! Texts of QR codes.

use litentry_token::{Holding, InvalidCode, Presentation, Question};

use crate::{
	wallet::{chain, holding, host, show},
	world::question,
};

const EXPECTED: &str = "LIT:PASS:";

#[test]
fn questions_presentations_and_holdings_read_back() {
	assert_eq!(question().to_string().parse(), Ok(question()));
	for length in 0..=4 {
		let (holding, by) = chain(length);
		let shown = show(&holding, &by);
		assert_eq!(shown.to_string().parse(), Ok(shown));
		assert_eq!(holding.to_string().parse(), Ok(holding));
	}
}

/// Then a QR code needs 11 bits for two characters.
#[test]
fn only_characters_of_the_alphanumeric_mode_are_written() {
	let (handed, by) = chain(4);
	let texts = [question().to_string(), show(&handed, &by).to_string(), handed.to_string()];
	let fits = |it: char| matches!(it, 'A'..='Z' | '2'..='7' | ':');
	assert!(texts.concat().chars().all(fits));
}

#[test]
fn another_prefix_is_refused() {
	let shown = show(&holding(), &host()).to_string();
	let expected = |expected| InvalidCode::Prefix { expected };
	assert_eq!(shown.parse::<Question>(), Err(expected("LIT:ASK:")));
	assert_eq!(shown.parse::<Holding>(), Err(expected("LIT:HOLD:")));
	for text in ["", "LIT:PASS", "lit:pass:", &format!(" {shown}")] {
		assert_eq!(text.parse::<Presentation>(), Err(expected(EXPECTED)), "{text}");
	}
}

#[test]
fn another_digit_or_length_is_refused() {
	let shown = show(&holding(), &host()).to_string();
	let parse = |text: String| text.parse::<Presentation>().unwrap_err();
	assert_eq!(parse(format!("{shown}=")), InvalidCode::Digits);
	assert_eq!(parse(format!("{EXPECTED}1")), InvalidCode::Digits);
	assert_eq!(parse(format!("{EXPECTED}{}", shown[9..].to_lowercase())), InvalidCode::Digits);
	assert_eq!(parse(shown[..shown.len() - 8].to_owned()), InvalidCode::Content);
	assert_eq!(parse(format!("{shown}AAAAAAAA")), InvalidCode::Content);
	assert_eq!(parse(EXPECTED.to_owned()), InvalidCode::Content);
}
