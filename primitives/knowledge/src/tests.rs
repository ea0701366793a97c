#![allow(clippy::unwrap_used)]

use alloc::{
	borrow::ToOwned,
	string::{String, ToString},
	vec,
	vec::Vec,
};

use bounded_collections::BoundedVec;
use litentry_external_account::{
	BitcoinNetwork, EvmAddress, EvmChain, ExternalAccount, Network, Platform, SubstrateChain,
};
use litentry_vocabulary::InvalidHash;
use parity_scale_codec::{Decode, Encode};
use proptest::{prelude::*, proptest};

use crate::{
	AccountValues, Algorithm, AlgorithmId, Description, EventId, IdentificationEvent, InvalidText,
	Method, MethodNotAnswered, Name, Value, ValueKind,
};

fn holds_socks() -> IdentificationEvent {
	IdentificationEvent {
		name: "Unisocks Edition 0 holder".parse().unwrap(),
		description: "Whether the account holds any Unisocks.".parse().unwrap(),
		project: "Uniswap".parse().unwrap(),
		registry: Network::Evm(EvmChain(1)),
		method: Method::HoldsErc20 {
			token: "0x23B608675a2B2fB1890d3ABBd85c5775c51691d5".parse().unwrap(),
		},
	}
}

fn transactions_to_router() -> IdentificationEvent {
	IdentificationEvent {
		name: "Transactions with UniswapV2Router02".parse().unwrap(),
		method: Method::TransactionsTo {
			contract: "0x8ad599c3a0ff1de082011efddc58f1908eb6e6d8".parse().unwrap(),
		},
		..holds_socks()
	}
}

fn balance_on(registry: Network) -> IdentificationEvent {
	IdentificationEvent {
		name: "Balance".parse().unwrap(),
		registry,
		method: Method::Balance,
		..holds_socks()
	}
}

fn loyal_user() -> Algorithm {
	Algorithm {
		name: "Uniswap loyal user".parse().unwrap(),
		description: "100 for a holder, 10 for each transaction.".parse().unwrap(),
		project: "Uniswap".parse().unwrap(),
		events: vec![holds_socks().id(), transactions_to_router().id()].try_into().unwrap(),
		code_hash: [7; 32],
	}
}

#[test]
fn the_id_of_an_event_is_pinned() {
	assert_eq!(
		holds_socks().id().to_string(),
		"0x4719c39864259fc75788934697e1402bb2a466a511feee4c209e75e3b7ac8772"
	);
}

#[test]
fn the_id_of_an_algorithm_is_pinned() {
	assert_eq!(
		loyal_user().id().to_string(),
		"0x831651221acf0bc60606b90c1ae2ec960270b3bfd676a0552d883e0330ab9090"
	);
}

#[test]
fn another_word_is_another_entry() {
	let renamed = IdentificationEvent { name: "Socks".parse().unwrap(), ..holds_socks() };
	assert_ne!(renamed.id(), holds_socks().id());
	let other_code = Algorithm { code_hash: [8; 32], ..loyal_user() };
	assert_ne!(other_code.id(), loyal_user().id());
}

#[test]
fn texts_are_encoded_as_plain_bytes() {
	assert_eq!("Uniswap".parse::<Name>().unwrap().encode(), b"Uniswap"[..].encode());
	assert_eq!(Description::decode(&mut &b"\x08ok"[..]), Ok("ok".parse().unwrap()));
}

#[test]
fn a_name_says_something_short_and_printable() {
	let error = |text: &str| text.parse::<Name>().unwrap_err();
	assert_eq!([error(""), error(" \u{3000}")], [InvalidText::Blank; 2]);
	assert_eq!(error("two\nlines"), InvalidText::ControlCharacter { offset: 3 });
	assert_eq!(error(&"n".repeat(65)), InvalidText::TooLong { length: 65, limit: 64 });
	assert_eq!(error("a\u{1b}[2J"), InvalidText::ControlCharacter { offset: 1 });
	assert_eq!(Name::try_from(vec![b'a', 0xff]).unwrap_err(), InvalidText::NotUtf8 { offset: 1 });
	assert_eq!("ü".repeat(32).parse::<Name>().unwrap().check(), Ok(&*"ü".repeat(32)));
}

#[test]
fn a_description_may_be_empty_or_have_lines() {
	let check = |text: &str| text.parse::<Description>().map(|text| text.to_string());
	assert_eq!(check(""), Ok(String::new()));
	assert_eq!(check("two\nlines"), Ok("two lines".to_owned()));
	assert_eq!(check("a\u{7}bell"), Err(InvalidText::ControlCharacter { offset: 1 }));
}

#[test]
fn what_comes_from_a_chain_is_checked_and_printed_safely() {
	let hostile: Name = BoundedVec::truncate_from(b"a\x1b[2J\xff".to_vec()).into();
	assert_eq!(hostile.check(), Err(InvalidText::NotUtf8 { offset: 5 }));
	assert_eq!(hostile.to_string(), "a\u{fffd}[2J\u{fffd}");
}

#[test]
fn an_id_is_written_in_hexadecimal() {
	let text = "0x".to_owned() + &"0a".repeat(32);
	assert_eq!(text.parse(), Ok(EventId([10; 32])));
	assert_eq!(AlgorithmId([10; 32]).to_string(), text);
	assert_eq!(text[2..].parse::<EventId>(), Err(InvalidHash));
	assert_eq!("0x0a".parse::<EventId>(), Err(InvalidHash));
	assert_eq!((text + "00").parse::<AlgorithmId>(), Err(InvalidHash));
}

#[test]
fn methods_and_values_read_as_people_say_them() {
	assert_eq!(
		holds_socks().method.to_string(),
		"holds any of the ERC-20 token 0x23B608675a2B2fB1890d3ABBd85c5775c51691d5"
	);
	assert_eq!(
		Method::TransactionsTo { contract: EvmAddress([0; 20]) }.to_string(),
		"number of transactions sent to 0x0000000000000000000000000000000000000000"
	);
	assert_eq!(Method::Balance.to_string(), "how much of the network's own coin it has");
	let values = [Value::Flag(true), Value::Flag(false), Value::Count(12), Value::Amount(13)];
	assert_eq!(values.map(|value| value.to_string()), ["yes", "no", "12", "13"]);
	let kinds = values.map(|value| value.kind().to_string());
	assert_eq!(kinds, ["yes or no", "yes or no", "count", "amount"]);
}

#[test]
fn a_method_says_the_type_of_its_answer() {
	assert_eq!(holds_socks().method.value_kind(), ValueKind::Flag);
	assert_eq!(transactions_to_router().method.value_kind(), ValueKind::Count);
	assert_eq!(Method::Balance.value_kind(), ValueKind::Amount);
}

#[test]
fn only_networks_with_the_records_answer_a_method() {
	let answering = |method: Method| Platform::ALL.map(|platform| method.is_answered_by(platform));
	let evm_alone = [true, false, false, false, false, false, false];
	assert_eq!(answering(holds_socks().method), evm_alone);
	assert_eq!(answering(transactions_to_router().method), evm_alone);
	assert_eq!(answering(Method::Balance), [true, true, true, false, false, false, false]);
}

#[test]
fn an_event_that_its_registry_cannot_answer_is_refused() {
	let registry = Network::Bitcoin(BitcoinNetwork::Main);
	let tokens_on_bitcoin = IdentificationEvent { registry, ..holds_socks() };
	let method = holds_socks().method;
	let refusal = MethodNotAnswered { registry, method };
	assert_eq!(tokens_on_bitcoin.check_method(), Err(refusal));
	assert_eq!(holds_socks().check_method(), Ok(()));
	assert_eq!(balance_on(registry).check_method(), Ok(()));
}

#[test]
fn the_id_of_a_balance_on_polkadots_asset_hub_is_pinned() {
	let asset_hub = Network::Substrate(SubstrateChain::POLKADOT_ASSET_HUB);
	assert_eq!(
		balance_on(asset_hub).id().to_string(),
		"0x3ece4060392581c29373821ba112f9eb901543b657ce9ee66ef467dda2c735f1"
	);
}

#[test]
fn an_evm_event_asks_about_accounts_of_every_evm_chain() {
	let polygon = ExternalAccount::Evm { chain: EvmChain(137), address: EvmAddress([1; 20]) };
	assert!(holds_socks().applies_to(&polygon));
}

#[test]
fn the_encoding_of_values_is_pinned() {
	let values: Vec<AccountValues> = vec![
		vec![Some(Value::Flag(true)), Some(Value::Count(0x0201))],
		vec![None],
		vec![Some(Value::Amount(0x0201))],
	];
	let account_0 = [8, 1, 0, 1, 1, 1, 1, 2, 0, 0, 0, 0, 0, 0];
	let account_1 = [4, 0];
	let account_2 = [4, 1, 2, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
	assert_eq!(values.encode(), [&[12], &account_0[..], &account_1, &account_2].concat());
}

proptest! {
	#[test]
	fn any_bytes_are_printed_without_control_characters(bytes: Vec<u8>) {
		let text = Description::from(BoundedVec::truncate_from(bytes)).to_string();
		prop_assert!(!text.chars().any(char::is_control));
	}

	#[test]
	fn ids_survive_their_text(bytes: [u8; 32]) {
		prop_assert_eq!(EventId(bytes).to_string().parse(), Ok(EventId(bytes)));
	}
}
