//! Why a command could not be done.

use std::{io, path::PathBuf};

use super::{InvalidRecord, words};
use crate::{audit::Broken, desk::Declined, identity::Judgement, policy::Rule};

/// Why a command could not be done; nothing was changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
	/// The registrar declines.
	#[error("{}", words::plain(&.0.to_string()))]
	Declined(Declined),
	/// The account has not asked for a judgement there, or that is long over.
	#[error("no request of this account is kept")]
	NoRequest,
	/// No chain in the configuration has this name.
	#[error("the configuration has no chain of this name; it has {}", .known.join(", "))]
	UnknownChain {
		/// Those that it has.
		known: Vec<String>,
	},
	/// The address may be of several chains, or of none.
	#[error("say with --chain which chain is meant: {}", .known.join(", "))]
	WhichChain {
		/// Those in the configuration.
		known: Vec<String>,
	},
	/// No registrar of this kind ever says that.
	#[error("{} is never given: {}", .judgement.name(), words::never_given(*.judgement))]
	NeverGiven {
		/// Which judgement.
		judgement: Judgement,
	},
	/// The identity does not have this field.
	#[error("this field is not set")]
	NoField,
	/// The field is not for the operator to approve.
	#[error("the policy does not leave this field to the operator: it is {}", words::rule(*.rule))]
	NotByOperator {
		/// What the policy says instead.
		rule: Rule,
	},
	/// The question was not answered with yes.
	#[error("not confirmed; nothing was done")]
	Unconfirmed,
	/// The file holds no receipt.
	#[error("{} holds no receipt: an object with entry, salt and statement", .path.display())]
	NoReceipt {
		/// The file.
		path: PathBuf,
	},
	/// The exported record cannot be read.
	#[error(transparent)]
	Record(#[from] InvalidRecord),
	/// The record was changed.
	#[error(transparent)]
	Broken(#[from] Broken),
	/// The record is shorter than the receipt says.
	#[error("the record has no entry {number}")]
	NoEntry {
		/// The entry that the receipt names.
		number: u64,
	},
	/// The entry is of something else.
	#[error("entry {number} of the record is not of this statement")]
	OtherStatement {
		/// The entry that the receipt names.
		number: u64,
	},
	/// What was in the record earlier is not in it any more.
	#[error("no entry of the record has the hash that was seen earlier: it was written anew")]
	Rewritten,
	/// A file cannot be read.
	#[error("{} cannot be read", .path.display())]
	Unreadable {
		/// Which.
		path: PathBuf,
		/// Why not.
		#[source]
		cause: io::Error,
	},
	/// The terminal is gone.
	#[error("nothing can be read or written here")]
	Terminal(#[from] io::Error),
}

/// It says the same in words that move no cursor: it is not its own cause.
impl From<Declined> for Failure {
	fn from(declined: Declined) -> Self {
		Self::Declined(declined)
	}
}
