//! All links of an account become another account's.

use litentry_cli::{AccountKey, Failure, Rendered, Submission, chain::LinkCall};
use litentry_link_proof::{MovingChallenge, SubstrateForm, SubstrateProof, SubstrateSignature};
use litentry_vocabulary::Account;

use super::linked;
use crate::{
	chain::{GENESIS, links::Turns},
	expected::expect,
	world::FakeWorld,
};

/// Alice's seed, as Substrate's development accounts have it.
const SEED: &str = "0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";

fn new_owner() -> AccountKey {
	AccountKey::from_text(SEED).unwrap()
}

/// A world with a link and a second account.
fn with_second_account() -> FakeWorld {
	let mut world = linked();
	let seed = world.write("seed", SEED);
	let import = format!("--account second account import --work-factor 10 --secret-file {seed}");
	world.run_unlocked(&import).unwrap();
	world
}

fn moved_here(world: &mut FakeWorld) -> Result<Rendered, Failure> {
	let passphrase = world.passphrase_file();
	world.run_unlocked(&format!("links move --to-account second --to-passphrase-file {passphrase}"))
}

#[test]
fn both_accounts_of_one_computer_sign_at_once() {
	let mut world = with_second_account();
	expect("links-move", &moved_here(&mut world).unwrap());
	expect("links-moved-from", &world.run("links").unwrap());
	let to = new_owner().account();
	assert_eq!(
		world.told.last().unwrap(),
		&format!("The account's links moved to {to} in block 102.")
	);
	expect("links", &world.run("--account second links").unwrap());
}

#[test]
fn what_waits_for_the_workers_stays_behind() {
	let mut world = with_second_account();
	world.chain.0.borrow_mut().book_of_links.turns = Turns::Unanswered;
	let key = world.write("key", super::KEY);
	let public = format!("link ethereum --public --key-file {key}");
	for turned in ["", "--chain-id 10"] {
		world.run_unlocked(&format!("{public} {turned}")).unwrap();
	}
	world.run_unlocked("links shield 2 --no-wait").unwrap();
	world.run_unlocked("links reveal 1 --no-wait").unwrap();
	expect("links-move-some", &moved_here(&mut world).unwrap());
	let owners = [1, 2, 3].map(|link| world.chain.0.borrow().link(link).owner);
	assert_eq!(owners, [world.account(), world.account(), new_owner().account()]);
}

#[test]
fn another_computer_signs_a_printed_challenge() {
	let mut world = linked();
	let to = new_owner().account();
	let printed = world.run(&format!("links move --to {to} --challenge")).unwrap();
	expect("links-move-challenge", &printed);
	let (from, genesis) = (world.account(), GENESIS);
	let challenge = MovingChallenge { from, to, genesis, nonce: 1, expires: 701 };
	let text = format!("<Bytes>{challenge}</Bytes>");
	let signature = new_owner().signing_key().unwrap().sign(text.as_bytes()).0;
	let hex = hex::encode(signature);
	let moved = format!("links move --to {to} --nonce 1 --expires 701 --signature 0x{hex}");
	assert_eq!(world.run_unlocked(&moved).unwrap().json["links"], 1);
	let signature = SubstrateSignature::Sr25519(signature);
	let consent = SubstrateProof { form: SubstrateForm::Wrapped, signature };
	let call = LinkCall::Move { to, nonce: 1, expires: 701, consent };
	assert_eq!(world.chain.0.borrow().submissions, [Submission::Link(call)]);
}

#[test]
fn who_did_not_consent_gets_nothing() {
	let mut world = linked();
	let to = Account([7; 32]);
	let signature = "01".repeat(64);
	let moved = format!("links move --to {to} --expires 701 --signature 0x{signature}");
	let failure = world.run_unlocked(&moved).unwrap_err();
	assert!(failure.to_string().contains(&format!("is not that of {to}")), "{failure}");
	assert!(world.chain.0.borrow().submissions.is_empty());
}

#[test]
fn the_note_of_the_move_is_forgotten_once() {
	let mut world = with_second_account();
	moved_here(&mut world).unwrap();
	expect("links-forget-move", &world.run_unlocked("links forget-move").unwrap());
	let failure = world.run_unlocked("links forget-move").unwrap_err();
	assert_eq!(failure.advice(), Some("nothing needs to be done"));
}

#[test]
fn who_verifies_a_credential_is_told_that_its_subjects_links_have_moved() {
	let mut world = with_second_account();
	let file = world.path("credential.json").display().to_string();
	crate::requests::request(&mut world, &format!("--out {file}")).unwrap();
	moved_here(&mut world).unwrap();
	let rendered = world.run(&format!("credential verify {file}")).unwrap();
	expect("credential-verify-moved", &rendered);
	assert!(rendered.success);
}
