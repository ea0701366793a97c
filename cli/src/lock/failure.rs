//! Why a command about locks could not be carried out.

use std::path::PathBuf;

use litentry_lock_snapshot::{InvalidAuthorities, SnapshotInvalid};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, IdentityId};

use super::{MAX_JOURNAL_BYTES, MAX_QUESTIONS};

/// Why a command about locks could not be carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LockFailure {
	/// This computer is no lock of this identity.
	#[error("this computer is no lock of identity {identity}")]
	NotFound {
		/// The identity.
		identity: IdentityId,
	},
	/// This computer is no lock at all.
	#[error("this computer is no lock")]
	NoLock,
	/// This computer is the lock of several identities.
	#[error("this computer is the lock of {count} identities")]
	WhichLock {
		/// Of how many.
		count: usize,
	},
	/// This computer is the lock of this identity already.
	#[error("this computer is the lock of identity {identity} already")]
	Exists {
		/// The identity.
		identity: IdentityId,
	},
	/// A file of the lock is not as it was written.
	#[error("{} is damaged, or of another version", path.display())]
	Damaged {
		/// The file.
		path: PathBuf,
	},
	/// A line of the journal is not as it was written.
	#[error("line {line} of {} is damaged, or of another version", path.display())]
	JournalDamaged {
		/// The journal.
		path: PathBuf,
		/// Which line; 1 is the first.
		line: usize,
	},
	/// The journal has no room for more.
	#[error("the journal has {MAX_JOURNAL_BYTES} bytes: there is no room for more")]
	JournalFull,
	/// What the lock knows is not vouched for by whom it believes.
	#[error("the snapshot is not believed: {0}")]
	Snapshot(#[from] SnapshotInvalid),
	/// The lock, or the file, is about another chain.
	#[error("this is the chain {found}, not {expected}")]
	OtherChain {
		/// The chain that is meant.
		expected: GenesisHash,
		/// The chain that was found.
		found: GenesisHash,
	},
	/// The file does not say whom to believe.
	#[error("{} does not say whom to believe", path.display())]
	NoTrust {
		/// The file.
		path: PathBuf,
	},
	/// Those whom a file says to believe are no set of authorities.
	#[error(transparent)]
	Authorities(#[from] InvalidAuthorities),
	/// The lock reports with another account.
	#[error("the lock reports with account {account}")]
	OtherAccount {
		/// Which.
		account: Account,
	},
	/// Too many questions can still be answered.
	#[error("{MAX_QUESTIONS} questions are open")]
	TooManyQuestions,
	/// The randomness of this computer repeats itself.
	#[error("the random nonce was used before")]
	NonceRepeats,
	/// Another process reports right now.
	#[error("another process is reporting for this lock")]
	Reporting,
	/// The node knows less than the lock.
	#[error("the node's last final block is {at}, but the lock knows of block {known}")]
	NodeBehind {
		/// The node's last final block.
		at: BlockNumber,
		/// The newest block that the lock knows of.
		known: BlockNumber,
	},
	/// Another lock gave the number to its own report.
	#[error("somebody else's report with account {account} has number {sequence}")]
	NumberTaken {
		/// The account.
		account: Account,
		/// The number.
		sequence: u64,
	},
}

impl LockFailure {
	/// What a person can do about it.
	pub const fn advice(&self) -> Option<&'static str> {
		Some(match self {
			Self::NotFound { .. } | Self::NoLock => {
				"make it one with `litentry lock init IDENTITY`"
			}
			Self::WhichLock { .. } => "name one with --lock IDENTITY",
			Self::Exists { .. } => "see `litentry lock status`",
			Self::Damaged { .. } | Self::JournalDamaged { .. } => {
				"restore the file from a backup: what was admitted must not be forgotten"
			}
			Self::JournalFull => "report with `litentry lock report`, then `litentry lock pull`",
			Self::Snapshot(_) => {
				"if the chain's authorities were replaced by force, say whom to believe with `litentry lock trust --replace FILE`"
			}
			Self::OtherChain { .. } => "name a node of the lock's chain with --node URL",
			Self::NoTrust { .. } | Self::Authorities(_) => {
				"make the file with `litentry lock trust --json` at a lock that you trust"
			}
			Self::OtherAccount { .. } => "choose it with --account NAME",
			Self::TooManyQuestions => "wait until their time is over",
			Self::NonceRepeats => "this computer's random numbers are not to be relied on",
			Self::Reporting => "wait until it is done",
			Self::NodeBehind { .. } => {
				"wait until it has caught up, or name another with --node URL"
			}
			Self::NumberTaken { .. } => {
				"nothing is lost: report again; but give each lock an account of its own, as a delegate of the identity"
			}
		})
	}
}
