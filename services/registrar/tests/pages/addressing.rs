//! Where each page is.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use litentry_registrar::{
	engine::Serving, identity::RegistrarIndex, links::Links, policy::Policy, request::RequestKey,
	token::Tokens, web::Site,
};
use litentry_vocabulary::GenesisHash;

use crate::fakes::{ALICE, FakeClock, US};

fn serving(chain: u8, name: &str, ss58_prefix: u16) -> Serving {
	let policy = Policy {
		rules: BTreeMap::new(),
		contacts: Vec::new(),
		renewal: Duration::ZERO,
		notice: Duration::ZERO,
	};
	let (chain, name) = (GenesisHash([chain; 32]), name.to_owned());
	Serving { chain, name, ss58_prefix, registrar: US, fee: 0, policy, names_count: true }
}

fn site(chains: &[Serving]) -> Site {
	let origin = "https://registrar.example.org";
	let tokens = Arc::new(Tokens::new([1; 32], origin));
	let clock = Arc::new(FakeClock::at(0));
	Site::new(origin.parse().unwrap(), chains, tokens, clock, Duration::from_hours(1))
}

fn key(chain: u8) -> RequestKey {
	RequestKey { chain: GenesisHash([chain; 32]), registrar: US, account: ALICE }
}

#[test]
fn each_chain_has_pages_of_its_own_whatever_it_is_called() {
	let names = ["Polkadot People", "polkadot-people", "Oauth", "…", "Kusama"];
	let chains: Vec<_> = (1..).zip(names).map(|(id, name)| serving(id, name, 42)).collect();
	let site = site(&chains);
	let hex = |chain: u8| GenesisHash([chain; 32]).to_string();
	let parts = ["polkadot-people".into(), hex(2), hex(3), hex(4), "kusama".into()];
	for (chain, part) in (1..).zip(parts) {
		let path = site.path(&key(chain));
		let (found, address) = path[1..].split_once('/').unwrap();
		assert_eq!(found, part);
		assert_eq!(site.key(found, address), Ok(key(chain)));
	}
}

#[test]
fn accounts_are_written_as_their_chain_writes_them() {
	let site = site(&[serving(1, "Polkadot", 0), serving(2, "Kusama", 2)]);
	let links = [1, 2].map(|chain| site.request(&key(chain)));
	let expected =
		["https://registrar.example.org/polkadot/", "https://registrar.example.org/kusama/"];
	for (link, (start, first)) in links.iter().zip(expected.into_iter().zip(['1', 'C'])) {
		let address = link.strip_prefix(start).unwrap();
		assert!(address.starts_with(first), "{link}");
	}
}

#[test]
fn a_request_is_one_to_this_registrar() {
	let site = site(&[serving(1, "Polkadot", 0)]);
	let address = format!("0x{}", hex::encode(ALICE.as_bytes()));
	let found = site.key("polkadot", &address).unwrap();
	assert_eq!((found.registrar, found.account), (RegistrarIndex(3), ALICE));
}
