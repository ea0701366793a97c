use super::*;

const ALICE: &str = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";

#[test]
fn an_account_has_the_prefix_of_its_chain() {
	let account = SubstrateAccount::parse(ALICE, SubstrateChain::POLKADOT);
	let on = |chain| account.map(|account| alloc::format!("{}", account.display(chain)));
	assert_eq!(on(SubstrateChain::PASEO), Ok(ALICE.into()));
	let kusama = "HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F";
	assert_eq!(on(SubstrateChain::KUSAMA), Ok(kusama.into()));
	let generic = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	assert_eq!(on(SubstrateChain([9; 16])), Ok(generic.into()));
}

#[test]
fn the_address_of_another_chain_is_refused() {
	let refused = InvalidSubstrateAccount::WrongPrefix { found: 0, expected: 42 };
	assert_eq!(SubstrateAccount::parse(ALICE, SubstrateChain::WESTEND), Err(refused));
	let malformed = InvalidSs58::Malformed.into();
	assert_eq!(SubstrateAccount::parse("", SubstrateChain::KUSAMA), Err(malformed));
}

#[test]
fn a_chain_has_one_text() {
	let text = "91b171bb158e2d3848fa23a9f1c25182";
	assert_eq!(text.parse(), Ok(SubstrateChain::POLKADOT));
	let upper = text.to_ascii_uppercase();
	assert_eq!(upper.parse::<SubstrateChain>(), Err(InvalidSubstrateChain));
	assert_eq!("91".parse::<SubstrateChain>(), Err(InvalidSubstrateChain));
}
