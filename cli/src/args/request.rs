//! `litentry request …`

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use litentry_computing_request::Disclosure;

use crate::Lit;

/// `litentry request`
#[derive(Clone, Debug, Args)]
pub struct RequestScore {
	/// The id or the name of the algorithm
	pub algorithm: String,
	/// A link to look at, by its number; may be given several times [default: all]
	#[arg(long = "link", value_name = "NUMBER")]
	pub links: Vec<u64>,
	/// What the credential shows
	#[arg(long, value_enum, default_value_t = Disclose::Score)]
	pub disclose: Disclose,
	/// What to pay, in LIT [default: the least that the chain takes]
	#[arg(long, value_name = "LIT")]
	pub fee: Option<Lit>,
	/// Save the credential in this file
	#[arg(long, value_name = "FILE", conflicts_with = "no_wait")]
	pub out: Option<PathBuf>,
	/// Do not wait for the workers' answer
	#[arg(long)]
	pub no_wait: bool,
}

/// What the credential shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Disclose {
	/// The score alone
	Score,
	/// The values that the score was computed from too; an exact balance tells whoever sees it which
	/// address it is of
	Values,
}

impl From<Disclose> for Disclosure {
	fn from(disclose: Disclose) -> Self {
		match disclose {
			Disclose::Score => Self::Score,
			Disclose::Values => Self::Values,
		}
	}
}
