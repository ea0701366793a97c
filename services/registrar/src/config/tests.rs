use super::*;
use crate::{
	identity::Field,
	policy::{Policy, Rule},
};

const LEAST: &str = r#"
origin = "https://registrar.example"
listen = "127.0.0.1:8080"
database = "sqlite:registrar.sqlite"
key_file = "registrar.key"

[[chain]]
name = "kusama"
genesis = "0xc1af4cb4eb3918e5db15086c0cc5ec17fb334f728b7c65dd44bfe1e174ff8b3f"
endpoints = ["wss://one.example"]
ss58_prefix = 2
symbol = "KSM"
decimals = 12
registrar = 4
signer_file = "judge.seed"
"#;

fn parse(more: &str) -> Result<Config, toml::de::Error> {
	toml::from_str(&format!("{LEAST}{more}"))
}

fn policy(more: &str) -> Policy {
	parse(more).unwrap().chains[0].policy.policy(&[Field::Display, Field::Email])
}

#[test]
fn without_a_word_about_it_everything_is_verified_that_can_be() {
	let policy = policy("");
	let verified = [Field::Display, Field::Email].map(|field| (field, Rule::Verified));
	assert_eq!(policy.rules, verified.into());
	assert_eq!(policy.contacts, [Field::Email]);
	assert_eq!(policy.renewal.as_secs(), 365 * 86_400);
}

#[test]
fn names_count_unless_it_is_said_otherwise() {
	let names_count =
		|more| parse(more).unwrap().servings().into_iter().map(|it| it.names_count).next();
	assert_eq!(names_count(""), Some(true));
	assert_eq!(names_count("names_count = false"), Some(false));
}

#[test]
fn the_policy_is_as_it_is_written() {
	let policy = policy(
		"[chain.policy]\nverified = [\"email\"]\nby_operator = [\"legal\", \"other:fax\"]\ncontacts = [\"legal\"]\n\
		renewal_days = 10\nnotice_days = 2",
	);
	let fax = Field::Other("fax".into());
	let by_operator = [Field::Legal, fax].map(|field| (field, Rule::ByOperator));
	let rules = [(Field::Email, Rule::Verified)].into_iter().chain(by_operator).collect();
	assert_eq!(policy.rules, rules);
	assert_eq!(policy.contacts, [Field::Legal]);
	assert_eq!((policy.renewal.as_secs(), policy.notice.as_secs()), (864_000, 172_800));
}

#[test]
fn what_is_unknown_or_wrong_is_refused() {
	for wrong in [
		"surprise = 1",
		"acts_for = \"nobody\"",
		"[chain.policy]\nrenewal = 1",
		"[chain.policy]\nby_operator = [\"legall\"]",
		"[chain.policy]\nby_operator = [\"other:\"]",
		"[terms]\nattempts = -1",
		"[limits]\naccounts = 1",
		"[dns]\nservers = [\"localhost\"]",
	] {
		assert!(parse(wrong).is_err(), "{wrong}");
	}
}

#[test]
fn the_example_is_a_configuration() {
	let example = toml::from_str::<Config>(include_str!("../../registrar.example.toml"));
	let names: Vec<_> = example.unwrap().chains.into_iter().map(|chain| chain.name).collect();
	assert_eq!(names, ["polkadot", "kusama"]);
}

/// A second chain.
fn and(name: &str, first_digit: char) -> Result<(), CannotStart> {
	let chain = LEAST.split_at(LEAST.find("[[chain]]").unwrap()).1;
	let chain = chain.replace("kusama", name).replace("0xc", &format!("0x{first_digit}"));
	let mut config = parse(&chain).unwrap();
	config.chains.iter_mut().for_each(|it| it.policy.verified = Some(Vec::new()));
	config.check()
}

#[test]
fn chains_that_cannot_be_told_apart_are_refused() {
	assert!(and("paseo-2", 'd').is_ok());
	for (name, digit) in [("kusama", 'd'), ("paseo", 'c')] {
		let refused = and(name, digit);
		assert!(matches!(refused, Err(CannotStart::ChainTwice { .. })), "{refused:?}");
	}
}

#[test]
fn a_chain_is_named_as_addresses_of_pages_can_hold_it() {
	for name in ["", "Kusama", "a b", "a/b", "ä", "a_b"] {
		let refused = and(name, 'd');
		assert!(matches!(refused, Err(CannotStart::NotAChainName { .. })), "{refused:?}");
	}
}
