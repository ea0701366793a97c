//! Why there is no snapshot.

use std::fmt::Display;

use litentry_lock_snapshot::{
	MAX_IDENTITIES, MAX_SNAPSHOT_BYTES, MAX_STEPS, MAX_TOKENS, NotTrusted, SetId, SnapshotInvalid,
};

use crate::ChainFault;

/// Why there is no snapshot.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoSnapshot {
	/// The chain could not be asked.
	#[error(transparent)]
	Chain(#[from] ChainFault),
	/// No block became final while it was waited for.
	#[error("no block became final within {seconds} seconds")]
	NothingFinal {
		/// How long it was waited.
		seconds: u64,
	},
	/// The chain is not the one that is trusted, or its authorities were replaced by force.
	#[error("the chain does not follow from what the lock trusts: {0}")]
	Untrusted(#[from] NotTrusted),
	/// The node does not know how a set of authorities ended.
	#[error("the node cannot show how set {set} ended")]
	EndUnknown {
		/// Which.
		set: SetId,
	},
	/// The authorities have changed more often than one snapshot can show.
	#[error("the authorities changed more than {MAX_STEPS} times since")]
	TooFarBehind,
	/// More identities than one snapshot holds.
	#[error("{count} identities are more than {MAX_IDENTITIES}")]
	TooManyIdentities {
		/// How many.
		count: usize,
	},
	/// More tokens that may be good than one snapshot holds.
	#[error("{count} tokens are more than {MAX_TOKENS}")]
	TooManyTokens {
		/// How many.
		count: usize,
	},
	/// The snapshot would have more bytes than a lock reads.
	#[error("the snapshot has {length} bytes, more than {MAX_SNAPSHOT_BYTES}")]
	TooLong {
		/// How many.
		length: usize,
	},
	/// What the node shows is not believed.
	#[error("the node's proof does not hold: {0}")]
	Invalid(#[from] SnapshotInvalid),
}

/// The node did not answer, or not with what was asked for.
pub(super) fn failed(error: impl Into<subxt::Error>) -> NoSnapshot {
	NoSnapshot::Chain(error.into().into())
}

/// The node's answer to a GRANDPA or state call is of another form than this program knows.
pub(super) fn unexpected(entry: &'static str, cause: &dyn Display) -> NoSnapshot {
	let cause = cause.to_string().into();
	NoSnapshot::Chain(ChainFault::UnexpectedForm { pallet: "Rpc", entry, cause })
}
