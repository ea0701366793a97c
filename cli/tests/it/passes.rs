//! `litentry token present` and `hand-over`.

use std::fs;

use litentry_cli::{Failure, chain::TokenStanding, token::TokenFailure};
use litentry_token::{
	Amended, Amendments, Holding, Nonce, NotGood, Presentation, Question, Refusal, Uses,
};
use litentry_verifying_key::{Scheme, SigningKey, VerifyingKey};
use litentry_vocabulary::{Account, GenesisHash, TokenId, blake2_256};

use crate::{
	chain::{GENESIS, NOW},
	expected::expect,
	tokens::{ADULT, HOTEL, TOKEN, adults_only, guest, with_token},
	world::FakeWorld,
};

fn question() -> Question {
	Question { genesis: GENESIS, verifier: HOTEL, accepts: HOTEL, nonce: Nonce([0x5a; 16]) }
}

fn present(world: &mut FakeWorld, options: &str) -> Result<Presentation, Failure> {
	let line = format!("token present {} {options} --no-qr", question());
	let rendered = world.run_unlocked(&line)?;
	Ok(rendered.json["pass"].as_str().unwrap().parse().unwrap())
}

/// A second account on the same computer.
fn with_friend(world: &mut FakeWorld) -> Account {
	let (seed, passphrase) =
		(world.write("seed", &format!("0x{}", "0b".repeat(32))), world.passphrase_file());
	let import = "account import --account friend --work-factor 10";
	let imported = world
		.run(&format!("{import} --secret-file {seed} --passphrase-file {passphrase}"))
		.unwrap();
	imported.json["address"].as_str().unwrap().parse().unwrap()
}

fn refusal(failure: &Failure) -> Refusal {
	let Failure::Token(TokenFailure::WouldBeRefused(refusal)) = failure else {
		unreachable!("{failure}")
	};
	*refusal
}

fn token_failure(failure: &Failure) -> TokenFailure {
	let Failure::Token(failure) = failure else { unreachable!("{failure}") };
	*failure
}

#[test]
fn a_pass_is_printed_with_its_code() {
	let mut world = guest();
	let line = format!("token present {} {TOKEN}", question());
	expect("token-present", &world.run_unlocked(&line).unwrap());
}

#[test]
fn the_holder_signs_the_answer() {
	let mut world = guest();
	let pass = present(&mut world, &format!("{TOKEN} --lifetime 30s")).unwrap();
	let key = VerifyingKey::Sr25519(world.account().0);
	let showing = pass.showing;
	assert_eq!((showing.holder, showing.issued, showing.lifetime), (key, NOW, 30_000));
	let message = showing.message(&question());
	let signed = message.bytes(pass.signed.form).unwrap();
	assert_eq!(key.verify(signed, &pass.signed.signature), Ok(()));
}

#[test]
fn a_question_is_asked_for_in_a_terminal() {
	let mut world = guest();
	world.answers.push_back(format!("  {}\n", question()));
	let line = format!("token present - {TOKEN} --no-qr");
	assert!(world.run_unlocked(&line).unwrap().human.starts_with("LIT:PASS:"));
	let failure = world.run_unlocked(&format!("token present LIT:PASS:AA {TOKEN}")).unwrap_err();
	assert!(matches!(failure, Failure::MalformedQuestion { .. }), "{failure}");
}

#[test]
fn the_token_that_another_requires_is_shown_with_it() {
	let mut world = adults_only();
	let pass = present(&mut world, &TOKEN.to_string()).unwrap();
	assert_eq!(pass.showing.supporting, Some(ADULT));
	let recalled = TokenId([0x17; 32]);
	let failure = present(&mut world, &format!("{TOKEN} --supporting {recalled}")).unwrap_err();
	assert!(matches!(refusal(&failure), Refusal::RequirementMissing { .. }));
}

#[test]
fn what_a_door_would_refuse_is_said_beforehand() {
	let mut world = guest();
	world.chain.0.borrow_mut().book.frozen = true;
	let failure = present(&mut world, &TOKEN.to_string()).unwrap_err();
	assert!(failure.advice().unwrap().contains("unfreeze"));
	assert_eq!(refusal(&failure), Refusal::Frozen);

	let mut world = guest();
	with_token(&world, |terms| terms.uses = Uses::Left(0));
	let failure = present(&mut world, &TOKEN.to_string()).unwrap_err();
	assert_eq!(refusal(&failure), Refusal::NotGood(NotGood::UsedUp));

	let mut world = guest();
	let failure = present(&mut world, &ADULT.to_string()).unwrap_err();
	assert!(matches!(refusal(&failure), Refusal::WrongIdentity { .. }));

	let failure = present(&mut world, &format!("{TOKEN} --lifetime 3h")).unwrap_err();
	assert!(matches!(refusal(&failure), Refusal::LivesTooLong { .. }));
}

#[test]
fn offline_nothing_is_looked_up() {
	let mut world = guest();
	world.reachable = false;
	let options = format!("{TOKEN} --offline --supporting {ADULT}");
	let pass = present(&mut world, &options).unwrap();
	assert_eq!(pass.showing.supporting, Some(ADULT));
	assert!(matches!(present(&mut world, &TOKEN.to_string()).unwrap_err(), Failure::Chain(_)));
}

#[test]
fn a_pass_may_insist_on_the_data() {
	let mut world = guest();
	with_token(&world, |terms| terms.data = b"Room 101".to_vec().try_into().unwrap());
	let pass = present(&mut world, &format!("{TOKEN} --same-data")).unwrap();
	assert_eq!(pass.showing.data_hash, Some(blake2_256(b"Room 101")));
}

#[test]
fn amendments_of_the_issuer_hold_for_passes() {
	let mut world = guest();
	let expires = Some(Amended { number: 1, to: Some(NOW) });
	world.chain.0.borrow_mut().book.issuer.amendments =
		Amendments { made: 1, expires, ..Amendments::default() };
	let failure = present(&mut world, &TOKEN.to_string()).unwrap_err();
	assert_eq!(refusal(&failure), Refusal::NotGood(NotGood::Expired { expired: NOW }));
}

#[test]
fn only_who_holds_a_token_shows_it() {
	let mut world = guest();
	with_friend(&mut world);
	let failure = present(&mut world, &format!("{TOKEN} --account friend")).unwrap_err();
	let holder = world.account();
	assert_eq!(token_failure(&failure), TokenFailure::NotHolder { holder });
	let failure = present(&mut world, &TokenId([9; 32]).to_string()).unwrap_err();
	assert!(matches!(token_failure(&failure), TokenFailure::NotFound { .. }));
}

#[test]
fn a_question_of_another_chain_is_not_answered() {
	let mut world = guest();
	let other = Question { genesis: GenesisHash([6; 32]), ..question() };
	let failure = world.run_unlocked(&format!("token present {other} {TOKEN}")).unwrap_err();
	assert_eq!(token_failure(&failure), TokenFailure::OtherChain);
}

#[test]
fn a_token_is_handed_over_and_shown_by_its_receiver() {
	let mut world = guest();
	let (friend, file) = (with_friend(&mut world), world.path("handed"));
	let hand_over = format!(
		"token hand-over {TOKEN} --to {friend} --until +3h --uses 2 --hours \"daily 00:00-24:00 Z\" --out {}",
		file.display()
	);
	expect("token-hand-over", &world.run_unlocked(&hand_over).unwrap());
	let show = format!("--hand-over {} --account friend", file.display());
	let pass = present(&mut world, &show).unwrap();
	assert_eq!(pass.showing.presenter(), VerifyingKey::Sr25519(friend.0));
	assert_eq!(pass.showing.holder, VerifyingKey::Sr25519(world.account().0));

	let failure = present(&mut world, &format!("--hand-over {}", file.display())).unwrap_err();
	let to = VerifyingKey::Sr25519(friend.0);
	assert_eq!(token_failure(&failure), TokenFailure::NotReceiver { to });
	world.now = NOW + 3 * 3_600_000;
	let failure = present(&mut world, &show).unwrap_err();
	assert!(matches!(refusal(&failure), Refusal::HandoverExpired { at: 0, .. }));
}

#[test]
fn a_token_is_handed_on_to_a_device_without_a_node() {
	let mut world = guest();
	let passphrase = world.passphrase_file();
	let (friend, first, second) =
		(with_friend(&mut world), world.path("first"), world.path("second"));
	let (device, with) = (world.path("device"), format!("--device-passphrase-file {passphrase}"));
	let new = format!(
		"identity device-key new {} --scheme p256 --work-factor 10 {with}",
		device.display()
	);
	let key = world.run(&new).unwrap().json["key"].as_str().unwrap().to_owned();
	let hand_over =
		format!("token hand-over {TOKEN} --to {friend} --until +3h --out {}", first.display());
	world.run_unlocked(&hand_over).unwrap();

	world.reachable = false;
	let hand_on = format!(
		"token hand-over --hand-over {} --account friend --to {key} --until +1h --out {}",
		first.display(),
		second.display()
	);
	world.run_unlocked(&hand_on).unwrap();
	world.reachable = true;
	let options =
		format!("--hand-over {} --device-key {} {with}", second.display(), device.display());
	let pass = present(&mut world, &options).unwrap();
	assert_eq!(pass.showing.presenter().to_string(), key);
	assert_eq!(pass.showing.handovers.len(), 2);
}

#[test]
fn a_handover_that_was_changed_is_refused() {
	let mut world = guest();
	let (friend, file) = (with_friend(&mut world), world.path("handed"));
	let hand_over =
		format!("token hand-over {TOKEN} --to {friend} --until +3h --out {}", file.display());
	world.run_unlocked(&hand_over).unwrap();
	let text = fs::read_to_string(&file).unwrap();
	let mut holding: Holding = text.trim().parse().unwrap();
	holding.holder = SigningKey::new(Scheme::Ed25519, &[8; 32]).unwrap().verifying_key();
	let changed = world.write("changed", &holding.to_string());
	let show = |file: &str| format!("--hand-over {file} --account friend");
	let failure = present(&mut world, &show(&changed)).unwrap_err();
	assert_eq!(token_failure(&failure), TokenFailure::HandoverUnsigned { at: 0 });

	let cut = world.write("cut", &text[..text.len() / 2]);
	let failure = present(&mut world, &show(&cut)).unwrap_err();
	assert!(matches!(failure, Failure::MalformedCode { .. }), "{failure}");
}

#[test]
fn what_is_not_good_now_can_be_handed_over_for_later() {
	let mut world = guest();
	world.chain.0.borrow_mut().book.tokens.get_mut(&TOKEN).unwrap().standing =
		TokenStanding::NotYet { starts: NOW + 1 };
	let to = SigningKey::new(Scheme::Ed25519, &[8; 32]).unwrap().verifying_key();
	let hand_over = format!("token hand-over {TOKEN} --to {to} --from +1h --until +2h --no-qr");
	assert!(world.run_unlocked(&hand_over).unwrap().human.starts_with("LIT:HOLD:"));
	let failure = world.run_unlocked(&format!("token hand-over {TOKEN} --to {to}")).unwrap_err();
	assert_eq!(token_failure(&failure), TokenFailure::NoEnd);

	world.chain.0.borrow_mut().book.tokens.get_mut(&TOKEN).unwrap().standing =
		TokenStanding::Recalled;
	let failure = world.run_unlocked(&hand_over).unwrap_err();
	assert_eq!(token_failure(&failure), TokenFailure::Ended);
}
