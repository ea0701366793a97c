//! Why an analyzer gave no observation.

/// Why an analyzer gave no observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AskFailed {
	/// Its registered URL or sealing key cannot be used.
	#[error("what is registered of it cannot be used")]
	Unusable,
	/// This machine cannot make encrypted connections.
	#[error("no CA certificates are installed here, so nothing can be asked over https")]
	NoCertificates,
	/// Its address is none of the public internet, and [`Addresses::Public`](crate::Addresses) are
	/// all that may be asked here.
	#[error("its address is none of the public internet; see `analyzer_addresses`")]
	NotPublic,
	/// It does not answer.
	#[error("it does not answer")]
	Unreachable,
	/// It did not answer in time.
	#[error("it did not answer in time")]
	TimedOut,
	/// It refused the task.
	#[error("it refused the task with HTTP status {status}")]
	Refused {
		/// The status.
		status: u16,
	},
	/// Its answer is longer than any observation.
	#[error("its answer is longer than any observation")]
	TooLong,
	/// Its answer does not open, or is no observation.
	#[error("its answer is no observation that the workers can open")]
	Unreadable,
}

/// HTTP statuses below 500 after which asking again may help: the analyzer's node may be some
/// blocks behind the worker's, so that it knows the worker (401) or the request (404) only later.
const WORTH_ANOTHER_TRY: [u16; 4] = [401, 404, 408, 429];

impl AskFailed {
	/// Whether asking again may help.
	pub fn is_temporary(&self) -> bool {
		match self {
			Self::Unreachable | Self::TimedOut => true,
			Self::Refused { status } => *status >= 500 || WORTH_ANOTHER_TRY.contains(status),
			Self::Unusable
			| Self::NoCertificates
			| Self::NotPublic
			| Self::TooLong
			| Self::Unreadable => false,
		}
	}
}
