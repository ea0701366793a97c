//! The configuration: one TOML file.

use std::{
	collections::BTreeSet,
	fs, io,
	net::SocketAddr,
	num::{NonZeroU32, NonZeroU64, NonZeroUsize},
	path::{Path, PathBuf},
	time::Duration,
};

use litentry_data_source::{BitcoinConfig, EthereumConfig, SubstrateConfig};
use litentry_external_account::Network;
use serde::Deserialize;

use crate::{AnswerBook, HttpLimits, Patience};

/// What authentication and sealing may take besides the reading.
const OVERHEAD: Duration = Duration::from_secs(10);

/// The configuration of an analyzer; paths are relative to where the program is started.
///
/// ```
/// let config: litentry_analyzer::Config = toml::from_str(
/// 	r#"
/// 	listen = "127.0.0.1:4001"
/// 	endpoint = "http://127.0.0.1:4001"
/// 	chain = "ws://127.0.0.1:9944"
/// 	seed_file = "analyzer.seed"
/// 	database = "analyzer.sqlite"
///
/// 	[[ethereum]]
/// 	chain_id = 31337
/// 	endpoints = ["http://127.0.0.1:8545"]
/// 	[ethereum.index]
/// 	path = "transactions.sqlite"
///
/// 	[[bitcoin]]
/// 	network = "bip122:000000000019d6689c085ae165831e93"
/// 	endpoints = ["http://127.0.0.1:3000"]
///
/// 	[[substrate]]
/// 	network = "polkadot:68d56f15f85d3136970ec16946040bc1"
/// 	endpoints = ["http://127.0.0.1:9933"]
/// 	"#,
/// )?;
/// assert_eq!(config.answering.patience().deadline.as_secs(), 30);
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
	/// Where to listen for tasks.
	pub listen: SocketAddr,
	/// The URL under which workers reach this analyzer; the chain publishes it.
	pub endpoint: String,
	/// The WebSocket URL of a node of the chain.
	pub chain: String,
	/// The file that holds the seed of all keys; it is made when missing.
	pub seed_file: PathBuf,
	/// The SQLite file of signed answers; it is made when missing.
	pub database: PathBuf,
	/// The bounds of answering.
	#[serde(default)]
	pub answering: Answering,
	/// The EVM chains that are read.
	#[serde(default)]
	pub ethereum: Vec<EthereumConfig>,
	/// The networks of Bitcoin that are read.
	#[serde(default)]
	pub bitcoin: Vec<BitcoinConfig>,
	/// The Substrate chains that are read.
	#[serde(default)]
	pub substrate: Vec<SubstrateConfig>,
}

/// The bounds of answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Answering {
	/// How long a data source is asked for one answer.
	pub deadline_milliseconds: NonZeroU64,
	/// How long to wait before a data source is asked again.
	pub pause_milliseconds: NonZeroU64,
	/// How many tasks may be in hand at once.
	pub tasks_at_once: NonZeroUsize,
	/// How many tasks of one peer may be on their way in at once. A proxy in front is one peer.
	pub arriving_of_each_peer: NonZeroUsize,
	/// How long a task may be on its way in.
	pub arrival_milliseconds: NonZeroU64,
	/// How many signed answers are remembered.
	pub remembered_answers: NonZeroU32,
}

impl Default for Answering {
	fn default() -> Self {
		Self {
			deadline_milliseconds: const { NonZeroU64::new(30_000).unwrap() },
			pause_milliseconds: const { NonZeroU64::new(500).unwrap() },
			tasks_at_once: const { NonZeroUsize::new(1024).unwrap() },
			arriving_of_each_peer: const { NonZeroUsize::new(64).unwrap() },
			arrival_milliseconds: const { NonZeroU64::new(3_000).unwrap() },
			remembered_answers: const { NonZeroU32::new(AnswerBook::DEFAULT_LIMIT).unwrap() },
		}
	}
}

impl Answering {
	/// How long a data source is asked.
	pub const fn patience(&self) -> Patience {
		Patience {
			deadline: Duration::from_millis(self.deadline_milliseconds.get()),
			pause: Duration::from_millis(self.pause_milliseconds.get()),
		}
	}

	/// What is taken on over HTTP.
	pub const fn http_limits(&self) -> HttpLimits {
		HttpLimits {
			tasks: self.tasks_at_once,
			arriving_of_each_peer: self.arriving_of_each_peer,
			arrival: Duration::from_millis(self.arrival_milliseconds.get()),
			time: self.patience().deadline.saturating_add(OVERHEAD),
		}
	}
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigFault {
	/// The file cannot be read.
	#[error("cannot read {}", file.display())]
	Unreadable {
		/// The file.
		file: PathBuf,
		/// Why.
		#[source]
		cause: io::Error,
	},
	/// The file is not a configuration.
	#[error("{} is not an analyzer's configuration", file.display())]
	Malformed {
		/// The file.
		file: PathBuf,
		/// Where and why.
		#[source]
		cause: toml::de::Error,
	},
	/// There is nothing to read answers from.
	#[error(
		"{} names no data source: add an [[ethereum]], [[bitcoin]] or [[substrate]] section",
		file.display()
	)]
	NoDataSource {
		/// The file.
		file: PathBuf,
	},
	/// A network would be read in two ways.
	#[error("{} names {network} twice", file.display())]
	NetworkTwice {
		/// The file.
		file: PathBuf,
		/// The network.
		network: Network,
	},
}

impl Config {
	/// Reads a configuration file.
	///
	/// # Errors
	///
	/// Tells what is wrong with it.
	pub fn read(file: &Path) -> Result<Self, ConfigFault> {
		let text = fs::read_to_string(file)
			.map_err(|cause| ConfigFault::Unreadable { file: file.to_path_buf(), cause })?;
		let config: Self = toml::from_str(&text)
			.map_err(|cause| ConfigFault::Malformed { file: file.to_path_buf(), cause })?;
		config.check_sources(file)?;
		Ok(config)
	}

	fn check_sources(&self, file: &Path) -> Result<(), ConfigFault> {
		let file = || file.to_path_buf();
		let mut seen = BTreeSet::new();
		for network in self.networks() {
			if !seen.insert(network) {
				return Err(ConfigFault::NetworkTwice { file: file(), network });
			}
		}
		if seen.is_empty() { Err(ConfigFault::NoDataSource { file: file() }) } else { Ok(()) }
	}

	/// The network of each data source.
	fn networks(&self) -> impl Iterator<Item = Network> {
		let ethereum = self.ethereum.iter().map(|source| Network::Evm(source.chain()));
		let bitcoin = self.bitcoin.iter().map(|source| Network::Bitcoin(source.network));
		let substrate = self.substrate.iter().map(|source| Network::Substrate(source.network));
		ethereum.chain(bitcoin).chain(substrate)
	}
}

#[cfg(test)]
mod tests;
