//! JSON-RPC 2.0: the seam that tests replace, and the real transport.

mod chain;
mod http;
mod message;

use serde_json::Value;

use crate::CallFailed;

pub use chain::RpcChain;
pub use http::HttpRpc;

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
