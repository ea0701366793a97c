//! The configuration: one TOML file.
//!
//! - [`Config`]: the whole file
//! - [`ChainConfig`], [`PolicyConfig`], [`FieldName`]: one chain, and what is judged there
//! - [`DnsConfig`], [`FetchConfig`], [`NamesConfig`]: how websites and names are looked at
//! - [`LimitsConfig`], [`TermsConfig`]: how often, and how long

mod chain;
mod names;
mod terms;
mod websites;

use std::{
	collections::{BTreeMap, BTreeSet},
	fs, io,
	net::SocketAddr,
	path::{Path, PathBuf},
};

use axum::http::HeaderName;
use serde::Deserialize;

use crate::{
	engine::Serving,
	identity::Field,
	log, mail, matrix, oauth,
	policy::Rule,
	request::ChainId,
	run::{CannotStart, PartnerConfig},
	web::{Coin, Contact, Origin},
};

pub use chain::{ChainConfig, FieldName, PolicyConfig, UnknownField};
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
	pub origin: Origin,
	/// Where people write to the operator: `mailto:…` or `https://…`; without it they are not told.
	pub contact: Option<Contact>,
	/// Where pages and the API are served, behind whatever ends TLS.
	pub listen: SocketAddr,
	/// The header, such as `x-forwarded-for`, in which a proxy of one's own says from where somebody
	/// comes. Without a proxy that sets it, everyone could write into it what he likes.
	pub client_header: Option<String>,
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
	/// Where mail is sent and read; without it mail addresses are not verified.
	pub mail: Option<mail::Settings>,
	/// The account on Matrix; without it accounts there are not verified.
	pub matrix: Option<matrix::Settings>,
	/// The platforms with which people can sign in; accounts of others are not verified.
	#[serde(default)]
	pub oauth: oauth::Settings,
	/// Who knows people in person; without one nothing is judged *known good*.
	pub partner: Option<PartnerConfig>,
	/// How the log is written.
	#[serde(default)]
	pub log: log::Settings,
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

	/// The fields that can be verified with it.
	pub fn verifiable(&self) -> Vec<Field> {
		let platforms = &self.oauth;
		let has = [
			(Field::Display, true),
			(Field::PgpFingerprint, true),
			(Field::Email, self.mail.is_some()),
			(Field::Matrix, self.matrix.is_some()),
			(Field::Web, self.dns.is_some()),
			(Field::Twitter, platforms.x.is_some()),
			(Field::Github, platforms.github.is_some()),
			(Field::Discord, platforms.discord.is_some()),
		];
		has.into_iter().filter_map(|(field, is_there)| is_there.then_some(field)).collect()
	}

	/// The terms for each chain.
	pub fn servings(&self) -> Vec<Serving> {
		let verifiable = self.verifiable();
		self.chains.iter().map(|chain| chain.serving(&verifiable)).collect()
	}

	/// How each chain's amounts are written.
	pub fn coins(&self) -> BTreeMap<ChainId, Coin> {
		let coin = |it: &ChainConfig| Coin { symbol: it.symbol.clone(), decimals: it.decimals };
		self.chains.iter().map(|chain| (chain.genesis, coin(chain))).collect()
	}

	/// The header of [`Self::client_header`].
	pub fn client_header(&self) -> Option<HeaderName> {
		self.client_header.as_ref()?.parse().ok()
	}

	/// Looks for what contradicts itself.
	///
	/// # Errors
	///
	/// A policy wants verified what nothing verifies, chains cannot be told apart, or a header has no
	/// name.
	pub fn check(&self) -> Result<(), CannotStart> {
		self.check_chains()?;
		let verifiable = self.verifiable();
		for serving in self.servings() {
			let mut wanted = serving.policy.rules.iter().filter(|(_, it)| **it == Rule::Verified);
			if let Some((field, _)) = wanted.find(|(field, _)| !verifiable.contains(field)) {
				return Err(CannotStart::NotVerifiable {
					chain: serving.name,
					field: field.clone(),
				});
			}
		}
		match self.client_header.is_some() == self.client_header().is_some() {
			true => Ok(()),
			false => Err(CannotStart::NotAHeader),
		}
	}

	/// Looks for chains that cannot be told apart.
	fn check_chains(&self) -> Result<(), CannotStart> {
		let (mut names, mut chains) = (BTreeSet::new(), BTreeSet::new());
		for chain in &self.chains {
			let name = chain.name.clone();
			if !is_chain_name(&name) {
				return Err(CannotStart::NotAChainName { name });
			}
			if !(names.insert(&chain.name) && chains.insert(chain.genesis)) {
				return Err(CannotStart::ChainTwice { name });
			}
		}
		Ok(())
	}
}

fn is_chain_name(name: &str) -> bool {
	let is_fine = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
	!name.is_empty() && name.bytes().all(is_fine)
}

#[cfg(test)]
mod tests;
