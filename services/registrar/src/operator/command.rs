//! The commands.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};

use super::{EntryHash, Span, Which};
use crate::{account_text::AccountText, identity::Field};

/// What the operator can have done.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
	/// Lists the open requests, the oldest first.
	Requests {
		/// One JSON object a line instead of a table.
		#[arg(long)]
		json: bool,
	},
	/// Shows a request: its fields, what it waits for, and the judgement on its way.
	Show {
		/// Which.
		#[command(flatten)]
		which: Which,
		/// As a JSON object.
		#[arg(long)]
		json: bool,
	},
	/// Starts everything of a request anew that has failed.
	#[command(group = ArgGroup::new("whose").required(true).args(["account", "all"]))]
	Retry {
		/// Which.
		#[command(flatten)]
		which: Option<Which>,
		/// All requests of which a judgement has failed.
		#[arg(long, conflicts_with = "chain")]
		all: bool,
	},
	/// Does nothing for an account for a while, on any chain.
	Ban {
		/// The account: an address of any chain, or 0x and 64 hexadecimal digits.
		account: AccountText,
		/// For how long, such as 30d.
		#[arg(long = "for", value_name = "SPAN")]
		span: Span,
		/// Also when no request of the account is known.
		#[arg(long)]
		yes: bool,
	},
	/// Lifts a ban.
	Unban {
		/// The account: an address of any chain, or 0x and 64 hexadecimal digits.
		account: AccountText,
	},
	/// Says that a field that the operator has to look at is good.
	Approve {
		/// Which request.
		#[command(flatten)]
		which: Which,
		/// The field, such as legal.
		field: Field,
		/// Without asking.
		#[arg(long)]
		yes: bool,
	},
	/// Gives a judgement by the operator's own decision. It cannot be taken back.
	Judge {
		/// Of which request.
		#[command(flatten)]
		which: Which,
		/// The judgement.
		judgement: JudgementName,
		/// Without asking.
		#[arg(long)]
		yes: bool,
	},
	/// Prints everything that is kept about an account, as JSON.
	Export {
		/// The account: an address of any chain, or 0x and 64 hexadecimal digits.
		account: AccountText,
	},
	/// The record of what was verified and judged.
	Audit {
		/// What about it.
		#[command(subcommand)]
		command: Audit,
	},
}

/// What can be done with the audit record.
#[derive(Clone, Debug, Subcommand)]
pub enum Audit {
	/// Prints the whole record, one JSON object a line. Nothing in it is personal.
	Export,
	/// Checks receipts against the record, and the record against tampering.
	Check(Check),
}

/// A check of receipts.
#[derive(Clone, Debug, Args)]
pub struct Check {
	/// A file with receipts: JSON objects with entry, salt and statement, or the message with them.
	pub receipts: PathBuf,
	/// The record as it was exported, instead of the registrar's own: nothing else is needed then.
	#[arg(long, value_name = "FILE")]
	pub record: Option<PathBuf>,
	/// The hash of an entry that was seen earlier: it has to be in the record still.
	#[arg(long, value_name = "HASH")]
	pub seen: Option<EntryHash>,
}

/// A judgement as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum JudgementName {
	/// Everything appears to be right.
	Reasonable,
	/// A partner vouches for it.
	KnownGood,
	/// It used to be right.
	OutOfDate,
	/// It is wrong, perhaps on purpose.
	Erroneous,
	/// Not given: it would say nothing.
	#[value(hide = true)]
	Unknown,
	/// Not given: people are told what to mend instead.
	#[value(hide = true)]
	LowQuality,
	/// Not given: it is for the chain alone to say.
	#[value(hide = true)]
	FeePaid,
}
