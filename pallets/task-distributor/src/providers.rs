//! What this pallet asks of others; the runtime says who answers.

use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::Account;
use parity_scale_codec::{Decode, Encode};
use scale_info::TypeInfo;

/// Whoever knows the scoring algorithms.
pub trait Knowledge {
	/// How many events an algorithm asks for.
	///
	/// # Errors
	///
	/// Fails unless the algorithm and all its events accept new requests.
	fn active_event_count(algorithm: &AlgorithmId) -> Result<u32, AlgorithmUnusable>;
}

/// Why no new request may name an algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum AlgorithmUnusable {
	/// There is no algorithm with this hash.
	NotFound,
	/// Its owner retired it or one of its events.
	Retired,
}

/// Whoever knows the analyzers.
pub trait Analyzers {
	/// Whether the account is an analyzer, even one that is leaving.
	///
	/// One that leaves must stay registered for as long as a request may live: it has answered
	/// tasks that are not certified yet.
	fn is_registered(account: &Account) -> bool;
}

/// Whoever knows each block's own randomness.
pub trait BlockRandomness {
	/// The randomness that the present block brought, or `None` when it brought none.
	///
	/// It must be settled before this pallet finalizes the block, must not be that of an earlier
	/// block, and nobody may be able to choose it. That is all: whoever makes the block may have
	/// known it for long, and may decline to make the block. So the accounts that a draw ranks must
	/// have been registered before anyone could know it.
	fn current() -> Option<[u8; 32]>;
}
