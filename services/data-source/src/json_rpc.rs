//! JSON-RPC 2.0: the seam that tests replace, and what can go wrong.

mod endpoint;
mod http;
mod limits;
mod message;

use std::time::Duration;

use litentry_external_account::EvmChain;
use serde_json::Value;

pub use endpoint::{EndpointUrl, InvalidEndpoint};
pub use http::{CannotBuildClient, HttpRpc};
pub use limits::CallLimits;

/// One call of a method.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
	/// The method's name.
	pub method: &'static str,
	/// Its parameters, a JSON array.
	pub params: Value,
}

impl Call {
	/// A call of `method` with a JSON array of parameters.
	pub const fn new(method: &'static str, params: Value) -> Self {
		Self { method, params }
	}
}

/// A JSON-RPC server.
pub trait JsonRpc: Send + Sync {
	/// Calls one method and gives its result, `null` included.
	fn call(&self, call: Call) -> impl Future<Output = Result<Value, CallFailed>> + Send;

	/// Calls several methods of one server at once and gives their results in the same order, or
	/// the first failure.
	fn batch(
		&self,
		calls: Vec<Call>,
	) -> impl Future<Output = Result<Vec<Value>, CallFailed>> + Send {
		self.batch_where(calls, |_| Ok(()))
	}

	/// The same of a server whose results `accept` does not refuse.
	fn batch_where(
		&self,
		calls: Vec<Call>,
		accept: impl Fn(&[Value]) -> Result<(), CallFailed> + Send + Sync,
	) -> impl Future<Output = Result<Vec<Value>, CallFailed>> + Send;
}

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
	/// A reply that is not JSON-RPC 2.0, or not to this call.
	#[error("the reply is not JSON-RPC")]
	Malformed,
	/// The server is a node of another chain.
	#[error("the server is a node of chain {found}, not of chain {expected}")]
	WrongChain {
		/// The chain that is to be read.
		expected: EvmChain,
		/// The chain that the server reads.
		found: EvmChain,
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
