//! Looking at tokens.

use clap::Args;
use litentry_vocabulary::{Account, IdentityId};

/// `litentry token list`
#[derive(Clone, Copy, Debug, Args)]
pub struct ListTokens {
	/// The tokens that this account holds
	#[arg(long, value_name = "ADDRESS")]
	pub of: Option<Account>,
	/// The tokens that this identity issued; with --of, only those
	#[arg(long, value_name = "IDENTITY")]
	pub by: Option<IdentityId>,
	/// How many at most
	#[arg(long, value_name = "NUMBER", default_value_t = 100)]
	pub limit: usize,
}
