//! The message of RFC 8463, appendix A, with both of its signatures.

use litentry_registrar::mail::{Ignored, Received, Records};

use crate::{NOW, postmark};

const KEYS: [(&str, &str); 2] = [
	(
		"brisbane._domainkey.football.example.com",
		"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
	),
	(
		"test._domainkey.football.example.com",
		"v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6w\
		y5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9Pz\
		oxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB",
	),
];

const MESSAGE: &str = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
 subject : date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=test; t=1528637909; h=from : to : subject :
 date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
 DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
 dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
From: Joe SixPack <joe@football.example.com>
To: Suzie Q <suzie@shopping.example.net>
Subject: Is dinner ready?
Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
Message-ID: <20030712040037.46341.5F8J@football.example.com>

Hi.

We lost the game.  Are you hungry yet?

Joe.
";

fn decided(message: &str, keys: &[(&str, &str)]) -> Ignored {
	let raw = message.replace('\n', "\r\n");
	let received = Received::read(raw.as_bytes()).unwrap();
	let records = keys.iter().map(|(name, key)| ((*name).to_owned(), vec![(*key).to_owned()]));
	let records: Records = records.collect();
	let asked = received.names();
	assert!(records.keys().all(|name| asked.contains(name)), "{asked:?}");
	received
		.decide(&records, &"suzie@shopping.example.net".parse().unwrap(), &postmark(), NOW)
		.unwrap_err()
}

#[test]
fn each_of_both_signatures_is_good() {
	// It is signed, and to her; there is no code in it.
	for key in KEYS {
		assert_eq!(decided(MESSAGE, &[key]), Ignored::NoCode);
	}
	assert_eq!(decided(MESSAGE, &KEYS), Ignored::NoCode);
	assert_eq!(decided(MESSAGE, &[]), Ignored::Unsigned);
}

#[test]
fn neither_is_good_of_anything_else() {
	for (signed, other) in [
		("the game", "the  same"),
		("Joe SixPack", "Joe Sixpack"),
		("suzie@", "susie@"),
		("t=1528637909", "t=1528637908"),
		("Is dinner", "Is lunch"),
		("Joe.\n", "Joe.\nAnd more.\n"),
	] {
		assert_eq!(decided(&MESSAGE.replace(signed, other), &KEYS), Ignored::Unsigned, "{other}");
	}
}

#[test]
fn a_key_stands_for_its_own_kind_of_signature_alone() {
	let [(ed25519, ed25519_key), (rsa, rsa_key)] = KEYS;
	assert_eq!(decided(MESSAGE, &[(ed25519, rsa_key), (rsa, ed25519_key)]), Ignored::Unsigned);
	let tested = rsa_key.replace("k=rsa;", "k=rsa; t=y;");
	assert_eq!(decided(MESSAGE, &[(rsa, &tested)]), Ignored::Unsigned);
	let old_hash = rsa_key.replace("k=rsa;", "k=rsa; h=sha1;");
	assert_eq!(decided(MESSAGE, &[(rsa, &old_hash)]), Ignored::Unsigned);
	let revoked = "v=DKIM1; k=rsa; p=";
	assert_eq!(decided(MESSAGE, &[(rsa, revoked)]), Ignored::Unsigned);
	let other_first = format!("{rsa_key} ");
	assert_eq!(decided(MESSAGE, &[(rsa, &other_first)]), Ignored::NoCode);
}
