use super::*;

const HUB: &str = "cosmos1t2uflqwqe0fsj0shcfkrvpukewcw40yjj6hdc0";

#[test]
fn an_address_has_the_prefix_of_its_chain() {
	let address = CosmosAddress::parse(HUB, CosmosChain::CosmosHub);
	let on = |chain| address.map(|address| alloc::format!("{}", address.display(chain)));
	assert_eq!(on(CosmosChain::CosmosHub), Ok(HUB.into()));
	let osmosis = on(CosmosChain::Osmosis).unwrap_or_default();
	assert!(osmosis.starts_with("osmo1"));
	assert_eq!(CosmosAddress::parse(&osmosis, CosmosChain::Osmosis), address);
}

#[test]
fn each_way_of_being_wrong_is_named() {
	let parse = |text: &str, chain| CosmosAddress::parse(text, chain);
	let malformed = Err(InvalidCosmosAddress::Malformed);
	assert_eq!(parse(&HUB.to_ascii_uppercase(), CosmosChain::CosmosHub), malformed);
	assert_eq!(parse(&HUB.replace("0yjj", "0yjk"), CosmosChain::CosmosHub), malformed);
	let wrong_prefix = Err(InvalidCosmosAddress::WrongPrefix { expected: "noble" });
	assert_eq!(parse(HUB, CosmosChain::Noble), wrong_prefix);
	let contract = bech32::encode::<Bech32>(Hrp::parse_unchecked("osmo"), &[1; 32]);
	let refused = Err(InvalidCosmosAddress::WrongLength { length: 32 });
	assert_eq!(parse(&contract.unwrap_or_default(), CosmosChain::Osmosis), refused);
}
