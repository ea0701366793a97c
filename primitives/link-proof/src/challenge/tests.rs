use litentry_external_account::{EvmAddress, EvmChain};
use proptest::prelude::*;

use super::*;
use crate::eip191;

/// The challenge that the pinned text and the wallets' pinned signatures are about.
fn pinned() -> Challenge {
	Challenge {
		external: ExternalAccount::Evm {
			chain: EvmChain(1),
			address: EvmAddress([
				0x9d, 0x8a, 0x62, 0xf6, 0x56, 0xa8, 0xd1, 0x61, 0x5c, 0x12, 0x94, 0xfd, 0x71, 0xe9,
				0xcf, 0xb3, 0xe4, 0x85, 0x5a, 0x4f,
			]),
		},
		account: Account([
			0xd4, 0x35, 0x93, 0xc7, 0x15, 0xfd, 0xd3, 0x1c, 0x61, 0x14, 0x1a, 0xbd, 0x04, 0xa9,
			0x9f, 0xd6, 0x82, 0x2c, 0x85, 0x58, 0x85, 0x4c, 0xcd, 0xe3, 0x9a, 0x56, 0x84, 0xe7,
			0xa5, 0x6d, 0xa2, 0x7d,
		]),
		genesis: GenesisHash(core::array::from_fn(|at| at as u8)),
		nonce: 7,
		expires: 14_400,
		ends: None,
	}
}

#[test]
fn the_text_is_pinned() {
	assert_eq!(
		pinned().to_string(),
		"\
Litentry asks you to link an external account to an account on its chain.

External account: eip155:1:0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F
Account: 4BCh5fGornubJSotBzw9fJakxmdedQN6JJc5RsY4hsixpYQh

Sign only if both are yours. Your signature proves that you own the external account. \
It sends no transaction and costs nothing.

Version: 1
Chain: 0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
Nonce: 7
Expires: block 14400",
	);
}

/// As CAIP-122 and EIP-4361 lay out sign-in texts: a statement between empty lines, then a line for
/// each field; no line ends in anything but a line feed, and the last one in nothing.
#[test]
fn the_text_is_laid_out_as_sign_in_texts_are() {
	let text = Challenge { ends: Some(1), ..pinned() }.to_string();
	let parts: alloc::vec::Vec<_> = text.split("\n\n").collect();
	assert_eq!(parts.len(), 4);
	assert_eq!([parts[0].lines().count(), parts[2].lines().count()], [1, 1]);
	for field in parts[1].lines().chain(parts[3].lines()) {
		let (name, value) = field.split_once(": ").unwrap_or_default();
		assert!(name.starts_with(char::is_uppercase) && !value.is_empty(), "{field}");
	}
	assert!(!text.contains('\r') && !text.ends_with('\n'));
}

#[test]
fn the_hash_that_wallets_sign_is_pinned() {
	let hash = hex::encode(eip191::message_hash(&pinned().to_string()));
	assert_eq!(hash, "c700073fcbfacccdf683ae857c2d505bc877f8dabc42b5121872be4b9f787879");
}

prop_compose! {
	fn any_challenge()(
		chain: u64, address: [u8; 20], account: [u8; 32], genesis: [u8; 32], nonce: u32,
		expires: u32, ends: Option<u32>,
	) -> Challenge {
		Challenge {
			external: ExternalAccount::Evm {
				chain: EvmChain(chain),
				address: EvmAddress(address),
			},
			account: Account(account),
			genesis: GenesisHash(genesis),
			nonce,
			expires,
			ends,
		}
	}
}

/// Reads the fields back from the text, as nobody but this test needs to.
fn read_back(text: &str) -> Option<Challenge> {
	let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name));
	Some(Challenge {
		external: field("External account: ")?.parse().ok()?,
		account: field("Account: ")?.parse().ok()?,
		genesis: field("Chain: ")?.parse().ok()?,
		nonce: field("Nonce: ")?.parse().ok()?,
		expires: field("Expires: block ")?.parse().ok()?,
		ends: field("The link ends: block ").and_then(|block| block.parse().ok()),
	})
}

proptest! {
	#[test]
	fn different_challenges_have_different_texts(challenge in any_challenge()) {
		prop_assert_eq!(read_back(&challenge.to_string()), Some(challenge));
	}

	#[test]
	fn every_text_is_printable_ascii_of_a_bounded_length(challenge in any_challenge()) {
		let text = challenge.to_string();
		prop_assert!(text.bytes().all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte)));
		prop_assert!(text.len() < 600);
	}
}

#[test]
fn a_contract_wallet_is_asked_for_the_hash_that_wallets_sign() {
	// What viem's `hashMessage` makes of the pinned text.
	let expected = "c700073fcbfacccdf683ae857c2d505bc877f8dabc42b5121872be4b9f787879";
	assert_eq!(hex::encode(crate::contract_wallet_hash(&pinned())), expected);
}
