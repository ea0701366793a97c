//! The table `[mail]` of the configuration.

use std::{
	fs, io,
	net::IpAddr,
	path::{Path, PathBuf},
	time::Duration,
};

use serde::Deserialize;

use super::MailAddress;
use crate::verifier::Hint;

/// Where mail is sent and read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
	/// From whom messages are: `Registrar <registrar@example.org>`. Replies go there as well.
	pub from: String,
	/// Where messages are handed over.
	pub smtp: Server,
	/// Where replies are read; without it, addresses are shown by following a link alone.
	pub imap: Option<Server>,
	/// How replies are read.
	#[serde(default)]
	pub inbox: InboxSettings,
}

/// A mail server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
	/// Its name.
	pub host: String,
	/// Its port; without it, the usual one.
	pub port: Option<u16>,
	/// How the connection is protected.
	#[serde(default)]
	pub encryption: Encryption,
	/// Who signs in; without it, nobody does.
	pub user: Option<String>,
	/// The file with the password.
	pub password_file: Option<PathBuf>,
	/// A PEM file with the authorities that may vouch for the server; without it, the machine's.
	pub authorities_file: Option<PathBuf>,
}

/// How a connection is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encryption {
	/// By TLS from its first byte.
	#[default]
	Tls,
	/// By TLS after a greeting; never without. For sending alone.
	Starttls,
	/// Not at all: only within this machine.
	None,
}

/// How replies are read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InboxSettings {
	/// The folder in which they arrive.
	pub folder: String,
	/// What becomes of those that were read.
	pub settled: Settled,
	/// The longest time between two looks, in seconds. Most servers tell of new messages at once.
	pub look_every: u64,
}

/// What becomes of messages that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
	/// They get a mark (an IMAP keyword), and stay.
	#[default]
	Mark,
	/// They are moved into this folder, which is made if it is missing.
	Move(String),
	/// They are deleted: nothing personal stays.
	Delete,
}

impl Default for InboxSettings {
	fn default() -> Self {
		Self { folder: "INBOX".to_owned(), settled: Settled::default(), look_every: 60 }
	}
}

impl InboxSettings {
	pub(super) const fn look_every(&self) -> Duration {
		Duration::from_secs(self.look_every)
	}
}

/// The settings cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CannotMail {
	/// Messages are from nobody.
	#[error("{from:?} is no sender, such as Registrar <registrar@example.org>")]
	Sender {
		/// What was given.
		from: String,
	},
	/// Without encryption anybody between would read along and answer.
	#[error("{host} is not this machine: a connection to it has to be encrypted")]
	Unencrypted {
		/// Where.
		host: String,
	},
	/// That is for sending alone.
	#[error("replies are not read with starttls: use tls")]
	StarttlsInbox,
	/// Somebody signs in, and the password is missing; or the other way round.
	#[error("user and password_file belong together")]
	HalfCredentials,
	/// Messages are read by whoever signs in.
	#[error("an inbox needs a user")]
	NobodysInbox,
	/// A file cannot be read.
	#[error("cannot read {}", path.display())]
	File {
		/// Which.
		path: PathBuf,
		/// Why.
		source: io::Error,
	},
	/// The file with the authorities holds none, or the machine has none.
	#[error("no authority can be found that vouches for {host}")]
	Authorities {
		/// For whom.
		host: String,
	},
	/// This is no name of a server.
	#[error("{host:?} is no name of a server")]
	Host {
		/// What was given.
		host: String,
	},
}

impl Settings {
	/// From whom messages are, and to whom replies go.
	///
	/// # Errors
	///
	/// It is no sender.
	pub fn address(&self) -> Result<MailAddress, CannotMail> {
		let inner = self.from.trim().strip_suffix('>').and_then(|it| it.rsplit_once('<'));
		let address = inner.map_or(self.from.as_str(), |(_, address)| address);
		address.parse().map_err(|_: Hint| CannotMail::Sender { from: self.from.clone() })
	}

	/// To whom replies go, if they are read.
	///
	/// # Errors
	///
	/// Messages are from nobody.
	pub fn replies_to(&self) -> Result<Option<MailAddress>, CannotMail> {
		self.imap.as_ref().map(|_| self.address()).transpose()
	}
}

impl Server {
	/// Who signs in, with which password.
	pub(super) fn credentials(&self) -> Result<Option<(String, String)>, CannotMail> {
		match (&self.user, &self.password_file) {
			(None, None) => Ok(None),
			(Some(user), Some(file)) => Ok(Some((user.clone(), read_password(file)?))),
			_ => Err(CannotMail::HalfCredentials),
		}
	}

	/// Whether the connection is encrypted.
	pub(super) fn encryption(&self) -> Result<Encryption, CannotMail> {
		if self.encryption == Encryption::None && !is_this_machine(&self.host) {
			return Err(CannotMail::Unencrypted { host: self.host.clone() });
		}
		Ok(self.encryption)
	}
}

fn is_this_machine(host: &str) -> bool {
	let address = host.trim_start_matches('[').trim_end_matches(']').parse();
	host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|it: IpAddr| it.is_loopback())
}

fn read_password(path: &Path) -> Result<String, CannotMail> {
	let text = fs::read_to_string(path).map_err(CannotMail::file(path))?;
	Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

impl CannotMail {
	pub(super) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
		let path = path.to_owned();
		|source| Self::File { path, source }
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	fn settings(text: &str) -> Settings {
		toml::from_str(text).unwrap()
	}

	#[test]
	fn little_has_to_be_said() {
		let settings =
			settings("from = \"Registrar <Mail@Example.org>\"\nsmtp = { host = \"mx\" }");
		assert_eq!(settings.address().unwrap().to_string(), "Mail@example.org");
		assert_eq!(settings.replies_to().unwrap(), None);
		assert_eq!(settings.smtp.encryption().unwrap(), Encryption::Tls);
		assert_eq!(settings.smtp.credentials().unwrap(), None);
		assert_eq!(settings.inbox, InboxSettings::default());
	}

	#[test]
	fn everything_can_be_said() {
		let settings = settings(
			"from = 'a@b.org'\nsmtp = { host = 'mx', port = 25, encryption = 'starttls' }\n\
			imap = { host = 'mx', user = 'registrar', password_file = '/secret' }\n\
			inbox = { folder = 'Replies', settled = { move = 'Done' }, look_every = 5 }",
		);
		assert_eq!(settings.replies_to().unwrap(), Some("a@b.org".parse().unwrap()));
		assert_eq!(settings.inbox.settled, Settled::Move("Done".into()));
		assert!(matches!(settings.imap.unwrap().credentials(), Err(CannotMail::File { .. })));
	}

	#[test]
	fn only_this_machine_is_spoken_to_openly() {
		let open = |host: &str| {
			let text = format!("host = {host:?}\nencryption = 'none'");
			toml::from_str::<Server>(&text).unwrap().encryption().is_ok()
		};
		assert!(["localhost", "127.0.0.1", "[::1]", "::1"].into_iter().all(open));
		assert!(!["mx", "10.0.0.1", "localhost.example.org", ""].into_iter().any(open));
	}
}
