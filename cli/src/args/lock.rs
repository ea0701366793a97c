//! `litentry lock …`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use litentry_vocabulary::IdentityId;

use super::QrOption;
use crate::{InvalidSpan, Span};

/// What to do with a lock.
#[derive(Debug, Subcommand)]
pub enum LockCommand {
	/// Make this computer a lock of an identity, which asks for tokens and opens to who shows a good one
	Init(InitLock),
	/// Fetch what the chain says: once in a while a lock needs a node
	Pull(WhichLock),
	/// Ask whoever stands before the door to show a token
	Ask(AskLock),
	/// Decide about a pass, without network; the exit status is 0 only when the door opens
	Open(OpenLock),
	/// Tell the chain who was let in
	Report(WhichLock),
	/// Show what a lock knows, and what it has not reported
	Status(WhichLock),
	/// Show which authorities of the chain a lock believes
	Trust(TrustLock),
}

/// Which lock.
#[derive(Clone, Copy, Debug, Args)]
pub struct WhichLock {
	/// The identity whose lock is meant [default: the only one of this computer]
	#[arg(long, value_name = "IDENTITY")]
	pub lock: Option<IdentityId>,
}

/// `litentry lock init`
#[derive(Clone, Debug, Args)]
pub struct InitLock {
	/// The id of the identity whose lock this is
	pub identity: IdentityId,
	/// The identity whose tokens open it [default: its own]
	#[arg(long, value_name = "IDENTITY")]
	pub accepts: Option<IdentityId>,
	/// Believe the authorities that this file names, made by `litentry lock trust --json` [default: those that the node names now]
	#[arg(long, value_name = "FILE")]
	pub trust: Option<PathBuf>,
	/// For how long the lock opens without news from the chain
	#[arg(long, value_name = "SPAN", default_value = "24h")]
	pub max_age: Span,
	/// How much the clocks of those who stand before the door may differ from the lock's
	#[arg(long, value_name = "SPAN", default_value = "30s", value_parser = skew)]
	pub skew: u32,
}

/// `litentry lock ask`
#[derive(Clone, Copy, Debug, Args)]
pub struct AskLock {
	/// For how long an answer is waited for
	#[arg(long, value_name = "SPAN", default_value = "5m")]
	pub lifetime: Span,
	/// Which lock asks.
	#[command(flatten)]
	pub which: WhichLock,
	/// How the QR code is printed.
	#[command(flatten)]
	pub qr: QrOption,
}

/// `litentry lock open`
#[derive(Clone, Debug, Args)]
pub struct OpenLock {
	/// The text of the pass's QR code, LIT:PASS:…, or - to read it from the standard input
	#[arg(default_value = "-")]
	pub pass: String,
	/// Which lock decides.
	#[command(flatten)]
	pub which: WhichLock,
}

/// `litentry lock trust`
#[derive(Clone, Debug, Args)]
pub struct TrustLock {
	/// Believe the authorities that this file names instead, after the chain's were replaced by force
	#[arg(long, value_name = "FILE")]
	pub replace: Option<PathBuf>,
	/// Which lock believes them.
	#[command(flatten)]
	pub which: WhichLock,
}

fn skew(text: &str) -> Result<u32, InvalidSpan> {
	u32::try_from(text.parse::<Span>()?.0).map_err(|_| InvalidSpan)
}
