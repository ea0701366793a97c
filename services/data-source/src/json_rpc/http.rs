//! JSON-RPC over HTTP.

use serde_json::Value;

use super::{Call, JsonRpc, RpcChain, message};
use crate::{
	CallFailed, CallLimits, CannotBuildClient, EndpointUrl,
	http::{Question, Server, Servers},
};

/// Nodes of one chain behind HTTP addresses.
///
/// A call goes to the endpoint that last replied, and to the next ones when that fails; the whole
/// list is tried [`CallLimits::rounds`] times. An endpoint is used only after it has said that it
/// is a node of the right chain.
#[derive(Debug)]
pub struct HttpRpc(Servers<RpcChain>);

impl HttpRpc {
	/// Takes the endpoints of a chain, the best first; it connects with the first call.
	pub fn new(
		chain: impl Into<RpcChain>,
		endpoints: &[EndpointUrl],
		limits: CallLimits,
	) -> Result<Self, CannotBuildClient> {
		Servers::new(chain.into(), endpoints, limits).map(Self)
	}
}

/// A body to send, and how the reply is read.
struct Exchange<F> {
	body: Vec<u8>,
	read: F,
}

impl<T: Send, F: Fn(&[u8]) -> Result<T, CallFailed> + Send + Sync> Question for Exchange<F> {
	type Answer = T;

	async fn ask(&self, server: &Server) -> Result<T, CallFailed> {
		server.post(self.body.clone()).await.and_then(|reply| (self.read)(&reply))
	}
}

impl JsonRpc for HttpRpc {
	async fn call(&self, call: Call) -> Result<Value, CallFailed> {
		let exchange = Exchange { body: message::write_call(&call), read: message::read_call };
		self.0.ask(&exchange).await
	}

	async fn batch_where(
		&self,
		calls: Vec<Call>,
		accept: impl Fn(&[Value]) -> Result<(), CallFailed> + Send + Sync,
	) -> Result<Vec<Value>, CallFailed> {
		let read = |reply: &[u8]| {
			let results = message::read_batch(reply, calls.len())?;
			accept(&results).map(|()| results)
		};
		self.0.ask(&Exchange { body: message::write_batch(&calls), read }).await
	}
}
