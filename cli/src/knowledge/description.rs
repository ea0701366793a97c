//! Events and algorithms as people describe them, in TOML.

use std::{fmt::Display, path::Path, str::FromStr};

use litentry_external_account::{EvmAddress, Network};
use litentry_knowledge::{Description, EventId, IdentificationEvent, Method, Name};
use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error};

use crate::{Failure, bounded_file};

const MAX_FILE_LENGTH: u64 = 16 * 1024;

/// An event as people describe it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventDescription {
	/// What people call it.
	#[serde(deserialize_with = "parsed")]
	pub name: Name,
	/// What it asks.
	#[serde(deserialize_with = "parsed")]
	pub description: Description,
	/// The project that it is about.
	#[serde(deserialize_with = "parsed")]
	pub project: Name,
	/// The network whose records answer it, such as `eip155:1`.
	#[serde(deserialize_with = "parsed")]
	pub registry: Network,
	/// How it is answered.
	pub method: MethodDescription,
}

/// How an event is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MethodDescription {
	/// Whether the account holds any of an ERC-20 token.
	HoldsErc20 {
		/// The token's contract.
		#[serde(deserialize_with = "parsed")]
		token: EvmAddress,
	},
	/// How many transactions the account has sent to a contract.
	TransactionsTo {
		/// The contract.
		#[serde(deserialize_with = "parsed")]
		contract: EvmAddress,
	},
	/// How much of the network's own coin the account has: `method = "balance"`.
	Balance,
}

impl From<EventDescription> for IdentificationEvent {
	fn from(described: EventDescription) -> Self {
		let EventDescription { name, description, project, registry, method } = described;
		let method = match method {
			MethodDescription::HoldsErc20 { token } => Method::HoldsErc20 { token },
			MethodDescription::TransactionsTo { contract } => Method::TransactionsTo { contract },
			MethodDescription::Balance => Method::Balance,
		};
		Self { name, description, project, registry, method }
	}
}

/// An algorithm as people describe it; its code is in another file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlgorithmDescription {
	/// What people call it.
	#[serde(deserialize_with = "parsed")]
	pub name: Name,
	/// What the score means.
	#[serde(deserialize_with = "parsed")]
	pub description: Description,
	/// The project that it is about.
	#[serde(deserialize_with = "parsed")]
	pub project: Name,
	/// The ids of the events whose values it takes, in this order.
	#[serde(deserialize_with = "all_parsed")]
	pub events: Vec<EventId>,
}

/// Reads a description.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Result<T, Failure> {
	let text = bounded_file::read_text(path, MAX_FILE_LENGTH)?;
	toml::from_str(&text)
		.map_err(|source| Failure::MalformedDescription { path: path.into(), source })
}

fn parsed<'de, T: FromStr<Err: Display>, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
	String::deserialize(from)?.parse().map_err(Error::custom)
}

fn all_parsed<'de, T: FromStr<Err: Display>, D: Deserializer<'de>>(
	from: D,
) -> Result<Vec<T>, D::Error> {
	let texts = Vec::<String>::deserialize(from)?;
	texts.iter().map(|text| text.parse().map_err(Error::custom)).collect()
}
