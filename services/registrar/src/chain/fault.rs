//! What can go wrong between the registrar and a chain.

use litentry_vocabulary::BlockNumber;

use super::{BlockHash, Unreadable};

/// Why an endpoint could not be asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChainFault {
	/// No endpoint is believed at the moment.
	#[error("no endpoint of the chain can be used now")]
	NoEndpoint,
	/// It does not answer in time.
	#[error("the endpoint does not answer in time")]
	Silent,
	/// It cannot be reached, or answers with an error.
	#[error("the endpoint could not answer: {0}")]
	Failed(#[source] Box<subxt::Error>),
	/// It does not have a block of which it should have all.
	#[error("the endpoint does not have block {0}")]
	UnknownBlock(BlockHash),
	/// It has no block at a height that is final.
	#[error("the endpoint has no block at height {0}")]
	NoSuchHeight(BlockNumber),
	/// The chain's state cannot be read.
	#[error("the chain's {entry} cannot be read: {cause}")]
	Unreadable {
		/// What was read.
		entry: &'static str,
		/// Why not.
		#[source]
		cause: Unreadable,
	},
}

impl<E: Into<subxt::Error>> From<E> for ChainFault {
	fn from(error: E) -> Self {
		Self::Failed(Box::new(error.into()))
	}
}

impl ChainFault {
	/// Whether the endpoint answered that it cannot say: it keeps the states of recent blocks only.
	pub(super) fn is_forgotten(&self) -> bool {
		let Self::Failed(cause) = self else { return false };
		matches!(**cause, subxt::Error::OtherRpcClientError(subxt::rpcs::Error::User(_)))
	}

	/// For `map_err`, of what is read in `entry`.
	pub(super) fn reading(entry: &'static str) -> impl Fn(Unreadable) -> Self {
		move |cause| Self::Unreadable { entry, cause }
	}
}
