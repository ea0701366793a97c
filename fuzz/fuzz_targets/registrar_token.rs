//! Nobody without the key writes a token, and whoever had it could say nothing but what tokens say.

#![no_main]

use data_encoding::BASE64URL_NOPAD;
use libfuzzer_sys::fuzz_target;
use litentry_registrar::token::{InvalidToken, Tokens};
use ring::hmac;
use serde_json::Value;

const KEY: [u8; 32] = [7; 32];
const AUDIENCE: &str = "https://registrar.example.org";
const NOW: u64 = 1_800_000_000_000;

fuzz_target!(|parts: (&str, &str, &str)| {
	let (header, claims, text) = parts;
	let tokens = Tokens::new(KEY, AUDIENCE);
	assert!(tokens.read_answer(text, NOW).is_err());
	assert!(tokens.read_session(text, NOW).is_err());
	let header = match header {
		"answer" | "session" => {
			format!(r#"{{"typ":"litentry-registrar-{header}+jwt","alg":"HS256"}}"#)
		}
		_ => header.to_owned(),
	};
	let token = signed(&header, claims);
	let answer = tokens.read_answer(&token, NOW).is_ok();
	let session = tokens.read_session(&token, NOW).is_ok();
	if answer || session {
		let claims: Value = serde_json::from_str(claims).unwrap();
		assert_eq!(claims["aud"], AUDIENCE);
		assert!(claims["exp"].as_u64().unwrap() > NOW / 1000);
		assert_eq!(claims.as_object().unwrap().len(), if answer { 5 } else { 4 });
		assert!(answer != session);
		assert_eq!(tokens.read_answer(&token, u64::MAX).err(), refusal(answer));
	}
});

fn refusal(is_answer: bool) -> Option<InvalidToken> {
	Some(if is_answer { InvalidToken::Expired } else { InvalidToken::OtherPurpose })
}

fn signed(header: &str, claims: &str) -> String {
	let part = |text: &str| BASE64URL_NOPAD.encode(text.as_bytes());
	let message = format!("{}.{}", part(header), part(claims));
	let key = hmac::Key::new(hmac::HMAC_SHA256, &KEY);
	let tag = hmac::sign(&key, message.as_bytes());
	format!("{message}.{}", BASE64URL_NOPAD.encode(tag.as_ref()))
}
