//! `litentry lock …`: a hotel's door, and a guest before it.

use std::{fs, os::unix::fs::PermissionsExt};

use litentry_cli::{
	Failure, Rendered, Submission,
	chain::{Presented, TokenCall},
	lock::{LockFailure, MAX_QUESTIONS},
};
use litentry_identity::Kind;
use litentry_token::{Presentation, Question, Uses};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, TokenId};

use crate::{
	chain::{
		GENESIS, NOW, WORKER,
		identities::identity,
		tokens::{any_terms, good},
	},
	expected::expect,
	world::FakeWorld,
};

pub(crate) const HOTEL: IdentityId = IdentityId([0x40; 32]);
const OFFICE: IdentityId = IdentityId([0x0f; 32]);
pub(crate) const ROOM: TokenId = TokenId([0x70; 32]);
const POOL: TokenId = TokenId([0x71; 32]);
const ADULT: TokenId = TokenId([0x18; 32]);
const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;

/// A hotel whose owner's computer is its door; the guest's is the same, for these tests.
pub(crate) fn hotel() -> FakeWorld {
	let mut world = FakeWorld::with_account();
	let guest = import(&mut world, "guest", 0x0b);
	let owner = world.account();
	let mut state = world.chain.0.borrow_mut();
	state.registry.identities.insert(HOTEL, identity(owner, Kind::Device, "Hotel on the hill"));
	state.registry.identities.insert(OFFICE, identity(WORKER, Kind::Person, "Office"));
	for (token, issuer) in [(ROOM, HOTEL), (POOL, HOTEL), (ADULT, OFFICE)] {
		state.book.tokens.insert(token, good(issuer, guest, any_terms()));
	}
	drop(state);
	world
}

/// The hotel with a door that knows the chain.
fn door() -> FakeWorld {
	let mut world = hotel();
	world.run(&format!("lock init {HOTEL}")).unwrap();
	world.run("lock pull").unwrap();
	world.told.clear();
	world
}

fn import(world: &mut FakeWorld, name: &str, seed: u8) -> Account {
	let seed = world.write("seed", &format!("0x{}", format!("{seed:02x}").repeat(32)));
	let passphrase = world.passphrase_file();
	let import = format!("account import --account {name} --work-factor 10 --secret-file {seed}");
	let imported = world.run(&format!("{import} --passphrase-file {passphrase}")).unwrap();
	imported.json["address"].as_str().unwrap().parse().unwrap()
}

fn with_uses(world: &FakeWorld, uses: u32) {
	let mut state = world.chain.0.borrow_mut();
	state.book.tokens.get_mut(&ROOM).unwrap().token.terms.uses = Uses::Left(uses);
}

pub(crate) fn ask(world: &mut FakeWorld) -> Question {
	let asked = world.run("lock ask --no-qr").unwrap();
	asked.json["question"].as_str().unwrap().parse().unwrap()
}

/// The guest's answer to a question, whether or not the door will accept it.
pub(crate) fn answer(world: &mut FakeWorld, question: &Question, what: &str) -> String {
	let present = format!("token present {question} {what} --account guest --offline --no-qr");
	world.run_unlocked(&present).unwrap().json["pass"].as_str().unwrap().to_owned()
}

fn open(world: &mut FakeWorld, pass: &str) -> Rendered {
	world.run(&format!("lock open {pass}")).unwrap()
}

/// Asks, has the guest show what it has, and opens, or says why not.
fn knock(world: &mut FakeWorld, what: &str) -> Rendered {
	let question = ask(world);
	let pass = answer(world, &question, what);
	open(world, &pass)
}

fn reason(verdict: &Rendered) -> &str {
	assert!(!verdict.success, "{}", verdict.human);
	verdict.json["reason"].as_str().unwrap()
}

fn report(world: &mut FakeWorld) -> Result<Rendered, Failure> {
	world.run_unlocked("lock report")
}

fn reported(world: &FakeWorld) -> Vec<(u64, TokenId)> {
	let state = world.chain.0.borrow();
	let report = |submission: &Submission| match submission {
		Submission::Token(TokenCall::Report { sequence, presented, .. }) => {
			Some((*sequence, presented.presentation.showing.token))
		}
		_ => None,
	};
	state.submissions.iter().filter_map(report).collect()
}

fn lock_failure(failure: Failure) -> LockFailure {
	let Failure::Lock(failure) = failure else { unreachable!("{failure}") };
	failure
}

fn journal(world: &FakeWorld) -> std::path::PathBuf {
	world.path(&format!("home/locks/{HOTEL}/journal"))
}

#[test]
fn a_lock_is_made_once_and_keeps_its_files_from_others() {
	let mut world = hotel();
	expect("lock-init", &world.run(&format!("lock init {HOTEL}")).unwrap());
	assert!(world.told[0].starts_with("The node's word is taken"), "{:?}", world.told);
	for file in ["lock.json", "snapshot", "journal"] {
		let path = world.path(&format!("home/locks/{HOTEL}/{file}"));
		assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
	}
	let failure = world.run(&format!("lock init {HOTEL}")).unwrap_err();
	assert_eq!(lock_failure(failure), LockFailure::Exists { identity: HOTEL });
}

#[test]
fn who_may_not_report_is_told_so_when_the_lock_is_made() {
	let mut world = hotel();
	world.run(&format!("lock init {OFFICE}")).unwrap();
	assert!(world.told[0].contains("delegate name"), "{:?}", world.told);
	let failure = world.run(&format!("lock init {}", IdentityId([9; 32]))).unwrap_err();
	assert!(matches!(failure, Failure::Identity(_)), "{failure}");
}

#[test]
fn whom_a_lock_believes_is_given_to_another_without_a_node() {
	let mut world = door();
	let shown = world.run("lock trust").unwrap();
	expect("lock-trust", &shown);
	let file = world.write("trust.json", &shown.json.to_string());
	world.reachable = false;
	let init = format!("lock init {OFFICE} --accepts {HOTEL} --trust {file}");
	let made = world.run(&init).unwrap();
	assert_eq!(made.json["from"], shown.json["from"]);
	assert_eq!(made.json["accepts"], HOTEL.to_string());

	let other = world.write("other.json", "{}");
	let failure = world.run(&format!("lock init {} --trust {other}", IdentityId([9; 32])));
	assert!(matches!(lock_failure(failure.unwrap_err()), LockFailure::NoTrust { .. }));
}

#[test]
fn the_door_knows_the_chain_after_a_pull() {
	let mut world = hotel();
	world.run(&format!("lock init {HOTEL}")).unwrap();
	expect("lock-status-new", &world.run("lock status").unwrap());
	assert_eq!(reason(&knock(&mut world, &ROOM.to_string())), "NoSnapshot");
	expect("lock-pull", &world.run("lock pull").unwrap());
	assert!(knock(&mut world, &ROOM.to_string()).success);
	world.now += 90 * 1000;
	expect("lock-status", &world.run("lock status").unwrap());
}

#[test]
fn a_question_is_asked_with_its_code() {
	expect("lock-ask", &door().run("lock ask").unwrap());
}

#[test]
fn the_door_opens_to_who_shows_a_good_token() {
	let mut world = door();
	with_uses(&world, 3);
	world.run("lock pull").unwrap();
	world.reachable = false;
	let verdict = knock(&mut world, &ROOM.to_string());
	assert!(verdict.success);
	expect("lock-open", &verdict);
}

#[test]
fn a_pass_is_read_from_the_standard_input() {
	let mut world = door();
	let question = ask(&mut world);
	let pass = answer(&mut world, &question, &ROOM.to_string());
	world.answers.extend([format!("{pass}\n"), pass]);
	assert!(world.run("lock open").unwrap().success);
	assert_eq!(reason(&world.run("lock open -").unwrap()), "Replayed");
}

#[test]
fn an_answer_opens_once() {
	let mut world = door();
	let question = ask(&mut world);
	let first = answer(&mut world, &question, &ROOM.to_string());
	let second = answer(&mut world, &question, &POOL.to_string());
	assert!(open(&mut world, &first).success);
	assert_eq!(reason(&open(&mut world, &first)), "Replayed");
	assert_eq!(reason(&open(&mut world, &second)), "Replayed");
}

#[test]
fn a_refused_answer_leaves_the_question_open() {
	let mut world = door();
	let question = ask(&mut world);
	let wrong = answer(&mut world, &question, &ADULT.to_string());
	let refused = open(&mut world, &wrong);
	assert_eq!(reason(&refused), "WrongIdentity");
	expect("lock-refused", &refused);
	let right = answer(&mut world, &question, &ROOM.to_string());
	assert!(open(&mut world, &right).success);
}

#[test]
fn only_answers_to_open_questions_of_this_lock_count() {
	let mut world = door();
	let own = ask(&mut world);
	let asked = |question: Question| (question, ROOM.to_string());
	for ((question, what), expected) in [
		(asked(Question { genesis: GenesisHash([6; 32]), ..own }), "WrongChain"),
		(asked(Question { verifier: OFFICE, ..own }), "WrongVerifier"),
		(asked(Question { nonce: litentry_token::Nonce([9; 16]), ..own }), "WrongQuestion"),
	] {
		let pass = answer(&mut world, &question, &what);
		assert_eq!(reason(&open(&mut world, &pass)), expected);
	}
	world.now += 5 * MINUTE;
	let late = answer(&mut world, &own, &ROOM.to_string());
	assert_eq!(reason(&open(&mut world, &late)), "QuestionOver");
}

#[test]
fn a_changed_or_unreadable_pass_is_refused() {
	let mut world = door();
	let question = ask(&mut world);
	let mut pass: Presentation = answer(&mut world, &question, &ROOM.to_string()).parse().unwrap();
	pass.showing.lifetime += 1;
	assert_eq!(reason(&open(&mut world, &pass.to_string())), "BadSignature");
	for text in ["LIT:PASS:AA", "LIT:ASK:AA", "lit:pass:aa"] {
		assert_eq!(reason(&open(&mut world, text)), "Unreadable", "{text}");
	}
}

#[test]
fn uses_are_counted_whatever_happens_to_the_process() {
	let mut world = door();
	with_uses(&world, 2);
	world.run("lock pull").unwrap();
	let left = |verdict: &Rendered| verdict.json["usesLeft"].clone();
	assert_eq!(left(&knock(&mut world, &ROOM.to_string())), 1);
	// What is not written to its end was never acted on.
	let whole = fs::read(journal(&world)).unwrap();
	fs::write(journal(&world), [&whole[..], b"0123456789abcdef {\"adm"].concat()).unwrap();
	assert_eq!(left(&knock(&mut world, &ROOM.to_string())), 0);
	assert_eq!(reason(&knock(&mut world, &ROOM.to_string())), "UsedUp");
	assert!(knock(&mut world, &POOL.to_string()).success);
}

#[test]
fn a_damaged_journal_keeps_the_door_shut() {
	let mut world = door();
	knock(&mut world, &ROOM.to_string());
	let question = ask(&mut world);
	let pass = answer(&mut world, &question, &ROOM.to_string());
	let mut bytes = fs::read(journal(&world)).unwrap();
	bytes[30] ^= 1;
	fs::write(journal(&world), bytes).unwrap();
	let failure = world.run(&format!("lock open {pass}")).unwrap_err();
	assert!(matches!(lock_failure(failure), LockFailure::JournalDamaged { line: 1, .. }));
}

#[test]
fn a_damaged_snapshot_keeps_the_door_shut() {
	let mut world = door();
	let question = ask(&mut world);
	let pass = answer(&mut world, &question, &ROOM.to_string());
	let path = world.path(&format!("home/locks/{HOTEL}/snapshot"));
	let kept = fs::read(&path).unwrap();
	for at in (0..kept.len()).step_by(kept.len() / 40) {
		let mut changed = kept.clone();
		changed[at] ^= 1;
		fs::write(&path, changed).unwrap();
		let failure = world.run(&format!("lock open {pass}")).unwrap_err();
		assert!(matches!(lock_failure(failure), LockFailure::Damaged { .. }), "byte {at}");
	}
}

#[test]
fn handovers_are_counted_even_after_the_chain_knows() {
	let mut world = door();
	let (friend, file) = (import(&mut world, "friend", 0x0c), world.path("handed"));
	let hand_over = format!(
		"token hand-over {ROOM} --to {friend} --until +3h --uses 1 --account guest --no-qr --out {}",
		file.display()
	);
	world.run_unlocked(&hand_over).unwrap();
	let show = |world: &mut FakeWorld| {
		let question = ask(world);
		let present = format!("token present {question} --hand-over {}", file.display());
		let line = format!("{present} --account friend --offline --no-qr");
		let pass = world.run_unlocked(&line).unwrap().json["pass"].as_str().unwrap().to_owned();
		open(world, &pass)
	};
	assert_eq!(show(&mut world).json["usesLeft"], 0);
	assert_eq!(reason(&show(&mut world)), "HandoverUsedUp");
	report(&mut world).unwrap();
	world.now += HOUR;
	world.chain.0.borrow_mut().locks.time = world.now;
	world.run("lock pull").unwrap();
	assert_eq!(reason(&show(&mut world)), "HandoverUsedUp");
	assert!(knock(&mut world, &ROOM.to_string()).success);
}

#[test]
fn the_token_that_another_requires_is_looked_for() {
	let mut world = door();
	let set = |world: &FakeWorld| {
		let mut state = world.chain.0.borrow_mut();
		state.book.tokens.get_mut(&ROOM).unwrap().token.terms.requires = Some(OFFICE);
	};
	set(&world);
	world.run("lock pull").unwrap();
	assert_eq!(reason(&knock(&mut world, &ROOM.to_string())), "RequirementMissing");
	assert!(knock(&mut world, &format!("{ROOM} --supporting {ADULT}")).success);
}

#[test]
fn what_happened_on_the_chain_counts_from_the_next_pull_on() {
	for (change, expected) in [
		((|token| token.recalled = true) as fn(&mut litentry_token::Token), "Recalled"),
		(|token| token.holder = WORKER, "NotOwner"),
		(|token| token.expires = Some(NOW), "Expired"),
	] {
		let mut world = door();
		change(&mut world.chain.0.borrow_mut().book.tokens.get_mut(&ROOM).unwrap().token);
		assert!(knock(&mut world, &ROOM.to_string()).success);
		world.run("lock pull").unwrap();
		assert_eq!(reason(&knock(&mut world, &ROOM.to_string())), expected);
	}
	let mut world = door();
	world.chain.0.borrow_mut().book.frozen = true;
	world.run("lock pull").unwrap();
	assert_eq!(reason(&knock(&mut world, &ROOM.to_string())), "Frozen");
}

#[test]
fn what_the_chain_would_not_count_does_not_open() {
	let mut world = door();
	world.chain.0.borrow_mut().book.tokens.get_mut(&ROOM).unwrap().token.starts = NOW + 5_000;
	world.run("lock pull").unwrap();
	let question = ask(&mut world);
	let early = answer(&mut world, &question, &ROOM.to_string());
	world.now += 6_000;
	assert_eq!(reason(&open(&mut world, &early)), "NotYet");
	assert!(knock(&mut world, &ROOM.to_string()).success);
}

#[test]
fn a_lock_without_news_for_too_long_opens_no_more() {
	let mut world = door();
	world.now = NOW + 24 * HOUR;
	assert!(knock(&mut world, &ROOM.to_string()).success);
	world.now += 1;
	assert_eq!(reason(&knock(&mut world, &ROOM.to_string())), "SnapshotTooOld");
	world.now = NOW - 2 * MINUTE;
	assert_eq!(reason(&knock(&mut world, &ROOM.to_string())), "ClockBehind");
	assert!(!world.run("lock pull").unwrap().success);
}

#[test]
fn nothing_older_and_nobody_else_is_believed() {
	let mut world = door();
	world.chain.0.borrow_mut().block -= 2;
	let failure = world.run("lock pull").unwrap_err();
	assert!(matches!(lock_failure(failure), LockFailure::Snapshot(_)));

	let mut world = door();
	let other = ed25519_dalek::SigningKey::from_bytes(&[22; 32]);
	world.chain.0.borrow_mut().locks.authority = other;
	let failure = world.run("lock pull").unwrap_err();
	assert!(failure.advice().unwrap().contains("lock trust --replace"), "{failure}");
	assert!(knock(&mut world, &ROOM.to_string()).success);

	world.chain.0.borrow_mut().genesis = GenesisHash([6; 32]);
	let failure = world.run("lock pull").unwrap_err();
	let found = GenesisHash([6; 32]);
	assert_eq!(lock_failure(failure), LockFailure::OtherChain { expected: GENESIS, found });
}

#[test]
fn authorities_that_were_replaced_by_force_are_believed_when_the_owner_says_so() {
	let mut world = door();
	let other = ed25519_dalek::SigningKey::from_bytes(&[22; 32]);
	world.chain.0.borrow_mut().locks.authority = other;
	let shown = hotel_lock_of(&mut world);
	let file = world.write("trust.json", &shown.json.to_string());
	let replaced = world.run(&format!("lock trust --lock {HOTEL} --replace {file}")).unwrap();
	assert_eq!(replaced.json["authorities"], shown.json["authorities"]);
	let question = world.run(&format!("lock ask --lock {HOTEL} --no-qr")).unwrap();
	let question = question.json["question"].as_str().unwrap().parse().unwrap();
	let pass = answer(&mut world, &question, &ROOM.to_string());
	let open = format!("lock open --lock {HOTEL} {pass}");
	assert_eq!(reason(&world.run(&open).unwrap()), "NoSnapshot");
	world.run(&format!("lock pull --lock {HOTEL}")).unwrap();
	assert!(world.run(&open).unwrap().success);
}

/// Whom a new lock would believe.
fn hotel_lock_of(world: &mut FakeWorld) -> Rendered {
	world.run(&format!("lock init {OFFICE}")).unwrap();
	world.run(&format!("lock trust --lock {OFFICE}")).unwrap()
}

#[test]
fn what_was_admitted_is_reported_once_and_in_order() {
	let mut world = door();
	for token in [ROOM, POOL, ROOM] {
		assert!(knock(&mut world, &token.to_string()).success);
	}
	expect("lock-report", &report(&mut world).unwrap());
	assert_eq!(reported(&world), [(1, ROOM), (2, POOL), (3, ROOM)]);
	assert_eq!(report(&mut world).unwrap().json["reported"], 0);
	assert!(knock(&mut world, &POOL.to_string()).success);
	report(&mut world).unwrap();
	assert_eq!(reported(&world)[3], (4, POOL));
}

#[test]
fn what_is_reported_is_what_was_shown() {
	let mut world = door();
	let question = ask(&mut world);
	let pass = answer(&mut world, &question, &ROOM.to_string());
	open(&mut world, &pass);
	report(&mut world).unwrap();
	let presented =
		Presented { to: HOTEL, nonce: question.nonce, presentation: pass.parse().unwrap() };
	let call = TokenCall::Report { identity: HOTEL, sequence: 1, presented };
	assert_eq!(world.chain.0.borrow().submissions, [Submission::Token(call)]);
}

#[test]
fn a_report_whose_answer_was_lost_is_not_sent_again() {
	let mut world = door();
	for token in [ROOM, POOL] {
		knock(&mut world, &token.to_string());
	}
	world.chain.0.borrow_mut().locks.loses_answer = true;
	assert!(matches!(report(&mut world).unwrap_err(), Failure::Chain(_)));
	assert_eq!(world.run("lock status").unwrap().json["unreported"], 2);
	expect("lock-report-after-loss", &report(&mut world).unwrap());
	assert_eq!(reported(&world), [(1, ROOM), (2, POOL)]);
}

#[test]
fn what_the_chain_refuses_for_good_stops_nothing() {
	let mut world = door();
	for token in [ROOM, POOL] {
		knock(&mut world, &token.to_string());
	}
	world.chain.0.borrow_mut().book.tokens.get_mut(&ROOM).unwrap().token.recalled = true;
	expect("lock-report-refused", &report(&mut world).unwrap());
	assert_eq!(reported(&world), [(1, POOL)]);
	let status = world.run("lock status").unwrap().json;
	assert_eq!((&status["unreported"], &status["refused"]), (&0.into(), &1.into()));
}

#[test]
fn what_is_frozen_now_is_reported_later() {
	let mut world = door();
	knock(&mut world, &ROOM.to_string());
	world.chain.0.borrow_mut().book.frozen = true;
	let held_back = report(&mut world).unwrap();
	expect("lock-report-frozen", &held_back);
	assert!(!held_back.success);
	world.chain.0.borrow_mut().book.frozen = false;
	report(&mut world).unwrap();
	assert_eq!(reported(&world), [(1, ROOM)]);
}

#[test]
fn uses_that_the_chain_counts_are_not_counted_twice() {
	let mut world = door();
	with_uses(&world, 4);
	world.run("lock pull").unwrap();
	let left = |world: &mut FakeWorld| knock(world, &ROOM.to_string()).json["usesLeft"].clone();
	assert_eq!(left(&mut world), 3);
	world.chain.0.borrow_mut().locks.loses_answer = true;
	report(&mut world).unwrap_err();
	assert_eq!(left(&mut world), 2);
	world.run("lock pull").unwrap();
	assert_eq!(left(&mut world), 1);
	report(&mut world).unwrap();
	world.run("lock pull").unwrap();
	assert_eq!(left(&mut world), 0);
	assert_eq!(reason(&knock(&mut world, &ROOM.to_string())), "UsedUp");
}

#[test]
fn what_is_settled_leaves_the_journal() {
	let mut world = door();
	for _ in 0..3 {
		knock(&mut world, &ROOM.to_string());
	}
	report(&mut world).unwrap();
	world.run("lock pull").unwrap();
	assert!(fs::read(journal(&world)).unwrap().len() > 1000, "they could still be shown again");
	world.now += HOUR;
	world.chain.0.borrow_mut().locks.time = world.now;
	world.run("lock pull").unwrap();
	assert!(fs::read(journal(&world)).unwrap().len() < 100);
	let status = world.run("lock status").unwrap().json;
	assert_eq!((&status["admissions"], &status["unreported"]), (&3.into(), &0.into()));
	assert!(knock(&mut world, &ROOM.to_string()).success);
}

#[test]
fn only_the_locks_account_reports() {
	let mut world = door();
	knock(&mut world, &ROOM.to_string());
	let failure = world.run_unlocked("lock report --account guest").unwrap_err();
	let account = world.account();
	assert_eq!(lock_failure(failure), LockFailure::OtherAccount { account });
}

#[test]
fn questions_that_wait_are_limited() {
	let mut world = door();
	for _ in 0..MAX_QUESTIONS {
		ask(&mut world);
	}
	let failure = world.run("lock ask").unwrap_err();
	assert_eq!(lock_failure(failure), LockFailure::TooManyQuestions);
	world.now += 5 * MINUTE;
	ask(&mut world);
	assert_eq!(world.run("lock status").unwrap().json["questions"], 1);
}

#[test]
fn one_of_several_locks_is_named() {
	let mut world = hotel();
	let failure = world.run("lock status").unwrap_err();
	assert_eq!(lock_failure(failure), LockFailure::NoLock);
	for identity in [HOTEL, OFFICE] {
		world.run(&format!("lock init {identity}")).unwrap();
	}
	let failure = world.run("lock status").unwrap_err();
	assert_eq!(lock_failure(failure), LockFailure::WhichLock { count: 2 });
	let shown = world.run(&format!("lock status --lock {OFFICE}")).unwrap();
	assert_eq!(shown.json["identity"], OFFICE.to_string());
	let identity = IdentityId([9; 32]);
	let failure = world.run(&format!("lock status --lock {identity}")).unwrap_err();
	assert_eq!(lock_failure(failure), LockFailure::NotFound { identity });
}
