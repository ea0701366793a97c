//! The registrar's configuration.

use std::path::Path;
use std::time::Duration;

use litentry_vocabulary::{GenesisHash, SS58_PREFIX};
use serde_json::{Value, json};

use super::Office;

/// More than anybody does in an hour: on a network of one machine everybody has the same address.
const UNLIMITED: u32 = 1_000_000;

/// How long a test can wait for an endpoint that says nothing new.
const STALL_AFTER: Duration = Duration::from_secs(30);
const ANSWER_WITHIN: Duration = Duration::from_secs(5);

/// What a registrar is told of the network.
#[derive(Clone, Debug)]
pub struct Surroundings {
	/// The chain that it serves.
	pub genesis: GenesisHash,
	/// The endpoints of that chain, the best first.
	pub endpoints: Vec<String>,
	/// The port of the server that takes its mail.
	pub smtp: u16,
}

/// Where a registrar listens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ports {
	pub(super) pages: u16,
	pub(super) metrics: u16,
}

impl Ports {
	pub(super) fn origin(self) -> String {
		format!("http://127.0.0.1:{}", self.pages)
	}

	pub(super) fn metrics_url(self) -> String {
		format!("http://127.0.0.1:{}/metrics", self.metrics)
	}
}

/// The configuration of a registrar with its files in a folder.
pub(super) fn configuration(
	folder: &Path,
	ports: Ports,
	office: &Office,
	surroundings: &Surroundings,
) -> Value {
	json!({
		"origin": ports.origin(),
		"listen": format!("127.0.0.1:{}", ports.pages),
		"metrics": format!("127.0.0.1:{}", ports.metrics),
		"database": format!("sqlite:{}", folder.join("registrar.sqlite").display()),
		"key_file": folder.join("key"),
		"log": { "format": "json" },
		"chain": [chain(folder, office, surroundings)],
		"limits": {
			"account": UNLIMITED,
			"client": UNLIMITED,
			"target": UNLIMITED,
			"target_share": UNLIMITED,
			"sender": UNLIMITED,
		},
		"mail": {
			"from": "Registrar <registrar@registrar.example>",
			"smtp": { "host": "127.0.0.1", "port": surroundings.smtp, "encryption": "none" },
		},
	})
}

fn chain(folder: &Path, office: &Office, surroundings: &Surroundings) -> Value {
	let mut chain = json!({
		"name": "local",
		"genesis": format!("0x{}", hex::encode(surroundings.genesis.0)),
		"endpoints": surroundings.endpoints,
		"ss58_prefix": SS58_PREFIX,
		"symbol": "LIT",
		"decimals": 12,
		"registrar": office.index,
		"signer_file": folder.join("judge.seed"),
		"look_every_seconds": 1,
		"stall_after_seconds": STALL_AFTER.as_secs(),
		"answer_within_seconds": ANSWER_WITHIN.as_secs(),
	});
	if let Some(account) = office.acts_for {
		chain["acts_for"] = json!(account.to_ss58());
	}
	chain
}
