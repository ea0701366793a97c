#![allow(clippy::unwrap_used)]

use alloc::{format, string::ToString};

use proptest::prelude::*;

use super::*;

/// The test cases of EIP-55.
const EIP_55: [&str; 8] = [
	"0x52908400098527886E0F7030069857D2E4169EE7",
	"0x8617E340B3D01FA5F11F306F4090FD50E238070D",
	"0xde709f2102306220921060314715629080e2fb77",
	"0x27b1fdb04752bbc536007a920d24acb045561c26",
	"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
	"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
	"0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
	"0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
];

#[test]
fn the_test_cases_of_eip_55_read_and_write() {
	for text in EIP_55 {
		assert_eq!(text.parse::<EvmAddress>().unwrap().to_string(), text);
	}
}

#[test]
fn a_text_of_one_case_has_no_checksum_to_be_wrong() {
	for text in EIP_55 {
		let address = text.parse::<EvmAddress>();
		assert_eq!(text.to_lowercase().parse(), address);
		assert_eq!(format!("0x{}", text[2..].to_uppercase()).parse(), address);
	}
}

#[test]
fn a_letter_in_the_wrong_case_is_refused() {
	let wrong = "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
	assert_eq!(wrong.parse::<EvmAddress>(), Err(InvalidEvmAddress::ChecksumMismatch));
}

#[test]
fn another_length_or_prefix_or_digit_is_malformed() {
	for text in [
		"",
		"0x",
		"52908400098527886E0F7030069857D2E4169EE7",
		"0X52908400098527886E0F7030069857D2E4169EE7",
		"0x52908400098527886E0F7030069857D2E4169EE",
		"0x52908400098527886E0F7030069857D2E4169EE70",
		"0x52908400098527886E0F7030069857D2E4169EEg",
		" 0x52908400098527886E0F7030069857D2E4169EE7",
	] {
		assert_eq!(text.parse::<EvmAddress>(), Err(InvalidEvmAddress::Malformed), "{text}");
	}
}

#[test]
fn a_chain_id_has_one_text() {
	assert_eq!("18446744073709551615".parse(), Ok(EvmChain(u64::MAX)));
	for text in ["", "+1", "-1", "01", "00", "0x1", "1 ", "18446744073709551616"] {
		assert_eq!(text.parse::<EvmChain>(), Err(InvalidEvmChain), "{text}");
	}
}

proptest! {
	#[test]
	fn the_text_reads_back_as_the_same_address(bytes: [u8; 20]) {
		let address = EvmAddress(bytes);
		prop_assert_eq!(address.to_string().parse(), Ok(address));
	}

	#[test]
	fn flipping_the_case_of_one_letter_is_noticed(bytes: [u8; 20], at in 0..40_usize) {
		let right = EvmAddress(bytes).to_string();
		let mut wrong = right.clone().into_bytes();
		wrong[2 + at] ^= if wrong[2 + at].is_ascii_alphabetic() { 0x20 } else { 0 };
		let wrong = String::from_utf8(wrong).unwrap();
		if wrong != right && is_mixed_case(&wrong[2..]) {
			prop_assert_eq!(wrong.parse::<EvmAddress>(), Err(InvalidEvmAddress::ChecksumMismatch));
		}
	}
}
