//! How much the API bears.

use std::time::Duration;

use crate::rate::Limit;

/// The most bytes that are read of one request or message: an OpenPGP key with a signature is at most
/// 128 KiB.
pub(super) const MAX_BODY: usize = 192 * 1024;

/// What WebSocket connections may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SocketLimits {
	/// How many may be open.
	pub connections: usize,
	/// How many of them may come from one network address.
	pub connections_of_each_client: usize,
	/// How many requests one may be subscribed to.
	pub subscriptions: usize,
	/// How many questions of one may wait for their answers.
	pub questions: usize,
	/// How many messages one may send.
	pub messages: Limit,
	/// After what time without a sign of life one is closed, and without a subscription or question.
	pub idle: Duration,
}

impl Default for SocketLimits {
	fn default() -> Self {
		Self {
			connections: 1024,
			connections_of_each_client: 16,
			subscriptions: 64,
			questions: 8,
			messages: Limit { count: 60, per: Duration::from_secs(10) },
			idle: Duration::from_mins(2),
		}
	}
}
