//! What can be typed.

mod account;
mod credential;
mod identity;
mod knowledge;
mod link;
mod links;
mod lock;
mod request;
mod token;

pub use account::{AccountCommand, ImportAccount, NewAccount};
pub use credential::{CredentialCommand, OpenCredential, ShowCredential, VerifyCredential};
pub use identity::{
	ChallengeDevice, ChangeIdentity, DelegateCommand, DeviceKeyCommand, IdentityCommand,
	NewDeviceKey, PublishData, RegisterDevice, RegisterIdentity, RightsWord, SchemeWord, ShowData,
};
pub use knowledge::{AlgorithmsCommand, EventsCommand, RegisterAlgorithm, RegisterEvent};
pub use link::{
	BitcoinWord, ChallengeOptions, ClusterWord, LinkBitcoin, LinkCommand, LinkCosmos, LinkDevice,
	LinkEthereum, LinkOptions, LinkPasskey, LinkPolkadot, LinkSolana, LinkSubstrate, Wanted,
};
pub use links::{ExportLinks, LinksCommand, ListLinks, MoveLinks, RemoveByProof, TurnLink};
pub use lock::{AskLock, InitLock, LockCommand, OpenLock, TrustLock, WhichLock};
pub use request::{Disclose, RequestScore};
pub use token::{
	BuyToken, ChangeToken, DefineToken, GrantToken, HandOverToken, IssueToken, ListTokens,
	NameGuardian, PresentToken, QrOption, RedeemToken, SignWith, TokenCommand, UpdateOptions,
};

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use litentry_vocabulary::Account;

use crate::{AccountName, Lit};

/// Link accounts of other chains privately, have scores computed over them, and check credentials.
#[derive(Debug, Parser)]
#[command(name = "litentry", version)]
pub struct Arguments {
	/// What every command takes.
	#[command(flatten)]
	pub common: Common,
	/// What to do.
	#[command(subcommand)]
	pub command: Command,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Common {
	/// The WebSocket URL of a node of the chain
	#[arg(
		long,
		global = true,
		env = "LITENTRY_NODE",
		value_name = "URL",
		default_value = "ws://127.0.0.1:9944"
	)]
	pub node: String,
	/// The folder with accounts [default: .litentry in your home folder]
	#[arg(long, global = true, env = "LITENTRY_HOME", value_name = "FOLDER")]
	pub home: Option<PathBuf>,
	/// Which account of this computer to use
	#[arg(
		long,
		global = true,
		env = "LITENTRY_ACCOUNT",
		value_name = "NAME",
		default_value = "default"
	)]
	pub account: AccountName,
	/// A file with the account's passphrase, instead of being asked for it
	#[arg(long, global = true, env = "LITENTRY_PASSPHRASE_FILE", value_name = "FILE")]
	pub passphrase_file: Option<PathBuf>,
	/// Print JSON
	#[arg(long, global = true)]
	pub json: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Make, restore and look at accounts
	#[command(subcommand)]
	Account(AccountCommand),
	/// Give LIT to another account
	Transfer {
		/// The address that receives
		to: Account,
		/// How much, in LIT
		amount: Lit,
	},
	/// Link an account of another network to yours: its wallet signs a readable text, which costs nothing
	#[command(subcommand)]
	Link(LinkCommand),
	/// List your links, or do something with them
	Links(ListLinks),
	/// Remove a link
	Unlink {
		/// The number of the link
		link: u64,
	},
	/// List the platforms whose accounts can be linked
	Platforms,
	/// Ask for a score of your linked accounts
	Request(RequestScore),
	/// List your requests
	Requests,
	/// Remove an answered request from the chain and take back its deposit
	Forget {
		/// The number of the request
		request: u64,
	},
	/// Open, read and check credentials
	#[command(subcommand)]
	Credential(CredentialCommand),
	/// List scoring algorithms, or register one
	Algorithms {
		/// What to do instead of listing
		#[command(subcommand)]
		command: Option<AlgorithmsCommand>,
	},
	/// List identification events, or register one
	Events {
		/// What to do instead of listing
		#[command(subcommand)]
		command: Option<EventsCommand>,
	},
	/// Register, look at and change identities of persons and devices
	#[command(subcommand)]
	Identity(IdentityCommand),
	/// Offer, buy, show and hand over tokens: doors' keys, passes, proofs of age
	#[command(subcommand)]
	Token(TokenCommand),
	/// Play a door that opens to who shows a good token
	#[command(subcommand)]
	Lock(LockCommand),
	/// List analyzers
	Analyzers,
	/// List workers
	Workers,
}
