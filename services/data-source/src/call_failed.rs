//! Why a call to a server gave no result.

use std::time::Duration;

use litentry_external_account::Network;

/// Why a call gave no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CallFailed {
	/// No connection, or it broke.
	#[error("cannot reach the server")]
	Unreachable,
	/// No whole reply in time.
	#[error("no reply within {} ms", limit.as_millis())]
	TimedOut {
		/// How long a call may take.
		limit: Duration,
	},
	/// An HTTP status that is no success.
	#[error("the server replies with HTTP status {code}")]
	Status {
		/// The status code.
		code: u16,
	},
	/// A reply with too many bytes.
	#[error("the reply is longer than {limit} bytes")]
	TooLarge {
		/// How many bytes a reply may have.
		limit: usize,
	},
	/// A reply that is not of the protocol, or not to this call.
	#[error("the reply is not one to this call")]
	Malformed,
	/// The server is a node of another chain.
	#[error("the server is a node of {found}, not of {expected}")]
	WrongChain {
		/// The chain that is to be read.
		expected: Network,
		/// The chain that the server reads, as CAIP-2 writes it.
		found: String,
	},
	/// The server has not come as far as what was read before.
	#[error("the server's newest block is {head}, though block {reached} was read before")]
	Lagging {
		/// The server's newest block.
		head: u64,
		/// The newest block that was read.
		reached: u64,
	},
	/// The server has another block where no reorganisation reaches.
	#[error(
		"the server has another block {block}, deeper than chains are reorganised; if it is the one \
		that is right, delete the index of transactions"
	)]
	Diverged {
		/// The block's height.
		block: u64,
	},
	/// The server has another block than the one that is asked about.
	#[error("the server has another block {block} than the one asked about")]
	Reorganised {
		/// The block's height.
		block: u64,
	},
	/// The server understood the call and refuses it.
	#[error("the server refuses with code {code}: {message}")]
	Refused {
		/// The JSON-RPC error code.
		code: i64,
		/// The beginning of the server's words.
		message: String,
	},
}

impl CallFailed {
	/// Whether any other server would say the same, so that asking it is a waste.
	pub(crate) const fn is_final(&self) -> bool {
		const REVERTED: i64 = 3;
		const INVALID_PARAMS: i64 = -32602;
		// Not those of requests and methods: providers refuse so what is not in the plan paid for.
		matches!(self, Self::Refused { code: REVERTED | INVALID_PARAMS, .. })
	}
}
