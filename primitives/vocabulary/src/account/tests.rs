use alloc::{format, string::ToString};

use proptest::prelude::*;

use super::*;

/// The public key that the seed phrase of Substrate's documentation derives for `//Alice`.
const ALICE: Account = Account([
	0xd4, 0x35, 0x93, 0xc7, 0x15, 0xfd, 0xd3, 0x1c, 0x61, 0x14, 0x1a, 0xbd, 0x04, 0xa9, 0x9f, 0xd6,
	0x82, 0x2c, 0x85, 0x58, 0x85, 0x4c, 0xcd, 0xe3, 0x9a, 0x56, 0x84, 0xe7, 0xa5, 0x6d, 0xa2, 0x7d,
]);

#[test]
fn well_known_accounts_have_the_text_that_other_implementations_give() {
	assert_eq!(ALICE.to_ss58(), "4BCh5fGornubJSotBzw9fJakxmdedQN6JJc5RsY4hsixpYQh");
	assert_eq!(Account([0; 32]).to_ss58(), "46QT1knVv27XqpYP5WGjhwFB33S7hgX8rAB55BwLMWS7jAAW");
	assert_eq!(Account([255; 32]).to_ss58(), "4CC7GkKuJJzFzswqz39m5qWbgXaQks9f36jCgsadpN2c1K3m");
}

#[test]
fn an_address_of_another_chain_is_refused_with_its_prefix() {
	for (found, text) in [
		(0, "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"),
		(2, "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F"),
		(42, "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"),
		(64, "cEaNSpz4PxFcZ7nT1VEKrKewH67rfx6MfcM6yKojyyPz7qaqp"),
		(255, "yGHXkYLYqxijLKKfd9Q2CB9shRVu8rPNBS53wvwGTutYg4zTg"),
		(1284, "VdvKmYJfD4VXA9fzz1SbmCo2eYHSzUFbaDCZSuaNKJAe8YNg6"),
		(16383, "yNa8JpqfFB3q8A29rCwSgxvdU94ufJw2yKKxDgznS5m1PoFvn"),
	] {
		assert_eq!(text.parse::<Account>(), Err(InvalidAccount::ForeignPrefix { found }));
	}
}

#[test]
fn one_wrong_digit_is_noticed() {
	let text = "4BCh5fGornubJSotBzw9fJakxmdedQN6JJc5RsY4hsixpYQi";
	assert_eq!(text.parse::<Account>(), Err(InvalidSs58::ChecksumMismatch.into()));
}

#[test]
fn what_is_not_an_address_is_malformed() {
	let hexadecimal = format!("0x{}", hex::encode(ALICE.0));
	let long = "1".repeat(1 << 20);
	for text in ["", "4", "not base58: 0OIl", &hexadecimal, &long] {
		assert_eq!(text.parse::<Account>(), Err(InvalidSs58::Malformed.into()), "{text}");
	}
}

proptest! {
	#[test]
	fn the_text_reads_back_as_the_same_account(bytes: [u8; 32]) {
		let account = Account(bytes);
		prop_assert_eq!(account.to_string().parse(), Ok(account));
	}

	#[test]
	fn only_the_account_s_own_text_reads_as_it(text in "[1-9A-HJ-NP-Za-km-z]{45,50}") {
		if let Ok(account) = text.parse::<Account>() {
			prop_assert_eq!(account.to_string(), text);
		}
	}

	#[test]
	fn any_text_is_read_without_panicking(text: String) {
		let _ = text.parse::<Account>();
	}
}
