//! One command for each network.

use data_encoding::BASE64URL_NOPAD;
use litentry_cli::{Failure, links::LinkFailure};
use litentry_link_proof::{Challenge, LinkProof, SoftwarePasskey};

use super::KEY;
use crate::{chain::GENESIS, expected::expect, world::FakeWorld};

const SEED: &str = "0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";
/// The key 1.
const WIF: &str = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn";
const PAIR: &str =
	"2AXDGYSE4f2sz7tvMMzyHvUfcoJmxudvdhBcmiUSo6iuCXagjUCKEQF21awZnUGxmwD4m9vGXuC3qieHXJQHAcT";

/// Links what a key file controls, and tells what that is.
fn linked_with_key(network: &str, key: &str) -> String {
	let mut world = FakeWorld::with_account();
	let key = world.write("wallet", key);
	let link = format!("link {network} --key-file {key}");
	let shielded = world.run_unlocked(&link).unwrap();
	assert_eq!(shielded.json["state"], "confirmed");
	let public = world.run_unlocked(&format!("{link} --public")).unwrap();
	assert_eq!(public.json["kind"], "public");
	assert_eq!(public.json["external"], shielded.json["external"]);
	public.json["external"].as_str().unwrap().to_owned()
}

#[test]
fn a_key_file_links_an_account_of_each_network() {
	let ecdsa = format!("ecdsa:{SEED}");
	let networks = [
		("ethereum --chain-id 10", KEY, "eip155:10:0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F"),
		(
			"bitcoin",
			WIF,
			"bip122:000000000019d6689c085ae165831e93:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
		),
		(
			"bitcoin --address bc1pmfr3p9j00pfxjh0zmgp99y8zftmd3s5pmedqhyptwy6lm87hf5sspknck9",
			WIF,
			"bip122:000000000019d6689c085ae165831e93:bc1pmfr3p9j00pfxjh0zmgp99y8zftmd3s5pmedqhyptwy6lm87hf5sspknck9",
		),
		(
			"polkadot",
			SEED,
			"polkadot:91b171bb158e2d3848fa23a9f1c25182:15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
		),
		(
			"kusama",
			SEED,
			"polkadot:b0a8d493285c2df73290dfb7e61f870f:HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F",
		),
		(
			"substrate --chain e143f23803ac50e8f6f8e62695d1ce9e",
			SEED,
			"polkadot:e143f23803ac50e8f6f8e62695d1ce9e:5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
		),
		(
			"solana --cluster devnet",
			PAIR,
			"solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1:AKnL4NNf3DGWZJS6cPknBuEGnVsV4A4m5tgebLHaRSZ9",
		),
		("cosmos", KEY, "cosmos:cosmoshub-4:cosmos1hkfq3zahaqkkzx5mjnamwjsfpq2jk7z0emlrvp"),
	];
	for (network, key, external) in networks {
		assert_eq!(linked_with_key(network, key), external);
	}
	let of_ecdsa = linked_with_key("polkadot", &ecdsa);
	assert!(of_ecdsa.starts_with("polkadot:91b171bb158e2d3848fa23a9f1c25182:1"), "{of_ecdsa}");
}

#[test]
fn a_key_file_of_another_network_is_refused() {
	let mut world = FakeWorld::with_account();
	let key = world.write("wallet", SEED);
	let failure = world.run_unlocked(&format!("link solana --key-file {key}")).unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::MalformedKey { .. })), "{failure}");
	assert!(failure.advice().unwrap().contains("--help"));
}

#[test]
fn an_address_of_another_network_is_refused() {
	let mut world = FakeWorld::with_account();
	let kusama = "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F";
	let link = format!("link polkadot --address {kusama} --challenge");
	let failure = world.run(&link).unwrap_err();
	assert_eq!(failure.to_string(), "an address with prefix 2, but this chain's is 0");
}

#[test]
fn the_key_of_another_account_is_refused() {
	let mut world = FakeWorld::with_account();
	let key = world.write("wallet", SEED);
	let other = "12xtAYsRUrmbniiWQqJtECiBQrMn8AypQcXhnQAc6RB6XkLW";
	let link = format!("link polkadot --address {other} --key-file {key}");
	let failure = world.run_unlocked(&link).unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::CannotSign(_))), "{failure}");
}

#[test]
fn a_device_is_linked_with_its_key_file() {
	let mut world = FakeWorld::with_account();
	let (file, passphrase) = (world.path("lock.key"), world.passphrase_file());
	let device = format!("{} --device-passphrase-file {passphrase}", file.display());
	let made = world.run(&format!("identity device-key new --work-factor 10 {device}")).unwrap();
	let key = made.json["key"].as_str().unwrap().to_owned();
	let linked = world.run_unlocked(&format!("link device --key-file {device}")).unwrap();
	assert_eq!(linked.json["external"], format!("device:{key}"));
	let printed = world.run(&format!("link device --key {key} --challenge")).unwrap();
	assert_eq!(printed.json["external"], linked.json["external"]);
}

#[test]
fn a_website_asks_a_passkey_to_sign() {
	let mut world = FakeWorld::with_account();
	let passkey = SoftwarePasskey::new("example.com", &[0x46; 32]).unwrap();
	let external = passkey.external().to_string();
	let key = external.rsplit(':').next().unwrap().to_owned();
	let link = format!("link passkey --site example.com --key {key}");
	let printed = world.run(&format!("{link} --challenge")).unwrap();
	expect("link-challenge-passkey", &printed);

	let challenge = Challenge {
		external: passkey.external(),
		account: world.account(),
		genesis: GENESIS,
		nonce: 0,
		expires: 700,
		ends: None,
	};
	let credential = world.write("credential", &credential(&passkey.sign(&challenge).unwrap()));
	let send = format!("{link} --expires 700 --signature-file {credential}");
	assert_eq!(world.run_unlocked(&send).unwrap().json["external"], external);
}

/// What `JSON.stringify(credential.toJSON())` gives in a browser, as far as it counts.
fn credential(proof: &LinkProof) -> String {
	let LinkProof::Passkey(assertion) = proof else { unreachable!() };
	let signature = p256::ecdsa::Signature::from_slice(&assertion.signature).unwrap();
	let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
	let response = serde_json::json!({
		"authenticatorData": text(&assertion.authenticator_data),
		"clientDataJSON": text(&assertion.client_data),
		"signature": text(signature.to_der().as_bytes()),
	});
	serde_json::json!({ "id": "AA", "rawId": "AA", "type": "public-key", "response": response })
		.to_string()
}

#[test]
fn every_network_says_how_its_signatures_are_sent() {
	let mut world = FakeWorld::with_account();
	for (network, name) in [
		(
			"kusama --address HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F",
			"link-challenge-kusama",
		),
		(
			"bitcoin --network testnet4 --address tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
			"link-challenge-bitcoin",
		),
	] {
		expect(name, &world.run(&format!("link {network} --challenge")).unwrap());
	}
}
