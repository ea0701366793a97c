#![allow(clippy::unwrap_used)]

use super::*;

const SHORTEST: &str = r#"
	chain_id = 31337
	endpoints = ["http://127.0.0.1:8545"]
	[index]
	path = "transactions.sqlite"
"#;

const ROUTER: &str = "0x7a250d5630B4cF539739dF2C5dAcb4c659F2488D";

fn config(text: &str) -> Result<EthereumConfig, toml::de::Error> {
	toml::from_str(text)
}

#[test]
fn the_shortest_configuration_has_sensible_defaults() {
	let config = config(SHORTEST).unwrap();
	assert_eq!(config.chain(), EvmChain(31_337));
	assert_eq!(config.confirmation_blocks, 0);
	assert_eq!(config.calls, CallLimits::default());
	assert_eq!(config.index.blocks_per_answer.get(), 2_000);
	assert_eq!(config.index.max_reorganisation_blocks.get(), 96);
	assert!(!config.index.count_unlisted_contracts);
}

#[test]
fn what_a_reorganisation_may_take_back_is_remembered_in_any_case() {
	for (lines, expected) in [
		("", 50_000),
		("remembered_blocks = 5", 97),
		("remembered_blocks = 5\nmax_reorganisation_blocks = 4", 5),
	] {
		let config = config(&format!("{SHORTEST}\n{lines}")).unwrap();
		assert_eq!(config.index.remembered(), expected, "{lines}");
	}
}

#[test]
fn a_listed_contract_starts_where_it_says_or_where_the_index_does() {
	let text = format!(
		"{SHORTEST}
		start_block = 5
		contracts = [
			{{ address = \"{ROUTER}\", start_block = 9 }},
			{{ address = \"0x0000000000000000000000000000000000000001\" }},
		]"
	);
	let index = config(&text).unwrap().index;
	assert_eq!(index.start_of(&ROUTER.parse().unwrap()), Some(9));
	let mut one = [0; 20];
	one[19] = 1;
	assert_eq!(index.start_of(&EvmAddress(one)), Some(5));
	assert_eq!(index.start_of(&EvmAddress([7; 20])), None);
}

#[test]
fn an_unlisted_contract_starts_with_the_index_when_allowed() {
	let text = format!("{SHORTEST}\nstart_block = 5\ncount_unlisted_contracts = true");
	assert_eq!(config(&text).unwrap().index.start_of(&EvmAddress([7; 20])), Some(5));
}

#[test]
fn what_is_misspelt_or_impossible_is_refused() {
	for wrong in [
		SHORTEST.replace("chain_id", "chain"),
		SHORTEST.replace("http://", ""),
		format!("{SHORTEST}\nbatch_size = 3"),
		format!("{SHORTEST}\nbatch_blocks = 0"),
		format!("{SHORTEST}\ncontracts = [{{ address = \"{}\" }}]", ROUTER.replace('D', "d")),
	] {
		assert!(config(&wrong).is_err(), "{wrong}");
	}
}
