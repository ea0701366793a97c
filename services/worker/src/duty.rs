//! What a worker has to do, and how far it has come.

use std::fmt;

use litentry_vocabulary::{Account, BlockNumber, LinkId, RequestId};

/// One thing that a worker has to do; it does each of them once at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
	/// Become or stay a worker of the chain.
	Enrol,
	/// Answer a link's owner: link, shield or reveal.
	Link(LinkId),
	/// Answer an export request.
	Export {
		/// Whose request.
		account: Account,
		/// The block that holds it.
		at: BlockNumber,
	},
	/// Answer a computing request.
	Request(RequestId),
}

impl fmt::Display for Duty {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Enrol => f.write_str("enrolment"),
			Self::Link(id) => write!(f, "link {id}"),
			Self::Export { account, at } => write!(f, "export for {account} of block {at}"),
			Self::Request(id) => write!(f, "request {id}"),
		}
	}
}

/// What is behind a worker on the way to an answer.
///
/// Every step is logged with its duty when it is done, at level `info`, in the field `step`; the
/// names never change, so that programs can wait for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
	/// The request was found on the chain and opened, if it can be.
	Opened,
	/// The tasks and their committees are known.
	Planned,
	/// The committees have answered, or had their time.
	Asked,
	/// What the answers come to is known.
	Decided,
	/// The algorithm has run.
	Scored,
	/// The answer is signed and on its way to the chain.
	Certified,
	/// A finalized block holds the answer.
	Included,
}

impl Step {
	/// The name in the log.
	pub const fn as_str(self) -> &'static str {
		match self {
			Self::Opened => "opened",
			Self::Planned => "planned",
			Self::Asked => "asked",
			Self::Decided => "decided",
			Self::Scored => "scored",
			Self::Certified => "certified",
			Self::Included => "included",
		}
	}

	/// Logs that this step of a duty is done.
	pub(crate) fn log(self, duty: Duty) {
		let step = self.as_str();
		match duty {
			Duty::Enrol => tracing::info!(step, "enrolment"),
			Duty::Link(id) => tracing::info!(link = id.0, step, "link request"),
			Duty::Export { account, at } => {
				tracing::info!(export = %account, at, step, "export request");
			}
			Duty::Request(id) => tracing::info!(request = id.0, step, "computing request"),
		}
	}
}
