//! The configuration: one TOML file.

use std::{
	fs, io,
	num::{NonZeroU64, NonZeroUsize},
	path::{Path, PathBuf},
	time::Duration,
};

use serde::Deserialize;

use crate::{Addresses, Asking, Attestant, Limits, Patience};

const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(4);

/// The configuration of a worker; paths are relative to where the program is started.
///
/// ```
/// let config: litentry_worker::Config = toml::from_str(
/// 	r#"
/// 	chain = "ws://127.0.0.1:9944"
/// 	seed_file = "worker.seed"
/// 	attestation = "development"
/// 	"#,
/// )?;
/// assert_eq!(config.limits().patience.deadline.as_secs(), 60);
/// # Ok::<(), toml::de::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
	/// The WebSocket URL of a node of the chain.
	pub chain: String,
	/// The file that holds the seed of this worker's own keys; it is made when missing.
	pub seed_file: PathBuf,
	/// The file that holds the seed of what all workers have in common. The network's first worker
	/// needs none: it derives the seed from its own.
	pub shared_seed_file: Option<PathBuf>,
	/// Who vouches for the program that runs.
	pub attestation: AttestationMode,
	/// How many answers are worked out at once; the rest waits for a later block. An eighth each is kept
	/// for links, exports and computing requests, and a quarter at most waits for committees about links.
	#[serde(default = "default_concurrency")]
	pub concurrency: NonZeroUsize,
	/// Which addresses analyzers may have: `"public"`, those of the public internet, or `"any"`, which
	/// a network on one machine needs. An analyzer names its address itself: with `"any"`, whoever
	/// puts up a bond can have this program call what only its machine and its network reach.
	#[serde(default)]
	pub analyzer_addresses: Addresses,
	/// How many connections to analyzers there are at once, over all requests; an eighth of them to
	/// any one analyzer. The system must let this program have as many open files.
	#[serde(default = "default_connections")]
	pub connections: NonZeroUsize,
	/// How long one analyzer has to answer once it is asked. It should be longer than analyzers ask
	/// their data sources.
	#[serde(default = "default_task_timeout")]
	pub task_timeout_seconds: NonZeroU64,
	/// How long a committee is asked before a request is answered without those that are silent.
	#[serde(default = "default_patience")]
	pub patience_seconds: NonZeroU64,
	/// How the log is written.
	#[serde(default)]
	pub log_format: LogFormat,
}

/// Who vouches for the program that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum AttestationMode {
	/// The development root whose seed everybody knows. A production chain refuses its evidence.
	Development,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
	/// Lines for people.
	#[default]
	Text,
	/// A JSON object a line, for programs.
	Json,
}

const fn default_concurrency() -> NonZeroUsize {
	const { NonZeroUsize::new(64).unwrap() }
}

const fn default_connections() -> NonZeroUsize {
	const { NonZeroUsize::new(512).unwrap() }
}

const fn default_task_timeout() -> NonZeroU64 {
	const { NonZeroU64::new(40).unwrap() }
}

const fn default_patience() -> NonZeroU64 {
	const { NonZeroU64::new(60).unwrap() }
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
	#[error("{} is not a worker's configuration", file.display())]
	Malformed {
		/// The file.
		file: PathBuf,
		/// Where and why.
		#[source]
		cause: toml::de::Error,
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
		toml::from_str(&text)
			.map_err(|cause| ConfigFault::Malformed { file: file.to_path_buf(), cause })
	}

	/// How much the worker does, and for how long.
	pub const fn limits(&self) -> Limits {
		let patience = Patience {
			deadline: Duration::from_secs(self.patience_seconds.get()),
			first_pause: FIRST_PAUSE,
			longest_pause: LONGEST_PAUSE,
		};
		Limits { jobs: self.concurrency, patience }
	}

	/// How analyzers are asked.
	pub const fn asking(&self) -> Asking {
		Asking {
			time: Duration::from_secs(self.task_timeout_seconds.get()),
			addresses: self.analyzer_addresses,
			connections: self.connections,
		}
	}
}

impl AttestationMode {
	/// Who vouches in this mode.
	pub fn attestant(self) -> Attestant {
		match self {
			Self::Development => Attestant::development(),
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	const LEAST: &str = "chain = \"ws://a\"\nseed_file = \"seed\"\nattestation = \"development\"\n";

	fn config(more: &str) -> Result<Config, toml::de::Error> {
		toml::from_str(&format!("{LEAST}{more}"))
	}

	#[test]
	fn three_lines_are_enough() {
		let expected = Config {
			chain: "ws://a".into(),
			seed_file: "seed".into(),
			shared_seed_file: None,
			attestation: AttestationMode::Development,
			concurrency: NonZeroUsize::new(64).unwrap(),
			analyzer_addresses: Addresses::Public,
			connections: NonZeroUsize::new(512).unwrap(),
			task_timeout_seconds: NonZeroU64::new(40).unwrap(),
			patience_seconds: NonZeroU64::new(60).unwrap(),
			log_format: LogFormat::Text,
		};
		assert_eq!(config(""), Ok(expected));
	}

	#[test]
	fn nobody_vouches_for_the_program_unless_told_to() {
		let silent = LEAST.replace("attestation = \"development\"", "");
		assert!(toml::from_str::<Config>(&silent).is_err());
		assert!(toml::from_str::<Config>(&LEAST.replace("development", "none")).is_err());
	}

	#[test]
	fn what_is_unknown_or_zero_is_refused() {
		let wrong = [
			"endpoint = \"http://a\"",
			"patience_seconds = 0",
			"concurrency = 0",
			"connections = 0",
			"log_format = \"xml\"",
			"analyzer_addresses = \"private\"",
		];
		for line in wrong {
			assert!(config(line).is_err(), "{line}");
		}
	}
}
