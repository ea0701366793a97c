//! What the operator asks and decides, at a command line.
//!
//! - [`Command`]: the commands, as `clap` reads them
//! - [`Console`]: does them, against the same database as the running registrar
//! - [`Check`]: checks receipts of the audit record, also without a registrar at hand
//! - [`Failure`]: why a command could not be done
//!
//! What comes from chains is written so that no character of it can move a terminal's cursor.

mod auditing;
mod banning;
mod command;
mod confirming;
mod deciding;
mod failure;
mod hinting;
pub(crate) mod json;
mod listing;
mod record;
mod showing;
mod span;
mod table;
mod which;
mod words;

use std::{
	collections::BTreeMap,
	io::{BufRead, Write},
};

use litentry_vocabulary::Moment;

use crate::{desk::Office, request::ChainId, web::Coin};

pub use command::{Audit, Check, Command, JudgementName};
pub use failure::Failure;
pub use record::{EntryHash, InvalidRecord};
pub use span::{InvalidSpan, Span};
pub use which::Which;

/// Where commands are done.
pub struct Console<'a, I, O> {
	/// The registrar.
	pub office: &'a dyn Office,
	/// How each chain's amounts are written; without an entry, in the smallest unit.
	pub coins: BTreeMap<ChainId, Coin>,
	/// The moment that it is now.
	pub now: Moment,
	/// Where the operator answers questions, line by line.
	pub input: I,
	/// Where results and questions are written.
	pub out: O,
}

impl<I, O> std::fmt::Debug for Console<'_, I, O> {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		f.debug_struct("Console").field("now", &self.now).finish_non_exhaustive()
	}
}

impl<I: BufRead, O: Write> Console<'_, I, O> {
	/// Does a command.
	///
	/// # Errors
	///
	/// It is declined, not confirmed, or something else is in its way; then nothing was changed.
	pub async fn run(&mut self, command: &Command) -> Result<(), Failure> {
		match command {
			Command::Requests { json } => self.list(*json).await,
			Command::Show { which, json } => self.show(which, *json).await,
			Command::Retry { which: Some(which), .. } => self.retry(which).await,
			Command::Retry { which: None, .. } => self.retry_all().await,
			Command::Ban { account, span, yes } => self.ban(account, *span, *yes).await,
			Command::Unban { account } => self.unban(account).await,
			Command::Approve { which, field, yes } => self.approve(which, field, *yes).await,
			Command::Judge { which, judgement, yes } => self.judge(which, *judgement, *yes).await,
			Command::Export { account } => self.export(account).await,
			Command::Audit { command: Audit::Export } => self.export_record().await,
			Command::Audit { command: Audit::Check(check) } => self.check(check).await,
		}
	}
}
