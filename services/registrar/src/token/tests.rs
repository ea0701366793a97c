#![allow(clippy::unwrap_used)]

use data_encoding::BASE64URL_NOPAD;
use litentry_vocabulary::GenesisHash;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{
	challenge::Channel,
	identity::{Field, InfoHash, RegistrarIndex},
	rate::milliseconds,
	request::RequestKey,
};

const AUDIENCE: &str = "https://registrar.example.org";
const CHAIN: GenesisHash = GenesisHash([1; 32]);
const ALICE: Account = Account([3; 32]);
const KEY: [u8; 32] = [7; 32];
const END: Moment = 100_000;

fn tokens() -> Tokens {
	Tokens::new(KEY, AUDIENCE)
}

fn claim(channel: Channel) -> Claim {
	Claim {
		request: RequestKey { chain: CHAIN, registrar: RegistrarIndex(2), account: ALICE },
		info: InfoHash([4; 32]),
		field: Field::Email,
		value: "alice@example.org".into(),
		channel,
	}
}

fn code() -> Code {
	"A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4".parse().unwrap()
}

fn answer() -> String {
	tokens().answer(&claim(Channel::MailLink), code(), END)
}

fn session() -> String {
	tokens().session(CHAIN, ALICE, 0)
}

fn read(token: &str) -> Result<AnswerToken, InvalidToken> {
	tokens().read_answer(token, 0)
}

/// A part of a token, as JSON.
fn part(token: &str, at: usize) -> Value {
	let part = token.split('.').nth(at).unwrap();
	serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).unwrap()).unwrap()
}

fn text(part: &Value) -> String {
	BASE64URL_NOPAD.encode(part.to_string().as_bytes())
}

/// An answer with another header or other claims, under the signature of the true one.
fn changed(at: usize, change: impl Fn(&mut Value)) -> String {
	let answer = answer();
	let mut parts: Vec<String> = answer.split('.').map(Into::into).collect();
	let mut value = part(&answer, at);
	change(&mut value);
	parts[at] = text(&value);
	parts.join(".")
}

/// Any header and claims, signed with the true key by an algorithm.
fn signed(header: &Value, claims: &Value, algorithm: Algorithm) -> String {
	let message = format!("{}.{}", text(header), text(claims));
	let key = EncodingKey::from_secret(&KEY);
	let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, algorithm).unwrap();
	format!("{message}.{signature}")
}

#[test]
fn an_answer_reads_back_until_it_expires() {
	for channel in Channel::ALL {
		let token = tokens().answer(&claim(channel), code(), END);
		let expected = AnswerToken { channel, claim: claim(channel).digest(), code: code() };
		assert_eq!(tokens().read_answer(&token, END - 1), Ok(expected));
		assert_eq!(tokens().read_answer(&token, END), Err(InvalidToken::Expired));
		assert_eq!(tokens().read_answer(&token, Moment::MAX), Err(InvalidToken::Expired));
	}
}

#[test]
fn a_session_reads_back_until_it_expires() {
	let end = milliseconds(Session::LIFETIME);
	let expected = Session { chain: CHAIN, account: ALICE };
	assert_eq!(tokens().read_session(&session(), end - 1), Ok(expected));
	assert_eq!(tokens().read_session(&session(), end), Err(InvalidToken::Expired));
}

#[test]
fn the_end_is_never_later_than_it_was_given() {
	let token = tokens().answer(&claim(Channel::MailLink), code(), END + 999);
	assert_eq!(tokens().read_answer(&token, END), Err(InvalidToken::Expired));
}

#[test]
fn a_token_for_one_purpose_serves_no_other() {
	let refused = InvalidToken::OtherPurpose;
	assert_eq!(tokens().read_session(&answer(), 0), Err(refused));
	assert_eq!(read(&session()), Err(refused));
	let plain = changed(0, |header| header["typ"] = json!("JWT"));
	assert_eq!(read(&plain), Err(refused));
}

#[test]
fn a_token_of_another_key_or_for_another_registrar_is_refused() {
	let (claim, other) = (claim(Channel::MailLink), Tokens::new([8; 32], AUDIENCE));
	assert_eq!(read(&other.answer(&claim, code(), END)), Err(InvalidToken::Forged));
	let elsewhere = Tokens::new(KEY, "https://registrar.example.net");
	assert_eq!(read(&elsewhere.answer(&claim, code(), END)), Err(InvalidToken::OtherAudience));
	let session = elsewhere.session(CHAIN, ALICE, 0);
	assert_eq!(tokens().read_session(&session, 0), Err(InvalidToken::OtherAudience));
}

#[test]
fn no_claim_can_be_exchanged() {
	let other = tokens().answer(&claim(Channel::MailReply), code(), END);
	for (name, value) in [
		("channel", json!("mail-reply")),
		("hash", part(&other, 1)["hash"].clone()),
		("nonce", json!("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A")),
		("exp", json!(4_000_000_000_u64)),
		("aud", json!("https://registrar.example.net")),
	] {
		let forged = changed(1, |claims| claims[name] = value.clone());
		assert_eq!(read(&forged), Err(InvalidToken::Forged), "{name}");
	}
}

#[test]
fn no_algorithm_but_the_one_is_accepted() {
	for alg in ["none", "None", "HS384", "HS512", "RS256", "PS256", "ES256", "EdDSA"] {
		let forged = changed(0, |header| header["alg"] = json!(alg));
		assert_eq!(read(&forged), Err(InvalidToken::Forged), "{alg}");
		let unsigned = forged.rsplit_once('.').unwrap().0;
		for bare in [unsigned.to_owned(), format!("{unsigned}.")] {
			assert_eq!(read(&bare), Err(InvalidToken::Forged), "{alg}");
		}
	}
	let mut header = part(&answer(), 0);
	header["alg"] = json!("HS512");
	let forged = signed(&header, &part(&answer(), 1), Algorithm::HS512);
	assert_eq!(read(&forged), Err(InvalidToken::Forged));
}

/// Keys that a token brings along (RFC 8725, section 2.6 and 2.7) are never looked at.
#[test]
fn a_header_with_anything_else_is_refused() {
	let jwk = json!({ "kty": "oct", "k": "AAAA" });
	for (name, value) in [
		("jwk", jwk),
		("jku", json!("https://mallory.example/keys")),
		("x5u", json!("https://mallory.example/key")),
		("kid", json!("../../dev/null")),
		("crit", json!(["exp"])),
		("b64", json!(false)),
	] {
		let mut header = part(&answer(), 0);
		header[name] = value;
		let forged = signed(&header, &part(&answer(), 1), ALGORITHM);
		assert_eq!(read(&forged), Err(InvalidToken::Forged), "{name}");
	}
}

/// As if the key had also signed for another program: still nothing but what is written here is read.
#[test]
fn claims_are_all_there_and_nothing_else_is() {
	let (header, claims) = (part(&answer(), 0), part(&answer(), 1));
	assert!(read(&signed(&header, &claims, ALGORITHM)).is_ok());
	for name in ["aud", "exp", "channel", "hash", "nonce"] {
		let mut fewer = claims.clone();
		fewer.as_object_mut().unwrap().remove(name);
		let forged = signed(&header, &fewer, ALGORITHM);
		assert_eq!(read(&forged), Err(InvalidToken::Forged), "{name}");
	}
	for (name, value) in [
		("admin", json!(true)),
		("nbf", json!(0)),
		("channel", json!("carrier-pigeon")),
		("hash", json!("00")),
		("nonce", json!("")),
		("exp", json!("4000000000")),
		("exp", json!(-1)),
		("aud", json!([AUDIENCE, "https://registrar.example.net"])),
	] {
		let mut other = claims.clone();
		other[name] = value;
		let forged = signed(&header, &other, ALGORITHM);
		assert_eq!(read(&forged), Err(InvalidToken::Forged), "{name}");
	}
}

#[test]
fn a_token_in_parts_is_refused() {
	let token = answer();
	for end in 0..token.len() {
		assert!(read(&token[..end]).is_err(), "{end}");
	}
	for forged in
		[format!("{token}."), format!(".{token}"), format!("{token}="), format!(" {token}")]
	{
		assert_eq!(read(&forged), Err(InvalidToken::Forged));
	}
	assert_eq!(read(&"a".repeat(MAX_LENGTH + 1)), Err(InvalidToken::Forged));
}

#[test]
fn nothing_personal_is_in_a_token() {
	let claims = part(&answer(), 1).to_string();
	assert!(!claims.contains("alice"), "{claims}");
	assert!(!format!("{:?}", tokens()).contains('7'));
}

proptest! {
	/// A token has one spelling: whatever is changed in it, it is no longer one.
	#[test]
	fn no_character_can_be_exchanged(at in any::<prop::sample::Index>(), other in "[A-Za-z0-9_.-]") {
		let token = answer();
		let at = at.index(token.len());
		let changed = format!("{}{other}{}", &token[..at], &token[at + 1..]);
		prop_assert_eq!(read(&changed).is_ok(), changed == token);
	}

	#[test]
	fn whatever_is_written_is_read(
		key: [u8; 32], chain: [u8; 32], account: [u8; 32], now in 0..Moment::MAX / 2,
	) {
		let (tokens, chain, account) = (Tokens::new(key, AUDIENCE), GenesisHash(chain), Account(account));
		let token = tokens.session(chain, account, now);
		prop_assert_eq!(tokens.read_session(&token, now), Ok(Session { chain, account }));
		prop_assert_eq!(tokens.read_answer(&token, now), Err(InvalidToken::OtherPurpose));
	}

	#[test]
	fn nothing_else_is_a_token(text in "\\PC{0,80}") {
		prop_assert!(read(&text).is_err());
	}
}
