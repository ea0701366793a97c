//! `litentry account …` and `litentry transfer`.

use std::{fs, os::unix::fs::PermissionsExt};

use litentry_cli::{Failure, InvalidSecret, Submission, home::CannotUnlock};

use crate::{
	chain::{LIT, WORKER},
	expected::expect,
	world::{FakeWorld, PHRASE},
};

#[test]
fn a_new_account_shows_its_phrase_and_keeps_it_from_others() {
	let mut world = FakeWorld::new();
	let rendered = world.run_unlocked("account new --work-factor 10").unwrap();
	expect("account-new", &rendered);
	let file = world.path("home/accounts/default.json");
	assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
	let phrase = rendered.json["phrase"].as_str().unwrap();
	assert!(!fs::read_to_string(&file).unwrap().contains(phrase));
}

#[test]
fn a_phrase_restores_the_same_account() {
	let mut world = FakeWorld::new();
	let made = world.run_unlocked("account new --work-factor 10").unwrap();
	let phrase = world.write("words", made.json["phrase"].as_str().unwrap());
	let import = format!("account import --account b --work-factor 10 --secret-file {phrase}");
	let restored = world.run_unlocked(&import).unwrap();
	assert_eq!(restored.json["address"], made.json["address"]);
	assert_eq!(restored.json["phrase"], serde_json::Value::Null);
}

#[test]
fn an_account_is_shown_with_what_it_has() {
	expect("account-show", &FakeWorld::with_account().run("account show").unwrap());
}

#[test]
fn without_a_node_an_account_is_shown_all_the_same() {
	let mut world = FakeWorld::with_account();
	world.reachable = false;
	let shown = world.run("account show").unwrap();
	assert_eq!(shown.json["address"], world.account().to_string());
	assert!(world.told[0].starts_with("What the account has is unknown"));
}

#[test]
fn secrets_are_asked_for_when_no_file_is_named() {
	let mut world = FakeWorld::new();
	world.answers.extend([PHRASE, "correct horse", "correct horse"].map(String::from));
	world.run("account import --work-factor 10").unwrap();
	let asked = [
		"Recovery phrase or secret seed: ",
		"New passphrase for account default: ",
		"The same passphrase again: ",
	];
	assert_eq!(world.told, asked);
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
	let mut world = FakeWorld::with_account();
	world.answers.push_back("wrong horse".into());
	let failure = world.run("unlink 1").unwrap_err();
	assert!(matches!(failure, Failure::CannotUnlock(CannotUnlock::WrongPassphrase)), "{failure}");
}

#[test]
fn an_account_is_never_replaced() {
	let mut world = FakeWorld::with_account();
	let failure = world.run_unlocked("account new").unwrap_err();
	assert!(matches!(failure, Failure::AccountExists { .. }), "{failure}");
}

#[test]
fn passphrases_are_long_enough_and_typed_twice_alike() {
	let new = |passphrases: [&str; 2]| {
		let mut world = FakeWorld::new();
		world.answers.extend(passphrases.map(String::from));
		world.run("account new").unwrap_err()
	};
	assert!(matches!(new(["correct horse", "correct house"]), Failure::PassphrasesDiffer));
	assert!(matches!(new(["seven77", "seven77"]), Failure::PassphraseTooShort(_)));
}

#[test]
fn what_is_no_secret_is_refused() {
	let mut world = FakeWorld::new();
	let file =
		world.write("words", "twelve random words that are not a recovery phrase at all ever");
	let failure = world.run(&format!("account import --secret-file {file}")).unwrap_err();
	assert!(matches!(failure, Failure::InvalidSecret(InvalidSecret)), "{failure}");
}

#[test]
fn a_missing_account_is_named_with_what_to_do() {
	let failure = FakeWorld::new().run("links --account savings").unwrap_err();
	assert_eq!(failure.to_string(), "there is no account named savings on this computer");
	let advice = "make one with `litentry account new`, or choose another with --account NAME";
	assert_eq!(failure.advice(), Some(advice));
}

#[test]
fn lit_is_transferred() {
	let mut world = FakeWorld::with_account();
	let rendered = world.run_unlocked(&format!("transfer {WORKER} 1.5")).unwrap();
	expect("transfer", &rendered);
	let transfer = Submission::Transfer { to: WORKER, amount: LIT + LIT / 2 };
	assert_eq!(world.chain.0.borrow().submissions, [transfer]);
}

#[test]
fn a_node_that_does_not_answer_is_named_with_what_to_do() {
	let mut world = FakeWorld::with_account();
	world.reachable = false;
	let failure = world.run("workers --node ws://10.0.0.1:9944").unwrap_err();
	let text = "the node at ws://10.0.0.1:9944 does not answer: connection refused";
	assert_eq!(failure.to_string(), text);
	assert!(failure.advice().unwrap().contains("cargo xtask run"));
}
