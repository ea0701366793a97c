#![allow(clippy::unwrap_used)]

use alloc::{format, string::String, vec, vec::Vec};

use litentry_external_account::{EvmAddress, EvmChain};
use litentry_vocabulary::{Account, GenesisHash};
use proptest::prelude::*;

use super::*;
use crate::{Challenge, verify};

const WIF: &str = "L3VFeEujGtevx9w18HD1fhRbCH67Az2dpCymeRE1SoPK6XQtaN2k";
const UNCOMPRESSED_WIF: &str = "5KMWWy2d3Mjc8LojNoj8Lcz9B1aWu8bRofUgGwQk959Dw5h2iyw";

fn addresses(key: &BitcoinKey, network: BitcoinNetwork) -> [String; 4] {
	BitcoinAddressKind::ALL.map(|kind| key.address(kind).display(network).to_string())
}

fn challenge(external: ExternalAccount) -> Challenge {
	let (account, genesis) = (Account([1; 32]), GenesisHash([2; 32]));
	Challenge { external, account, genesis, nonce: 0, expires: 100, ends: None }
}

/// A key, one of its accounts, and each proof that it can make of it.
fn proofs(
	key: &BitcoinKey,
	network: BitcoinNetwork,
	kind: BitcoinAddressKind,
) -> (Challenge, Vec<LinkProof>) {
	let challenge = challenge(key.external(network, kind));
	let mut proofs = vec![key.sign(&challenge).unwrap(), key.sign_full(&challenge).unwrap()];
	proofs.extend(key.sign_bip137(&challenge));
	(challenge, proofs)
}

#[test]
fn the_addresses_are_those_that_wallets_show() {
	let key: BitcoinKey = format!(" {WIF}\n").parse().unwrap();
	assert_eq!(
		addresses(&key, BitcoinNetwork::Main),
		[
			"14vV3aCHBeStb5bkenkNHbe2YAFinYdXgc",
			"37qyp7jQAzqb2rCBpMvVtLDuuzKAUCVnJb",
			"bc1q9vza2e8x573nczrlzms0wvx3gsqjx7vavgkx0l",
			"bc1ppv609nr0vr25u07u95waq5lucwfm6tde4nydujnu8npg4q75mr5sxq8lt3",
		]
	);
	assert_eq!(
		addresses(&key, BitcoinNetwork::Testnet4)[2],
		"tb1q9vza2e8x573nczrlzms0wvx3gsqjx7vaxwd45v"
	);
}

#[test]
fn a_key_of_the_account_linker_s_notes_has_the_address_there() {
	let secret = "84cf749059a129fb57a6070411234a4fe58e7f04c959b66fa7c8b2d2dd609749";
	let secret = hex::decode(secret).unwrap().try_into().unwrap();
	let key = BitcoinKey::from_bytes(&secret).unwrap();
	let [p2pkh, _, p2wpkh, _] = addresses(&key, BitcoinNetwork::Main);
	assert_eq!(p2pkh, "1CuEaUAvhm8D9SkwEVLgqvFShHAxKmbW19");
	assert_eq!(p2wpkh, "bc1qs2993c9cwv0cr60s7nncnfkaammzauggyptr98");
}

#[test]
fn an_uncompressed_public_key_has_the_address_of_the_account_linker_s_tests() {
	let key = "0450863ad64a87ae8a2fe83c1af1a8403cb53f53e486d8511dad8a04887e5b23522cd470243453a299fa9e77237716103abc11a1df38855ed6f2ee187e9c582ba6";
	let key = PublicKey::from_slice(&hex::decode(key).unwrap()).unwrap();
	let address = p2pkh(&key).display(BitcoinNetwork::Main).to_string();
	assert_eq!(address, "16UwLL9Risc3QfPqBUvKofHmBQ7wMtjvM");
}

#[test]
fn an_uncompressed_key_has_a_p2pkh_address_of_its_own() {
	let uncompressed: BitcoinKey = UNCOMPRESSED_WIF.parse().unwrap();
	let compressed = BitcoinKey { compressed: true, ..uncompressed };
	let [of_one, of_other] =
		[&uncompressed, &compressed].map(|key| addresses(key, BitcoinNetwork::Main));
	assert_ne!(of_one[0], of_other[0]);
	assert_eq!(of_one[1..], of_other[1..]);
	for key in [uncompressed, compressed] {
		let (challenge, proofs) = proofs(&key, BitcoinNetwork::Main, BitcoinAddressKind::P2pkh);
		for proof in proofs {
			assert_eq!(verify(&challenge, &proof), Ok(()));
		}
	}
}

#[test]
fn a_key_signs_for_its_own_accounts_only() {
	let [key, other] = [[1; 32], [2; 32]].map(|secret| BitcoinKey::from_bytes(&secret).unwrap());
	let others = other.external(BitcoinNetwork::Main, BitcoinAddressKind::P2wpkh);
	let evm = ExternalAccount::Evm { chain: EvmChain(1), address: EvmAddress([0; 20]) };
	for external in [others, evm] {
		let challenge = challenge(external);
		for signed in [key.sign(&challenge), key.sign_full(&challenge), key.sign_bip137(&challenge)]
		{
			assert_eq!(signed, Err(CannotSign::OtherAccount));
		}
	}
}

#[test]
fn what_is_no_key_is_refused() {
	let typing_error = WIF.replace("tev", "tew");
	let scalar = "4646464646464646464646464646464646464646464646464646464646464646";
	for text in ["", scalar, &typing_error] {
		assert_eq!(text.parse::<BitcoinKey>().map(|_| ()), Err(InvalidBitcoinKey));
	}
	for bytes in [[0; 32], [255; 32]] {
		assert_eq!(BitcoinKey::from_bytes(&bytes).map(|_| ()), Err(InvalidBitcoinKey));
	}
}

#[test]
fn the_secret_is_not_printed() {
	let shown = format!("{:?}", WIF.parse::<BitcoinKey>().unwrap());
	assert_eq!(shown, "BitcoinKey(bc1q9vza2e8x573nczrlzms0wvx3gsqjx7vavgkx0l, …)");
}

fn any_key() -> impl Strategy<Value = BitcoinKey> {
	(any::<[u8; 32]>(), any::<bool>()).prop_filter_map("a scalar", |(secret, compressed)| {
		let key = BitcoinKey::from_bytes(&secret).ok()?;
		Some(BitcoinKey { compressed, ..key })
	})
}

fn any_kind() -> impl Strategy<Value = BitcoinAddressKind> {
	prop::sample::select(&BitcoinAddressKind::ALL)
}

fn any_network() -> impl Strategy<Value = BitcoinNetwork> {
	prop::sample::select(&BitcoinNetwork::ALL)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn what_a_key_signs_is_accepted(key in any_key(), kind in any_kind(), network in any_network()) {
		let (challenge, proofs) = proofs(&key, network, kind);
		prop_assert_eq!(proofs.len(), if kind == BitcoinAddressKind::P2tr { 2 } else { 3 });
		for proof in proofs {
			prop_assert_eq!(verify(&challenge, &proof), Ok(()));
		}
	}

	#[test]
	fn any_changed_field_of_the_challenge_is_refused(
		key in any_key(), kind in any_kind(), account: [u8; 32], genesis: [u8; 32], nonce in 1_u32..,
		expires in 101_u32..,
	) {
		let (challenge, proofs) = proofs(&key, BitcoinNetwork::Main, kind);
		let testnet = key.external(BitcoinNetwork::Testnet3, kind);
		for proof in proofs {
			for changed in [
				Challenge { external: testnet, ..challenge },
				Challenge { account: Account(account), ..challenge },
				Challenge { genesis: GenesisHash(genesis), ..challenge },
				Challenge { nonce, ..challenge },
				Challenge { expires, ..challenge },
				Challenge { ends: Some(expires), ..challenge },
			] {
				prop_assert!(verify(&changed, &proof).is_err());
			}
		}
	}

	#[test]
	fn a_proof_for_one_of_a_key_s_addresses_is_none_for_another(
		key in any_key(), kind in any_kind(), other in any_kind(),
	) {
		prop_assume!(kind != other);
		let (challenge, proofs) = proofs(&key, BitcoinNetwork::Main, kind);
		let changed = Challenge { external: key.external(BitcoinNetwork::Main, other), ..challenge };
		for proof in proofs {
			prop_assert!(verify(&changed, &proof).is_err());
		}
	}
}
