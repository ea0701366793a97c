//! The table `[matrix]` of the configuration.

use std::{
	fs, io,
	path::{Path, PathBuf},
};

use super::{UserId, credentials::Credentials};

/// Which account the registrar has on Matrix.
///
/// The home server must not encrypt every room by itself, and should exempt the account from its rate
/// limits.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
	/// The URL under which the home server's client-server API is, without `/_matrix`.
	pub home_server: String,
	/// The account, such as `@registrar:example.org`.
	pub user: UserId,
	/// A file with an access token of it; either this or a password.
	pub access_token_file: Option<PathBuf>,
	/// A file with its password.
	pub password_file: Option<PathBuf>,
}

/// The settings cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidSettings {
	/// The home server's URL is none.
	#[error("home_server is no URL of HTTP")]
	NotAUrl,
	/// There has to be one way to log in.
	#[error("there has to be either an access_token_file or a password_file")]
	NotOneCredential,
	/// A file cannot be read.
	#[error("cannot read {}", file.display())]
	Unreadable {
		/// The file.
		file: PathBuf,
		/// Why.
		#[source]
		cause: io::Error,
	},
	/// A file holds nothing.
	#[error("{} is empty", file.display())]
	Empty {
		/// The file.
		file: PathBuf,
	},
}

impl Settings {
	/// Reads what the account logs in with.
	pub(super) fn credentials(&self) -> Result<Credentials, InvalidSettings> {
		match (&self.access_token_file, &self.password_file) {
			(Some(file), None) => read(file).map(Credentials::AccessToken),
			(None, Some(file)) => read(file).map(Credentials::Password),
			_ => Err(InvalidSettings::NotOneCredential),
		}
	}
}

fn read(file: &Path) -> Result<String, InvalidSettings> {
	let text = fs::read_to_string(file)
		.map_err(|cause| InvalidSettings::Unreadable { file: file.to_owned(), cause })?;
	match text.trim() {
		"" => Err(InvalidSettings::Empty { file: file.to_owned() }),
		text => Ok(text.to_owned()),
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	fn settings(more: &str) -> Result<Settings, toml::de::Error> {
		let account = "home_server = 'https://example.org'\nuser = '@registrar:example.org'\n";
		toml::from_str(&format!("{account}{more}"))
	}

	#[test]
	fn there_is_exactly_one_way_to_log_in() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("token");
		fs::write(&file, "secret\n").unwrap();
		let one = settings(&format!("access_token_file = {file:?}")).unwrap();
		assert!(matches!(one.credentials(), Ok(Credentials::AccessToken(it)) if it == "secret"));
		for wrong in ["", "access_token_file = 'a'\npassword_file = 'b'"] {
			let credentials = settings(wrong).unwrap().credentials();
			assert!(matches!(credentials, Err(InvalidSettings::NotOneCredential)), "{wrong}");
		}
	}

	#[test]
	fn a_file_that_is_missing_or_empty_is_told() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("password");
		let settings = settings(&format!("password_file = {file:?}")).unwrap();
		assert!(matches!(settings.credentials(), Err(InvalidSettings::Unreadable { .. })));
		fs::write(&file, " \n").unwrap();
		assert!(matches!(settings.credentials(), Err(InvalidSettings::Empty { .. })));
	}

	#[test]
	fn what_is_not_understood_is_refused() {
		assert!(settings("homeserver = 'x'").is_err());
		assert!(toml::from_str::<Settings>("home_server = 'x'\nuser = 'registrar'").is_err());
	}
}
