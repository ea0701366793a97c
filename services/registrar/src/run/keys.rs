//! The registrar's key: who makes it, and who only reads it.

use std::{path::PathBuf, str::FromStr};

use litentry_seed_file::{read_or_make_seed, read_seed};
use rand::CryptoRng;
use sqlx::sqlite::SqliteConnectOptions;

use super::CannotStart;
use crate::{config::Config, keys::Keys, store::StoreFailed};

/// The keys for running: the file with their secret is made when it is missing, once the configuration
/// is known to be good.
///
/// # Errors
///
/// The configuration contradicts itself, or the file cannot be read or made.
pub fn make_keys(config: &Config, rng: &mut impl CryptoRng) -> Result<Keys, CannotStart> {
	config.check()?;
	Ok(Keys::new(*read_or_make_seed(&config.key_file, rng)?))
}

/// The keys for commands about what is there: neither they nor a database in a file are made.
///
/// # Errors
///
/// The configuration contradicts itself, or one of the files is missing or cannot be read.
pub fn find_keys(config: &Config) -> Result<Keys, CannotStart> {
	config.check()?;
	let file = &config.key_file;
	if !file.exists() {
		return Err(CannotStart::NoKey { file: file.clone() });
	}
	match database_file(config)?.filter(|file| !file.exists()) {
		Some(file) => Err(CannotStart::NoDatabase { file }),
		None => Ok(Keys::new(*read_seed(file)?)),
	}
}

fn database_file(config: &Config) -> Result<Option<PathBuf>, StoreFailed> {
	if !config.database.starts_with("sqlite:") {
		return Ok(None);
	}
	let options = SqliteConnectOptions::from_str(&config.database)?;
	Ok(Some(options.get_filename().to_owned()))
}
