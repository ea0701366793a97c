//! Mail, sent to and read from real servers, and signed by another implementation.

#![allow(missing_docs, clippy::unwrap_used)]

mod answers;
mod certificate;
mod dovecot;
mod forged;
mod inbox;
#[allow(dead_code)]
#[path = "../web/name_server.rs"]
mod name_server;
mod node;
mod notices;
mod parsing;
mod programs;
mod quoting;
mod replying;
mod sending;
mod vectors;

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc, time::Duration};

use litentry_registrar::{
	chains::Chains,
	challenge::{Channel, Claim, Code},
	engine::{Clock, Serving},
	identity::{Field, InfoHash, RegistrarIndex},
	links::Links,
	mail::{MailAddress, Postmark, Server, Settings, Stationery},
	policy::Policy,
	request::RequestKey,
	verifiers::dns::{Dnssec, Resolvers, Resolving},
};
use litentry_vocabulary::{Account, GenesisHash, Moment};

const US: &str = "verify@registrar.example";
const ALICE: &str = "alice@example.org";
const CHAIN: GenesisHash = GenesisHash([1; 32]);
const NOW: Moment = 1_800_000_000_000;

fn us() -> MailAddress {
	US.parse().unwrap()
}

fn postmark() -> Postmark {
	Postmark::new([6; 32])
}

fn code(text: &str) -> Code {
	text.parse().unwrap()
}

fn this_code() -> Code {
	code("A4DQO-BYHA4-DQOBY-HA4DQ-OBYHA-4")
}

fn other_code() -> Code {
	code("AEAQC-AIBAE-AQCAI-BAEAQ-CAIBA-E")
}

fn key() -> RequestKey {
	RequestKey { chain: CHAIN, registrar: RegistrarIndex(0), account: Account([2; 32]) }
}

fn claim(value: &str, channel: Channel) -> Claim {
	let (info, field) = (InfoHash([3; 32]), Field::Email);
	Claim { request: key(), info, field, value: value.to_owned(), channel }
}

/// A clock that stands still.
struct StoppedClock(Moment);

impl Clock for StoppedClock {
	fn now(&self) -> Moment {
		self.0
	}
}

fn clock() -> Arc<dyn Clock> {
	clock_at(NOW)
}

fn clock_at(now: Moment) -> Arc<dyn Clock> {
	Arc::new(StoppedClock(now))
}

/// Pages that are not there. In their URLs the code stands as in a token, where it is not read as one.
struct Pages;

impl Links for Pages {
	fn request(&self, _: &RequestKey) -> String {
		"https://registrar.example/request".into()
	}

	fn confirm(&self, _: &Claim, code: Code) -> String {
		format!("https://registrar.example/confirm?code={}&from=mail", token(code))
	}

	fn refuse(&self, _: &Claim, code: Code) -> String {
		format!("https://registrar.example/refuse?code={}&from=mail", token(code))
	}

	fn sign_in_with(&self, _: &Claim, _: Code) -> String {
		unreachable!("nobody signs in by mail")
	}
}

fn token(code: Code) -> String {
	hex::encode(code.to_string())
}

fn stationery() -> Stationery {
	let policy = Policy {
		rules: BTreeMap::new(),
		contacts: Vec::new(),
		renewal: Duration::ZERO,
		notice: Duration::ZERO,
	};
	let name = "Paseo".to_owned();
	let registrar = RegistrarIndex(0);
	let paseo = Serving {
		chain: CHAIN,
		name,
		ss58_prefix: 0,
		registrar,
		fee: 0,
		policy,
		names_count: true,
	};
	Stationery::new(Arc::new(Pages), Chains::of([&paseo]))
}

fn resolvers(server: SocketAddr) -> Arc<Resolvers> {
	let time = Duration::from_millis(1500);
	let resolving =
		Resolving { servers: vec![server], agreeing: None, time, dnssec: Dnssec::Ignored };
	Arc::new(Resolvers::new(&resolving).unwrap())
}

/// A server on this machine, without encryption.
fn server(port: u16) -> Server {
	toml::from_str(&format!("host = '127.0.0.1'\nport = {port}\nencryption = 'none'")).unwrap()
}

fn settings(smtp: Server, imap: Option<Server>) -> Settings {
	let (from, inbox) = (format!("The Registrar <{US}>"), Default::default());
	Settings { from, smtp, imap, inbox }
}
