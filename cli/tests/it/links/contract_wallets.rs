//! Contract wallets, whose signatures only analyzers can have checked.

use clap::Parser;
use litentry_cli::{Failure, args::Arguments, links::LinkFailure};
use litentry_external_account::Platform;
use litentry_link_proof::{InvalidProofText, LinkProof};

use super::{ADDRESS, wallet_signature};
use crate::{expected::expect, world::FakeWorld};

#[test]
fn the_text_alone_is_handed_out_to_a_contract_wallets_owners() {
	let mut world = FakeWorld::with_account();
	let print = format!("link ethereum --address {ADDRESS} --contract --challenge");
	expect("link-contract-challenge", &world.run(&print).unwrap());
}

#[test]
fn a_contract_wallets_signature_is_sent_as_it_is_even_if_it_is_as_long_as_a_keys() {
	let mut world = FakeWorld::with_account();
	let print = format!("link ethereum --address {ADDRESS} --contract --challenge");
	let challenge = world.run(&print).unwrap();
	let signature = wallet_signature(&world, &challenge.json);
	let link = format!("link ethereum --address {ADDRESS} --contract --expires 700 --no-wait");
	world.run_unlocked(&format!("{link} --signature {signature}")).unwrap();
	let proof = LinkProof::read_contract_wallet(&signature).unwrap();
	assert_eq!(world.chain.0.borrow().book_of_links.request(1).proof, proof);
}

#[test]
fn a_wrong_signature_of_65_bytes_is_for_the_analyzers_to_find() {
	let mut world = FakeWorld::with_account();
	let signature = format!("0x{}1b", "11".repeat(64));
	let link = format!("link ethereum --address {ADDRESS} --expires 700 --signature {signature}");
	let of_key = world.run_unlocked(&link).unwrap_err();
	assert!(matches!(of_key, Failure::Link(LinkFailure::InvalidProof { .. })), "{of_key}");
	let of_contract = world.run_unlocked(&format!("{link} --contract --no-wait")).unwrap();
	assert_eq!(of_contract.json["state"], "requested");
}

#[test]
fn a_contract_wallet_is_not_linked_for_everyone_to_see() {
	let mut world = FakeWorld::with_account();
	let link = format!("link ethereum --address {ADDRESS} --public --challenge");
	let failure = world.run(&format!("{link} --contract")).unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::ContractInPublic)), "{failure}");
	assert!(failure.advice().unwrap().contains("leave out --public"));
	assert!(world.run(&link).is_ok());
}

#[test]
fn a_signature_that_only_a_contract_can_have_made_is_not_linked_for_everyone_to_see() {
	let mut world = FakeWorld::with_account();
	let signature = "11".repeat(130);
	let link = format!("link ethereum --address {ADDRESS} --public --expires 700");
	let failure = world.run_unlocked(&format!("{link} --signature 0x{signature}")).unwrap_err();
	assert!(matches!(failure, Failure::Link(LinkFailure::ContractInPublic)), "{failure}");
}

#[test]
fn what_no_contract_wallet_hands_out_is_said_so() {
	let mut world = FakeWorld::with_account();
	let link = format!("link ethereum --address {ADDRESS} --contract --expires 700");
	let failure = world.run(&format!("{link} --signature signed")).unwrap_err();
	let invalid = InvalidProofText { platform: Platform::Evm };
	assert_eq!(failure.to_string(), invalid.to_string());
}

#[test]
fn a_contract_wallet_has_an_address_and_no_key() {
	for words in ["--contract", "--contract --address 0x00 --key-file key"] {
		let line = format!("litentry link ethereum {words}");
		assert!(Arguments::try_parse_from(line.split(' ')).is_err(), "{words}");
	}
}
