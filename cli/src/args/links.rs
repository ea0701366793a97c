//! `litentry links …`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use litentry_external_account::ExternalAccount;
use litentry_vocabulary::Account;

use super::ChallengeOptions;
use crate::AccountName;

/// `litentry links`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ListLinks {
	/// Show to which account this one is linked for everyone to see, such as eip155:1:0x…
	#[arg(long, value_name = "EXTERNAL")]
	pub of: Option<ExternalAccount>,
	/// What to do instead of listing
	#[command(subcommand)]
	pub command: Option<LinksCommand>,
}

/// What to do with links that there are.
#[derive(Debug, Subcommand)]
pub enum LinksCommand {
	/// Have the workers hide whose a public link is; what was public stays in the chain's history
	Shield(TurnLink),
	/// Have the workers tell everyone whose a shielded link is
	Reveal(TurnLink),
	/// Remove a public link in the name of its external account, whoever owns it
	RemoveByProof(RemoveByProof),
	/// Hand all links to another account of yours
	Move(MoveLinks),
	/// Remove the note of where your links have moved, 90 days after they did, and take back its deposit
	ForgetMove,
	/// Save what the workers know of your links in a file
	Export(ExportLinks),
	/// Remove all your links, and what was exported of them, from the chain
	Erase,
}

/// `litentry links shield` and `litentry links reveal`
#[derive(Clone, Copy, Debug, Args)]
pub struct TurnLink {
	/// The number of the link
	pub link: u64,
	/// Do not wait for the workers' answer
	#[arg(long)]
	pub no_wait: bool,
}

/// `litentry links remove-by-proof`
#[derive(Clone, Debug, Args)]
pub struct RemoveByProof {
	/// The number of the link: see `litentry links --of EXTERNAL`
	pub link: u64,
	/// Sign with the secret key in this file instead of a wallet: see `litentry link` for its form
	#[arg(long, value_name = "FILE", conflicts_with_all = ["challenge", "signature", "signature_file"])]
	pub key_file: Option<PathBuf>,
	/// A file with the passphrase of the key, if it is a device's, instead of being asked for it
	#[arg(long, value_name = "FILE", requires = "key_file")]
	pub device_passphrase_file: Option<PathBuf>,
	/// How the text to sign is handed out.
	#[command(flatten)]
	pub challenge: ChallengeOptions,
}

/// `litentry links move`
#[derive(Clone, Debug, Args)]
pub struct MoveLinks {
	/// The address of the account that is to have them
	#[arg(long, value_name = "ADDRESS", required_unless_present = "to_account")]
	pub to: Option<Account>,
	/// The account of this computer that is to have them, which then signs here
	#[arg(
		long,
		value_name = "NAME",
		conflicts_with_all = ["to", "challenge", "signature", "signature_file"]
	)]
	pub to_account: Option<AccountName>,
	/// A file with the passphrase of that account, instead of being asked for it
	#[arg(long, value_name = "FILE", requires = "to_account")]
	pub to_passphrase_file: Option<PathBuf>,
	/// Your account's link nonce in the text that was printed earlier [default: the next one]
	#[arg(long, value_name = "NUMBER", requires = "expires")]
	pub nonce: Option<u32>,
	/// How the text to sign is handed out.
	#[command(flatten)]
	pub challenge: ChallengeOptions,
}

/// `litentry links export`
#[derive(Clone, Debug, Args)]
pub struct ExportLinks {
	/// The file to make
	pub file: PathBuf,
}
