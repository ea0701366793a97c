//! The configuration: one TOML file.
//!
//! - [`Config`]: the whole file
//! - [`ChainConfig`], [`PolicyConfig`]: one chain, and what is judged there
//! - [`DnsConfig`], [`FetchConfig`], [`NamesConfig`]: how websites and names are looked at
//! - [`LimitsConfig`], [`TermsConfig`]: how often, and how long

mod chain;
mod names;
mod terms;
mod websites;

use std::{
	fs, io,
	net::SocketAddr,
	path::{Path, PathBuf},
};

use serde::Deserialize;

pub use chain::{ChainConfig, PolicyConfig};
pub use names::{AllowanceConfig, NamesConfig};
pub use terms::{LimitsConfig, TermsConfig};
pub use websites::{DnsConfig, FetchConfig};

/// The whole file; paths are relative to where the program is started.
///
/// ```
/// let config: litentry_registrar::config::Config = toml::from_str(
/// 	r#"
/// 	origin = "https://registrar.example"
/// 	listen = "127.0.0.1:8080"
/// 	database = "sqlite:registrar.sqlite"
/// 	key_file = "registrar.key"
///
/// 	[[chain]]
/// 	name = "polkadot"
/// 	genesis = "0x67fa177a097bfa18f77ea95ab56e9bcdfeb0e5b8a40e46298bb93e16b6fc5008"
/// 	endpoints = ["wss://one.example", "wss://two.example"]
/// 	ss58_prefix = 0
/// 	symbol = "DOT"
/// 	decimals = 10
/// 	registrar = 7
/// 	signer_file = "judge.seed"
/// 	"#,
/// )?;
/// assert_eq!(config.chains[0].name, "polkadot");
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
	/// The pages' address as people's browsers know it, without a path: `https://registrar.example`.
	pub origin: String,
	/// Where pages and the API are served, behind whatever ends TLS.
	pub listen: SocketAddr,
	/// Where metrics are served; nowhere when missing.
	pub metrics: Option<SocketAddr>,
	/// `sqlite:FILE`, or `postgres://USER:PASSWORD@HOST/DATABASE`.
	pub database: String,
	/// The file with the secret that seals the database and signs tokens; it is made when missing.
	pub key_file: PathBuf,
	/// The chains.
	#[serde(rename = "chain")]
	pub chains: Vec<ChainConfig>,
	/// How long things last.
	#[serde(default)]
	pub terms: TermsConfig,
	/// How often things may be done.
	#[serde(default)]
	pub limits: LimitsConfig,
	/// Which names are too much like others.
	#[serde(default)]
	pub names: NamesConfig,
	/// Who is asked for the records of websites' domains; without it websites are not verified.
	pub dns: Option<DnsConfig>,
	/// How websites' files are fetched.
	#[serde(default)]
	pub fetch: FetchConfig,
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
	/// The file does not hold a configuration.
	#[error("{} is not a configuration", file.display())]
	Malformed {
		/// The file.
		file: PathBuf,
		/// What is wrong, and where.
		#[source]
		cause: Box<toml::de::Error>,
	},
}

impl Config {
	/// Reads a file.
	///
	/// # Errors
	///
	/// It cannot be read, or something in it is unknown or missing.
	pub fn read(file: &Path) -> Result<Self, ConfigFault> {
		let text = fs::read_to_string(file)
			.map_err(|cause| ConfigFault::Unreadable { file: file.to_owned(), cause })?;
		toml::from_str(&text)
			.map_err(|cause| ConfigFault::Malformed { file: file.to_owned(), cause: cause.into() })
	}

	/// A chain by its name.
	pub fn chain(&self, name: &str) -> Option<&ChainConfig> {
		self.chains.iter().find(|chain| chain.name == name)
	}
}

#[cfg(test)]
mod tests;
