//! Why the door stays shut.

use litentry_token::{InvalidCode, Refusal};
use litentry_vocabulary::Moment;

use crate::{Span, when::Time};

/// Why the door stays shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
	/// The text is no pass.
	#[error("this is no pass: {0}")]
	Unreadable(#[from] InvalidCode),
	/// The lock has no snapshot yet.
	#[error("the lock knows nothing of the chain yet")]
	NoSnapshot,
	/// The snapshot is from the future: the lock's clock is wrong.
	#[error("the lock's clock is behind the chain's by {}", Span(*ahead))]
	ClockBehind {
		/// By how many milliseconds.
		ahead: Moment,
	},
	/// The question's time is over.
	#[error("the question could be answered until {}", Time(*until))]
	QuestionOver {
		/// When it ended.
		until: Moment,
	},
	/// The answer is not accepted.
	#[error(transparent)]
	Refusal(#[from] Refusal),
}

impl Refused {
	/// The word for this reason, which never changes.
	pub const fn reason(&self) -> &'static str {
		match self {
			Self::Unreadable(_) => "Unreadable",
			Self::NoSnapshot => "NoSnapshot",
			Self::ClockBehind { .. } => "ClockBehind",
			Self::QuestionOver { .. } => "QuestionOver",
			Self::Refusal(refusal) => refusal.reason(),
		}
	}

	/// What whoever runs the lock can do about it.
	pub const fn advice(&self) -> Option<&'static str> {
		Some(match self {
			Self::NoSnapshot | Self::Refusal(Refusal::SnapshotTooOld { .. }) => {
				"fetch what the chain says: `litentry lock pull`"
			}
			Self::ClockBehind { .. } => "set the clock",
			Self::QuestionOver { .. } | Self::Refusal(Refusal::WrongQuestion) => {
				"ask again: `litentry lock ask`"
			}
			_ => return None,
		})
	}
}
