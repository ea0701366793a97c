//! The algorithm "Uniswap loyal user" and its two events: as files that `litentry` registers, and
//! registered at once.

mod registration;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::configuration::write_configuration;
use crate::{CHAIN_ID, Contracts, Fault, Programs};

pub use registration::register_loyal_user;

/// What people call the algorithm.
pub const LOYAL_USER: &str = "Uniswap loyal user";

const PROJECT: &str = "Uniswap";
const CODE: &str = "uniswap_loyal_user.wasm";

/// The files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoyalUser {
	folder: PathBuf,
	/// Whether the account holds the token.
	pub holds: PathBuf,
	/// How many transactions the account has sent to the router.
	pub transactions: PathBuf,
	/// The algorithm's code.
	pub code: PathBuf,
}

impl LoyalUser {
	/// Writes the descriptions of the events into a new folder.
	pub fn describe(
		programs: &Programs,
		contracts: Contracts,
		folder: &Path,
	) -> Result<Self, Fault> {
		std::fs::create_dir(folder).map_err(Fault::file(folder))?;
		let holds = folder.join("holds-unisocks.toml");
		let method = json!({ "holds-erc20": { "token": contracts.socks.to_string() } });
		let question = "Whether the account holds any Unisocks.";
		write_configuration(&holds, &event("Holds Unisocks", question, &method))?;
		let transactions = folder.join("uniswap-transactions.toml");
		let method = json!({ "transactions-to": { "contract": contracts.router.to_string() } });
		let question = "How many transactions the account has sent to Uniswap's router.";
		write_configuration(&transactions, &event("Uniswap transactions", question, &method))?;
		let code = programs.algorithms.join(CODE);
		Ok(Self { folder: folder.to_owned(), holds, transactions, code })
	}

	/// Writes the description of the algorithm, which names its events by their ids.
	pub fn describe_algorithm(&self, events: &[String]) -> Result<PathBuf, Fault> {
		let path = self.folder.join("uniswap-loyal-user.toml");
		write_configuration(
			&path,
			&json!({
				"name": LOYAL_USER,
				"description": "100 for holding Unisocks, and 10 for each transaction with Uniswap's router.",
				"project": PROJECT,
				"events": events,
			}),
		)?;
		Ok(path)
	}
}

fn event(name: &str, description: &str, method: &Value) -> Value {
	let registry = format!("eip155:{CHAIN_ID}");
	json!({ "name": name, "description": description, "project": PROJECT,
		"registry": registry, "method": method })
}
