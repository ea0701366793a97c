#![allow(clippy::unwrap_used)]

use alloc::format;

use litentry_vocabulary::{Account, GenesisHash};

use super::*;
use crate::Challenge;

const SEED: &str = "0x0707070707070707070707070707070707070707070707070707070707070707";

/// The accounts of [`SEED`], by npm @polkadot/util-crypto 14.0.3.
const ACCOUNTS: [(&str, &str); 3] = [
	("ed25519", "16JCKBEq6pJkYaaE9TpZBcYq7cGrW83HiJi5JmemC4FCjso9"),
	("sr25519", "13ofUaqLVvnnWt12Egm6nLrfhY6CXrz98YkrAV4LCXeuHY9K"),
	("ecdsa", "12iA6kYHK7mXWht2UuxTsgFXgLpRr7iGn5v5DrUao3iPCqyv"),
];

fn account(address: &str) -> SubstrateAccount {
	SubstrateAccount::parse(address, SubstrateChain::POLKADOT).unwrap()
}

fn key(scheme: SubstrateScheme) -> SubstrateKey {
	SubstrateKey::new(scheme, &[7; 32]).unwrap()
}

#[test]
fn the_account_is_the_one_that_wallets_show() {
	for (scheme, address) in ACCOUNTS {
		let key: SubstrateKey = format!("{scheme}:{SEED}").parse().unwrap();
		assert_eq!(key.account(), account(address));
	}
}

#[test]
fn a_seed_without_a_scheme_is_of_sr25519() {
	let key: SubstrateKey = format!("{SEED}\n").parse().unwrap();
	assert_eq!(key.account(), account(ACCOUNTS[1].1));
}

#[test]
fn what_is_no_seed_is_refused() {
	let zero = format!("ecdsa:0x{}", "00".repeat(32));
	let p256 = format!("p256:{SEED}");
	for text in ["", "0x", "sr25519:", &SEED[2..], &SEED[..64], &p256, &zero] {
		assert_eq!(text.parse::<SubstrateKey>().map(|_| ()), Err(InvalidSubstrateKey), "{text}");
	}
}

#[test]
fn another_account_s_consent_is_not_signed() {
	let challenge = Challenge {
		external: key(SubstrateScheme::Ed25519).external(SubstrateChain::POLKADOT),
		account: Account([1; 32]),
		genesis: GenesisHash([2; 32]),
		nonce: 0,
		expires: 1,
		ends: None,
	};
	let other = key(SubstrateScheme::Sr25519);
	assert_eq!(other.sign(&challenge), Err(CannotSign::OtherAccount));
}

#[test]
fn the_secret_is_not_printed() {
	let shown = format!("{:?}", SEED.parse::<SubstrateKey>().unwrap());
	assert_eq!(shown, "SubstrateKey(5EsNLFaGe9XK5LzWH3i6eC2Wqv6YqZS1442N1C4yeSdP6uxy, …)");
}
