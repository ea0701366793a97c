//! Links for everyone to see: made, looked up, and removed in the name of the external account.

use litentry_cli::{Failure, links::LinkFailure};
use litentry_link_proof::{EvmKey, LinkProof, UnlinkChallenge};
use litentry_vocabulary::LinkId;

use super::{ADDRESS, KEY, linked, linked_with};
use crate::{chain::GENESIS, expected::expect, world::FakeWorld};

#[test]
fn a_public_link_is_made_at_once() {
	let mut world = FakeWorld::with_account();
	let key = world.write("key", KEY);
	let rendered = world.run_unlocked(&format!("link ethereum --public --key-file {key}")).unwrap();
	expect("link-public", &rendered);
	expect("links-public", &world.run("links").unwrap());
}

#[test]
fn a_printed_challenge_says_how_to_go_on_in_public() {
	let mut world = FakeWorld::with_account();
	let print = format!("link ethereum --address {ADDRESS} --public --ends 5000 --challenge");
	let rendered = world.run(&print).unwrap();
	let next = "litentry link ethereum --address 0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F --chain-id 1 --public --ends 5000 --nonce 0 --expires 700 --signature SIGNATURE";
	assert!(rendered.human.ends_with(next), "{}", rendered.human);
}

#[test]
fn whose_an_external_account_is_can_be_looked_up_on_any_network_of_its_platform() {
	let mut world = linked_with("--public");
	expect("links-of", &world.run(&format!("links --of eip155:137:{ADDRESS}")).unwrap());
}

#[test]
fn of_a_shielded_link_nothing_is_found() {
	let mut world = linked();
	let rendered = world.run(&format!("links --of eip155:1:{ADDRESS}")).unwrap();
	expect("links-of-none", &rendered);
	assert!(!rendered.success);
}

#[test]
fn the_external_account_removes_its_public_link() {
	let mut world = linked_with("--public");
	let key = world.path("key").display().to_string();
	let remove = format!("links remove-by-proof 1 --key-file {key}");
	expect("links-removed-by-proof", &world.run_unlocked(&remove).unwrap());
	assert!(world.chain.0.borrow().book_of_links.links.is_empty());
}

#[test]
fn a_wallet_elsewhere_signs_the_removal() {
	let mut world = linked_with("--public");
	let printed = world.run("links remove-by-proof 1 --challenge").unwrap();
	expect("links-remove-challenge", &printed);
	let wallet: EvmKey = KEY.parse().unwrap();
	let external = printed.json["external"].as_str().unwrap().parse().unwrap();
	let (account, genesis) = (world.account(), GENESIS);
	let id = LinkId(1);
	let challenge = UnlinkChallenge { external, account, genesis, id, expires: 700 };
	let LinkProof::Eip191(signature) = wallet.sign(&challenge).unwrap() else { unreachable!() };
	let signature = hex::encode(signature);
	let remove = format!("links remove-by-proof 1 --expires 700 --signature 0x{signature}");
	assert_eq!(world.run_unlocked(&remove).unwrap().json["link"], 1);
}

#[test]
fn a_shielded_link_is_not_removed_by_proof() {
	let mut world = linked();
	let failure = world.run("links remove-by-proof 1 --challenge").unwrap_err();
	let expected = Failure::Link(LinkFailure::NotPublic { link: LinkId(1) }).to_string();
	assert_eq!(failure.to_string(), expected);
}
