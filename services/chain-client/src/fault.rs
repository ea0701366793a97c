//! What can go wrong between a service and the chain.

/// Why the chain could not be asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChainFault {
	/// The node does not answer; asking again later may help.
	#[error("the node at {url} does not answer: {cause}")]
	Unreachable {
		/// Where the node was expected.
		url: Box<str>,
		/// What the connection said.
		cause: Box<str>,
	},
	/// The node answered, but not with what was asked for.
	#[error("the node could not answer: {0}")]
	Failed(#[source] Box<subxt::Error>),
	/// The chain's state is not of the form that this program knows.
	#[error("the chain's {pallet}.{entry} is not of the expected form: {cause}")]
	UnexpectedForm {
		/// The pallet.
		pallet: &'static str,
		/// The storage entry, constant or runtime call.
		entry: &'static str,
		/// What did not fit.
		cause: Box<str>,
	},
	/// The node has no such block, or has pruned its state.
	#[error("block {number} is unknown to the node")]
	UnknownBlock {
		/// The block's height.
		number: u32,
	},
}

impl<E: Into<subxt::Error>> From<E> for ChainFault {
	fn from(error: E) -> Self {
		Self::Failed(Box::new(error.into()))
	}
}

/// Why a transaction did not become part of the finalized chain, or failed there.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotIncluded {
	/// The chain ran the call and refused it.
	#[error("the chain refused {call}: {pallet}.{error}")]
	Refused {
		/// The call, as `Pallet.call`.
		call: &'static str,
		/// The pallet that refused.
		pallet: Box<str>,
		/// The name of the pallet's error.
		error: Box<str>,
	},
	/// The chain ran the call and it failed outside of any pallet's own errors.
	#[error("the chain refused {call}: {cause}")]
	Failed {
		/// The call, as `Pallet.call`.
		call: &'static str,
		/// The chain's words.
		cause: Box<str>,
	},
	/// The pool did not take the transaction, for example for lack of funds.
	#[error("the node did not accept {call}: {cause}")]
	Rejected {
		/// The call, as `Pallet.call`.
		call: &'static str,
		/// The node's words.
		cause: Box<str>,
	},
	/// The transaction left the pool without being included, or nothing was heard of it in time.
	#[error("{call} was dropped before it was included: {cause}")]
	Dropped {
		/// The call, as `Pallet.call`.
		call: &'static str,
		/// What is known.
		cause: Box<str>,
	},
	/// The chain could not be asked.
	#[error(transparent)]
	Chain(#[from] ChainFault),
}

impl NotIncluded {
	/// Whether the chain refused with this error of this pallet.
	pub fn is(&self, pallet: &str, error: &str) -> bool {
		matches!(self, Self::Refused { pallet: p, error: e, .. } if &**p == pallet && &**e == error)
	}
}
