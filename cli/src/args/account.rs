//! `litentry account …`

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::home::{DEFAULT_WORK_FACTOR, WorkFactor};

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
	/// Make a new account and show its recovery phrase
	New(NewAccount),
	/// Restore an account from its recovery phrase or secret seed
	Import(ImportAccount),
	/// Show an account's address, and what it has
	Show,
}

/// `litentry account new`
#[derive(Debug, Args)]
pub struct NewAccount {
	/// How costly guessing the passphrase is: 2^N rounds of scrypt
	#[arg(long, hide = true, value_name = "N", default_value_t = DEFAULT_WORK_FACTOR)]
	pub work_factor: WorkFactor,
}

/// `litentry account import`
#[derive(Debug, Args)]
pub struct ImportAccount {
	/// A file with the phrase or seed, instead of being asked for it
	#[arg(long, value_name = "FILE")]
	pub secret_file: Option<PathBuf>,
	/// How costly guessing the passphrase is: 2^N rounds of scrypt
	#[arg(long, hide = true, value_name = "N", default_value_t = DEFAULT_WORK_FACTOR)]
	pub work_factor: WorkFactor,
}
