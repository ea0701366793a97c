//! `litentry token …`, but for passes and handovers.

use clap::Parser;
use litentry_cli::{
	ChainFailure, Failure, Submission,
	args::Arguments,
	chain::{TokenCall, TokenStanding},
	token::TokenFailure,
};
use litentry_identity::Kind;
use litentry_token::{Definition, Hours, Terms, Transfer, Update, Uses};
use litentry_vocabulary::{Account, DefinitionId, IdentityId, TokenId};

use crate::{
	chain::{
		LIT, NOW, WORKER,
		identities::identity,
		tokens::{any_terms, good},
	},
	expected::expect,
	world::FakeWorld,
};

pub(crate) const HOTEL: IdentityId = IdentityId([0x40; 32]);
const OFFICE: IdentityId = IdentityId([0x0f; 32]);
pub(crate) const TOKEN: TokenId = TokenId([0x70; 32]);
pub(crate) const ADULT: TokenId = TokenId([0x18; 32]);
const HOUR: u64 = 3_600_000;

/// A world whose account holds a token of a hotel, and may prove its age.
pub(crate) fn guest() -> FakeWorld {
	let world = FakeWorld::with_account();
	let guest = world.account();
	{
		let mut state = world.chain.0.borrow_mut();
		let hotel = identity(WORKER, Kind::Device, "Hotel on the hill");
		state.registry.identities.insert(HOTEL, hotel);
		state.registry.identities.insert(OFFICE, identity(WORKER, Kind::Person, "Office"));
		state.book.tokens.insert(TOKEN, good(HOTEL, guest, any_terms()));
		let mut recalled = good(OFFICE, guest, any_terms());
		recalled.standing = TokenStanding::Recalled;
		recalled.token.recalled = true;
		state.book.tokens.insert(TokenId([0x17; 32]), recalled);
		state.book.tokens.insert(ADULT, good(OFFICE, guest, any_terms()));
	}
	world
}

/// A world whose guest's token requires one of the office.
pub(crate) fn adults_only() -> FakeWorld {
	let world = guest();
	with_token(&world, |terms| terms.requires = Some(OFFICE));
	world
}

pub(crate) fn with_token(world: &FakeWorld, change: impl FnOnce(&mut Terms)) {
	change(&mut world.chain.0.borrow_mut().book.tokens.get_mut(&TOKEN).unwrap().token.terms);
}

fn submitted(world: &FakeWorld) -> TokenCall {
	let state = world.chain.0.borrow();
	let [Submission::Token(call)] = &state.submissions[..] else { unreachable!() };
	call.clone()
}

fn meeting_room() -> Definition {
	let hours = Hours { days: 0b001_1111, from: 32, until: 72, offset: 4 };
	Definition {
		description: "3-hour meeting room pass".parse().unwrap(),
		duration: Some(3 * HOUR),
		price: 50 * LIT,
		terms: Terms {
			uses: Uses::Left(5),
			hours: Some(hours),
			transfer: Transfer::Forbidden,
			requires: Some(OFFICE),
			data: b"Room C101".to_vec().try_into().unwrap(),
			data_type: 2,
		},
	}
}

#[test]
fn tokens_are_offered_on_terms() {
	let mut world = guest();
	let define = format!(
		"token define {HOTEL} --description \"3-hour meeting room pass\" --duration 3h --uses 5 \
		--price 50 --hours \"mon-fri 08:00-18:00 +01:00\" --not-transferable --requires {OFFICE} \
		--data \"Room C101\" --data-type 2"
	);
	expect("token-define", &world.run_unlocked(&define).unwrap());
	let expected = TokenCall::Define { identity: HOTEL, definition: meeting_room() };
	assert_eq!(submitted(&world), expected);
}

#[test]
fn terms_that_are_left_out_limit_nothing() {
	let mut world = guest();
	world.run_unlocked(&format!("token define {HOTEL} --description Key")).unwrap();
	let description = "Key".parse().unwrap();
	let definition = Definition { description, duration: None, price: 0, terms: any_terms() };
	assert_eq!(submitted(&world), TokenCall::Define { identity: HOTEL, definition });
}

#[test]
fn terms_that_contradict_are_refused() {
	for terms in ["--uses 0", "--transfer-cost 1 --not-transferable", "--duration 0h"] {
		let line = format!("litentry token define {HOTEL} --description Key {terms}");
		assert!(Arguments::try_parse_from(line.split_whitespace()).is_err(), "{line}");
	}
}

#[test]
fn what_is_offered_is_listed() {
	let mut world = guest();
	let key = Definition {
		description: "Key".parse().unwrap(),
		duration: None,
		price: 0,
		terms: Terms { transfer: Transfer::For(LIT / 2), ..any_terms() },
	};
	world.chain.0.borrow_mut().book.definitions =
		[(DefinitionId(1), meeting_room()), (DefinitionId(2), key)].into();
	expect("token-definitions", &world.run(&format!("token definitions {HOTEL}")).unwrap());
}

#[test]
fn a_token_is_bought_for_what_it_costs() {
	let mut world = guest();
	world.chain.0.borrow_mut().book.definitions = [(DefinitionId(1), meeting_room())].into();
	let buy = format!("token buy {HOTEL} 1 --starts +2h");
	expect("token-buy", &world.run_unlocked(&buy).unwrap());
	let (definition, holder) = (DefinitionId(1), world.account());
	let starts = Some(NOW + 2 * HOUR);
	assert_eq!(submitted(&world), TokenCall::Buy { identity: HOTEL, definition, holder, starts });

	let failure = world.run_unlocked(&format!("token buy {HOTEL} 2")).unwrap_err();
	let none = TokenFailure::NoDefinition { identity: HOTEL, definition: DefinitionId(2) };
	assert!(matches!(&failure, Failure::Token(found) if *found == none), "{failure}");
}

#[test]
fn tokens_are_given() {
	let mut world = guest();
	let issue = format!(
		"token issue {HOTEL} --to {WORKER} --transfer-cost 1.5 --expires 2026-12-24T18:00:00Z --data 0x00ff"
	);
	expect("token-issue", &world.run_unlocked(&issue).unwrap());
	let issued = TokenCall::Issue {
		to: WORKER,
		identity: HOTEL,
		cost: LIT * 3 / 2,
		data: vec![0, 0xff].try_into().unwrap(),
		data_type: 0,
		expires: Some(1_798_135_200_000),
	};
	assert_eq!(submitted(&world), issued);

	let mut world = guest();
	world.run_unlocked(&format!("token grant {HOTEL} 1 --to {WORKER}")).unwrap();
	let definition = DefinitionId(1);
	let granted = TokenCall::Grant { to: WORKER, identity: HOTEL, definition, starts: None };
	assert_eq!(submitted(&world), granted);
}

#[test]
fn a_token_is_shown_with_its_terms() {
	let mut world = guest();
	with_token(&world, |terms| *terms = meeting_room().terms);
	{
		let mut state = world.chain.0.borrow_mut();
		let info = state.book.tokens.get_mut(&TOKEN).unwrap();
		info.token.definition = Some(DefinitionId(1));
		info.token.expires = Some(NOW + 3 * HOUR);
		info.standing = TokenStanding::OutsideHours;
	}
	expect("token-show", &world.run(&format!("token show {TOKEN}")).unwrap());
	let failure = world.run(&format!("token show {}", TokenId([9; 32]))).unwrap_err();
	assert!(matches!(failure, Failure::Token(TokenFailure::NotFound { .. })), "{failure}");
}

#[test]
fn tokens_are_listed_by_holder_by_issuer_and_by_both() {
	let mut world = guest();
	let strangers = good(HOTEL, WORKER, any_terms());
	world.chain.0.borrow_mut().book.tokens.insert(TokenId([1; 32]), strangers);
	expect("token-list", &world.run("token list").unwrap());
	let guest = world.account();
	for (options, count, shown) in [
		(String::new(), 3.into(), 3),
		(format!("--of {WORKER}"), 1.into(), 1),
		(format!("--by {HOTEL}"), 2.into(), 2),
		(format!("--of {guest} --by {HOTEL}"), serde_json::Value::Null, 1),
	] {
		let list = world.run(&format!("token list {options}")).unwrap().json;
		assert_eq!(list["count"], count, "{options}");
		assert_eq!(list["tokens"].as_array().unwrap().len(), shown, "{options}");
	}
}

#[test]
fn a_cut_list_says_how_many_there_are() {
	let mut world = guest();
	let list = world.run("token list --limit 1").unwrap();
	assert!(list.human.ends_with("These are 1 of 3: see more with --limit."), "{}", list.human);
	let none = world.run(&format!("token list --of {}", Account([1; 32]))).unwrap();
	assert!(none.human.starts_with("No tokens."), "{}", none.human);
}

#[test]
fn a_token_is_used_in_front_of_its_identitys_owner() {
	let mut world = guest();
	with_token(&world, |terms| terms.uses = Uses::Left(2));
	expect("token-redeem", &world.run_unlocked(&format!("token redeem {TOKEN}")).unwrap());
	let redeemed = TokenCall::Redeem { id: TOKEN, verifier: WORKER, supporting: None };
	assert_eq!(submitted(&world), redeemed);
}

#[test]
fn the_token_that_another_requires_is_found() {
	let mut world = adults_only();
	let verifier = Account([3; 32]);
	world.run_unlocked(&format!("token redeem {TOKEN} --verifier {verifier}")).unwrap();
	let redeemed = TokenCall::Redeem { id: TOKEN, verifier, supporting: Some(ADULT) };
	assert_eq!(submitted(&world), redeemed);

	let mut world = adults_only();
	world.chain.0.borrow_mut().book.tokens.remove(&ADULT);
	let failure = world.run_unlocked(&format!("token redeem {TOKEN}")).unwrap_err();
	let missing = TokenFailure::RequirementMissing { identity: OFFICE };
	assert!(matches!(&failure, Failure::Token(found) if *found == missing), "{failure}");
}

#[test]
fn a_frozen_account_is_told_so() {
	let mut world = adults_only();
	for info in world.chain.0.borrow_mut().book.tokens.values_mut() {
		info.standing = TokenStanding::Frozen;
	}
	let failure = world.run_unlocked(&format!("token redeem {TOKEN}")).unwrap_err();
	let frozen = TokenFailure::Frozen { holder: world.account() };
	assert!(matches!(&failure, Failure::Token(found) if *found == frozen), "{failure}");
}

#[test]
fn what_is_changed_of_tokens_is_said() {
	let (identity, id, own) = (HOTEL, TOKEN, guest().account());
	let changes = [
		(
			format!("withdraw {HOTEL} 1"),
			TokenCall::WithdrawDefinition { identity, definition: DefinitionId(1) },
			format!("Withdrew an offer of {HOTEL}"),
		),
		(
			format!("transfer {TOKEN} {WORKER}"),
			TokenCall::Transfer { id, to: WORKER },
			format!("Transferred token {TOKEN}"),
		),
		(format!("recall {TOKEN}"), TokenCall::Recall { id }, format!("Recalled token {TOKEN}")),
		(
			format!("recall-all {HOTEL}"),
			TokenCall::RecallAll { identity },
			format!("Recalled all tokens of {HOTEL}"),
		),
		(format!("forget {TOKEN}"), TokenCall::Forget { id }, format!("Forgot token {TOKEN}")),
		("freeze".into(), TokenCall::Freeze { account: own }, format!("Froze the tokens of {own}")),
		(
			format!("unfreeze {WORKER}"),
			TokenCall::Unfreeze { account: WORKER },
			format!("Unfroze the tokens of {WORKER}"),
		),
		(
			format!("guardian {WORKER}"),
			TokenCall::NameGuardian { account: own, guardian: Some(WORKER) },
			format!("Changed the guardian of {own}"),
		),
		(
			format!("guardian --none --of {WORKER}"),
			TokenCall::NameGuardian { account: WORKER, guardian: None },
			format!("Changed the guardian of {WORKER}"),
		),
	];
	for (line, call, words) in changes {
		let mut world = guest();
		let rendered = world.run_unlocked(&format!("token {line}")).unwrap();
		assert_eq!(submitted(&world), call);
		assert_eq!(rendered.human, format!("{words} in block 101."));
	}
}

#[test]
fn one_token_or_all_are_updated() {
	let nothing = Update { expires: None, hours: None, data: None };
	let sundays = Hours { days: 0b100_0000, from: 40, until: 48, offset: 0 };
	let updates = [
		("--expires never", Update { expires: Some(None), ..nothing.clone() }),
		("--expires +1h", Update { expires: Some(Some(NOW + HOUR)), ..nothing.clone() }),
		("--hours always", Update { hours: Some(None), ..nothing.clone() }),
		(
			"--hours \"sun 10:00-12:00 Z\" --data \"\"",
			Update { hours: Some(Some(sundays)), data: Some(Default::default()), ..nothing },
		),
	];
	for (options, update) in updates {
		let mut world = guest();
		world.run_unlocked(&format!("token update {TOKEN} {options}")).unwrap();
		assert_eq!(submitted(&world), TokenCall::Update { id: TOKEN, update: update.clone() });

		let mut world = guest();
		world.run_unlocked(&format!("token update-all {HOTEL} {options}")).unwrap();
		assert_eq!(submitted(&world), TokenCall::UpdateAll { identity: HOTEL, update });
	}
	let line = format!("litentry token update {TOKEN}");
	assert!(Arguments::try_parse_from(line.split_whitespace()).is_err());
}

#[test]
fn who_guards_an_account_is_shown() {
	let mut world = guest();
	world.chain.0.borrow_mut().book.guardian = Some(WORKER);
	world.chain.0.borrow_mut().book.frozen = true;
	expect("token-guardian", &world.run("token guardian").unwrap());
}

#[test]
fn what_the_chain_refuses_is_said_with_what_to_do() {
	for (error, advice) in [
		("AlreadyHeld", "bought this before"),
		("TransferForbidden", "hand-over"),
		("NotGuardian", "token guardian"),
	] {
		let mut world = guest();
		let (pallet, error) = ("AuthorizationToken".into(), error.into());
		world.chain.0.borrow_mut().refusal = Some(ChainFailure::Refused { pallet, error });
		let failure = world.run_unlocked(&format!("token transfer {TOKEN} {WORKER}")).unwrap_err();
		assert!(failure.advice().unwrap().contains(advice), "{failure}");
	}
}
