//! Why a task gets no observation, as the asking worker is told.

use axum::http::StatusCode;
use litentry_observation::Order;
use litentry_vocabulary::{Account, Moment};

/// Why a task gets no observation.
///
/// Its text goes to whoever asks: it holds nothing of the analyzer's inside. The cause, where there
/// is one, goes to the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
	/// The body is longer than any task.
	#[error("the body is too long for a task")]
	TooLong,
	/// The body does not open with this analyzer's sealing key, or is no task.
	#[error("the task cannot be read: is it sealed to this analyzer's key, in the current epoch?")]
	Unreadable,
	/// Who asks is no worker.
	#[error("{worker} is not a registered worker")]
	UnknownWorker {
		/// The account that the task names.
		worker: Account,
	},
	/// The worker that the task names did not sign it.
	#[error("the task is not signed by {worker}")]
	NotSigned {
		/// The account that the task names.
		worker: Account,
	},
	/// Nothing of this number waits for its answer in the newest finalized block known here.
	#[error("{order} is not open on the finalized chain")]
	NotOpen {
		/// The computing request or the link.
		order: Order,
	},
	/// The block that draws its committees is not final yet.
	#[error("the committees of {order} are not drawn yet")]
	NotDrawn {
		/// The computing request or the link.
		order: Order,
	},
	/// The task names another moment than the request's.
	#[error("the request is about moment {expected}, not {got}")]
	WrongMoment {
		/// The moment of the request.
		expected: Moment,
		/// The moment of the task.
		got: Moment,
	},
	/// The request's algorithm does not ask for the event.
	#[error("the request's algorithm does not ask for this event")]
	EventNotAsked,
	/// The event asks about accounts of another network, or the network has no contract wallets.
	#[error("the question does not apply to accounts of this network")]
	NotApplicable,
	/// No request has so many links.
	#[error("no request has a link at position {position}")]
	NoSuchPosition {
		/// The position.
		position: u8,
	},
	/// There were fewer analyzers than a committee needs at the draw.
	#[error("too few analyzers were registered when {order} was drawn")]
	PoolTooSmall {
		/// The computing request or the link.
		order: Order,
	},
	/// The lot fell on others.
	#[error("this analyzer is not on the committee of this link")]
	NotOnCommittee,
	/// The question has no answer here, now or later.
	#[error("this analyzer has no answer to this question about this account")]
	Unanswerable,
	/// The data source could not be read in time.
	#[error("the data source could not be read in time; ask again")]
	SourceUnavailable,
	/// The chain could not be asked.
	#[error("the chain could not be asked; ask again")]
	ChainUnavailable,
	/// The answers given before could not be looked up.
	#[error("the analyzer's records could not be read or written; ask again")]
	RecordsUnavailable,
	/// As many tasks are being answered as this analyzer takes at once.
	#[error("too many tasks at once; ask again")]
	Busy,
	/// The task did not arrive, or was not answered, in time.
	#[error("the task took too long")]
	TimedOut,
}

impl Refusal {
	/// The name by which programs tell refusals apart; it never changes.
	pub const fn code(&self) -> &'static str {
		self.wire().0
	}

	/// The HTTP status that goes with it: 503 where asking again may help.
	pub const fn status(&self) -> StatusCode {
		self.wire().1
	}

	const fn wire(&self) -> (&'static str, StatusCode) {
		match self {
			Self::TooLong => ("TooLong", StatusCode::PAYLOAD_TOO_LARGE),
			Self::Unreadable => ("Unreadable", StatusCode::BAD_REQUEST),
			Self::UnknownWorker { .. } => ("UnknownWorker", StatusCode::UNAUTHORIZED),
			Self::NotSigned { .. } => ("NotSigned", StatusCode::UNAUTHORIZED),
			Self::NotOpen { .. } => ("NotOpen", StatusCode::NOT_FOUND),
			Self::NotDrawn { .. } => ("NotDrawn", StatusCode::SERVICE_UNAVAILABLE),
			Self::WrongMoment { .. } => ("WrongMoment", StatusCode::UNPROCESSABLE_ENTITY),
			Self::EventNotAsked => ("EventNotAsked", StatusCode::UNPROCESSABLE_ENTITY),
			Self::NotApplicable => ("NotApplicable", StatusCode::UNPROCESSABLE_ENTITY),
			Self::NoSuchPosition { .. } => ("NoSuchPosition", StatusCode::UNPROCESSABLE_ENTITY),
			Self::PoolTooSmall { .. } => ("PoolTooSmall", StatusCode::UNPROCESSABLE_ENTITY),
			Self::NotOnCommittee => ("NotOnCommittee", StatusCode::FORBIDDEN),
			Self::Unanswerable => ("Unanswerable", StatusCode::UNPROCESSABLE_ENTITY),
			Self::SourceUnavailable => ("SourceUnavailable", StatusCode::SERVICE_UNAVAILABLE),
			Self::ChainUnavailable => ("ChainUnavailable", StatusCode::SERVICE_UNAVAILABLE),
			Self::RecordsUnavailable => ("RecordsUnavailable", StatusCode::SERVICE_UNAVAILABLE),
			Self::Busy => ("Busy", StatusCode::SERVICE_UNAVAILABLE),
			Self::TimedOut => ("TimedOut", StatusCode::REQUEST_TIMEOUT),
		}
	}
}
