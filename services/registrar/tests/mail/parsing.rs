//! Whatever is received, reading it ends well.

use litentry_registrar::mail::{MAX_CODES, Received, Records};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::{NOW, postmark, us};

const FIELDS: [&str; 16] = [
	"From: Alice <alice@example.org>",
	"From: \"",
	"F r o m: bob@example.org",
	"To: verify@registrar.example",
	"Subject: =?utf-8?B?QTRE?=",
	"DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=s; h=from:to:subject; bh=AAAA; b=AAAA",
	"DKIM-Signature: v=1; a=ed25519-sha256; c=simple/simple; d=org; s=s; h=from; bh=; b=",
	"DKIM-Signature: v=1; a=rsa-sha1; l=99999999999999999999; x=1; d=example.org; s=.; h=:::;b=;",
	"Content-Type: multipart/mixed; boundary=b",
	"Content-Type: message/rfc822",
	"Content-Type: text/html; charset=utf-7",
	"Content-Transfer-Encoding: base64",
	"Content-Transfer-Encoding: quoted-printable",
	" folded",
	"",
	"--b",
];

fn lines() -> impl Strategy<Value = Vec<u8>> {
	let line = prop_oneof![
		4 => select(&FIELDS[..]).prop_map(|line| line.as_bytes().to_vec()),
		1 => vec(any::<u8>(), 0..40),
		1 => "A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4".prop_map(String::into_bytes),
	];
	vec(line, 0..30).prop_map(|lines| lines.join(&b"\r\n"[..]))
}

fn records(key: &[u8]) -> Records {
	let texts = [
		format!("v=DKIM1; k=rsa; p={}", data_encoding::BASE64.encode(key)),
		format!("v=DKIM1; k=ed25519; p={}", data_encoding::BASE64.encode(key)),
		"v=DMARC1; p=none".to_owned(),
		String::from_utf8_lossy(key).into_owned(),
	];
	let names =
		["s._domainkey.example.org", "_dmarc.example.org", "s._domainkey.org", "_dmarc.org"];
	names.into_iter().map(|name| (name.to_owned(), texts.to_vec())).collect()
}

fn decide(raw: &[u8], key: &[u8]) -> Result<(), TestCaseError> {
	if let Ok(received) = Received::read(raw) {
		prop_assert!(received.names().len() < 20);
		if let Ok(reply) = received.decide(&records(key), &us(), &postmark(), NOW) {
			prop_assert!(reply.codes.len() <= MAX_CODES);
			prop_assert!(false, "nobody has signed this");
		}
	}
	Ok(())
}

proptest! {
	#[test]
	fn no_bytes_are_taken_as_signed(raw: Vec<u8>, key: Vec<u8>) {
		decide(&raw, &key)?;
	}

	#[test]
	fn no_lines_are_taken_as_signed(raw in lines(), key: Vec<u8>) {
		decide(&raw, &key)?;
	}
}
