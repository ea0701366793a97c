//! What the outbox wants of a chain.

use std::collections::BTreeSet;

use futures::future::BoxFuture;
use litentry_vocabulary::BlockNumber;

use super::{Intent, Signed};
use crate::identity::Registration;

/// What a chain shows at its newest finalized block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
	/// The block.
	pub finalized: BlockNumber,
	/// The identity there, with all that is said of it.
	pub registration: Option<Registration>,
	/// The nonce there of the account that signs: how many of its transactions the chain has taken.
	pub nonce: u64,
	/// What became of the intent's transaction in a finalized block; none when it was not found there,
	/// or not looked for.
	pub inclusion: Option<Inclusion>,
}

/// What became of a transaction that a block holds. What counts is the judgement itself: a proxy's call
/// succeeds also when what it carries fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inclusion {
	/// The judgement was given.
	Judged,
	/// The identity was another one (`JudgementForDifferentIdentity`).
	DifferentIdentity,
	/// It was refused for another reason.
	Refused,
}

/// Why a chain could not be asked or told; it may be tried again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SubmitFailed {
	/// No endpoint answers.
	#[error("the chain cannot be reached")]
	Unreachable,
	/// The transaction is not accepted: it is invalid now, or the pool is full.
	#[error("the chain does not accept the transaction: {code}")]
	NotAccepted {
		/// The endpoint's error code.
		code: i64,
	},
	/// The call cannot be made for this chain: its metadata lacks it, or nobody here may sign.
	#[error("the chain has no such call, or the key is missing")]
	Unsupported,
}

/// Signs, sends and looks up; one for each chain.
pub trait Submitter: Send + Sync {
	/// What the finalized chain shows now about an intent. `registration` and `nonce` are those of one
	/// and the same block.
	fn look_up<'a>(&'a self, intent: &'a Intent) -> BoxFuture<'a, Result<Facts, SubmitFailed>>;

	/// Makes the transaction and sends nothing. It dies: an immortal one could land at any time.
	///
	/// Its nonce is the lowest that the finalized chain has not seen used and that is not `taken` by
	/// transactions that may still land.
	fn sign<'a>(
		&'a self,
		intent: &'a Intent,
		taken: &'a BTreeSet<u64>,
	) -> BoxFuture<'a, Result<Signed, SubmitFailed>>;

	/// Sends. The same bytes may be sent again and again.
	fn send<'a>(&'a self, signed: &'a Signed) -> BoxFuture<'a, Result<(), SubmitFailed>>;
}
