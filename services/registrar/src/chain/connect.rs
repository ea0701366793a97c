//! How endpoints are reached.

use std::time::Duration;

use futures::{FutureExt, future::BoxFuture};
use subxt::rpcs::{
	RpcClient,
	client::reconnecting_rpc_client::{FixedInterval, RpcClient as Reconnecting},
};

use super::ChainFault;

/// Between attempts to restore a connection that broke.
const RECONNECT_AFTER: Duration = Duration::from_millis(500);

/// How often that is tried before the connection counts as lost. Another endpoint is asked long before.
const ATTEMPTS: usize = 120;

/// Endpoints answer with at most this: a large runtime's metadata, as hexadecimal digits.
const MAX_ANSWER_BYTES: u32 = 16 * 1024 * 1024;

/// Whoever connects to endpoints.
pub trait Connect: Send + Sync {
	/// Connects to one.
	///
	/// # Errors
	///
	/// It cannot be reached.
	fn connect<'a>(&'a self, url: &'a str) -> BoxFuture<'a, Result<RpcClient, ChainFault>>;
}

/// Connects by WebSocket, again and again when a connection breaks.
#[derive(Clone, Copy, Debug)]
pub struct WebSockets;

impl Connect for WebSockets {
	fn connect<'a>(&'a self, url: &'a str) -> BoxFuture<'a, Result<RpcClient, ChainFault>> {
		async move {
			let client = Reconnecting::builder()
				.retry_policy(FixedInterval::new(RECONNECT_AFTER).take(ATTEMPTS))
				.max_response_size(MAX_ANSWER_BYTES)
				.build(url)
				.await
				.map_err(subxt::Error::other)?;
			Ok(RpcClient::new(client))
		}
		.boxed()
	}
}
