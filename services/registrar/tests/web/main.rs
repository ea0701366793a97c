//! Websites, verified through real name servers and over real encrypted connections.

#![allow(missing_docs, clippy::unwrap_used)]

mod dns;
mod file;
mod name_server;
mod website;

use std::{collections::BTreeMap, net::SocketAddr, time::Duration};

use litentry_public_internet::Addresses;
use litentry_registrar::{
	challenge::{Channel, Claim, Code},
	identity::{Field, InfoHash, RegistrarIndex},
	request::RequestKey,
	verifiers::{
		dns::{Dnssec, Resolvers, Resolving},
		fetch::{Fetcher, Fetching, Trust},
		web::WebVerifier,
	},
};
use litentry_vocabulary::{Account, GenesisHash};

const RECORD: &str = "_litentry-registrar.example.org";
const FILE: &str = "/.well-known/litentry-registrar.txt";
const TIME: Duration = Duration::from_millis(1500);

fn code(text: &str) -> Code {
	text.parse().unwrap()
}

fn this_code() -> Code {
	code("A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4")
}

fn other_code() -> Code {
	code("AEAQC-AIBAE-AQCAI-BAEAQ-CAIBA-E")
}

fn published(code: Code) -> String {
	format!("litentry-registrar={code}")
}

fn claim(value: &str, channel: Channel) -> Claim {
	let (chain, registrar) = (GenesisHash([1; 32]), RegistrarIndex(0));
	Claim {
		request: RequestKey { chain, registrar, account: Account([2; 32]) },
		info: InfoHash([3; 32]),
		field: Field::Web,
		value: value.to_owned(),
		channel,
	}
}

fn resolvers(servers: Vec<SocketAddr>, dnssec: Dnssec) -> Resolvers {
	Resolvers::new(&Resolving { servers, agreeing: None, time: TIME, dnssec }).unwrap()
}

fn fetching(trust: Trust, hosts: &[(&str, SocketAddr)]) -> Fetching {
	let hosts = hosts.iter().map(|(name, to)| ((*name).to_owned(), *to));
	let hosts: BTreeMap<_, _> = hosts.collect();
	Fetching { addresses: Addresses::Any, time: TIME, trust, plain: false, hosts }
}

fn verifier(resolvers: Resolvers, fetching: Fetching) -> WebVerifier {
	WebVerifier::new(resolvers, Fetcher::new(fetching).unwrap())
}
