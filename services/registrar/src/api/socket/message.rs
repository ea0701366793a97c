//! The messages of a connection.

use litentry_vocabulary::Account;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::{
	api::{
		Problem,
		wire::{AccountText, ChainText, Hex, Request},
	},
	request::{ChainId, RequestKey},
};

/// How a client tells its questions apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub(super) enum Id {
	/// By number.
	Number(u64),
	/// By text.
	Text(String),
}

/// What a client asks.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
	/// What the answer will have too.
	pub(super) id: Id,
	/// The `operationId` of an operation, or `authenticate`, `subscribe` or `unsubscribe`.
	pub(super) method: String,
	/// Its parameters, as one object.
	#[serde(default)]
	#[schema(value_type = Object)]
	pub(super) params: serde_json::Map<String, Value>,
}

/// What comes of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Answer {
	/// The question's; null if it could not be read.
	pub(super) id: Option<Id>,
	/// What was asked for.
	#[serde(skip_serializing_if = "Option::is_none")]
	#[schema(value_type = Option<Object>)]
	pub(super) result: Option<Value>,
	/// Why it is not done.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub(super) problem: Option<Problem>,
}

impl Answer {
	pub(super) fn new(id: Id, result: Result<Value, Problem>) -> Self {
		match result {
			Ok(result) => Self { id: Some(id), result: Some(result), problem: None },
			Err(problem) => Self { problem: Some(problem), ..Self::unread(id) },
		}
	}

	const fn unread(id: Id) -> Self {
		Self { id: Some(id), result: None, problem: None }
	}

	/// To what cannot be read.
	pub(super) const fn to_nothing(problem: Problem) -> Self {
		Self { id: None, result: None, problem: Some(problem) }
	}
}

/// That a request has changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Push {
	/// Which.
	pub(super) subscription: Subscription,
	/// What it is now; null if there is none.
	#[serde(skip_serializing_if = "Option::is_none")]
	#[schema(value_type = Option<Request>)]
	pub(super) request: Option<Value>,
	/// Why it cannot be told.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub(super) problem: Option<Problem>,
}

impl Push {
	pub(super) fn new(key: RequestKey, request: Result<Value, Problem>) -> Self {
		let subscription = key.into();
		match request {
			Ok(request) => Self { subscription, request: Some(request), problem: None },
			Err(problem) => Self { subscription, request: None, problem: Some(problem) },
		}
	}
}

/// A request that is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Subscription {
	/// The hash of the chain's first block.
	chain: Hex,
	/// The account's bytes.
	account: Hex,
}

impl Subscription {
	pub(super) const fn new(chain: ChainId, account: Account) -> Self {
		Self { chain: Hex(chain.0), account: Hex(account.0) }
	}
}

impl From<RequestKey> for Subscription {
	fn from(key: RequestKey) -> Self {
		Self::new(key.chain, key.account)
	}
}

/// The parameters of `subscribe` and `unsubscribe`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Followed {
	pub(super) chain: ChainText,
	pub(super) account: AccountText,
}

/// The parameters of `authenticate`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Authentication {
	pub(super) session: Option<String>,
}

/// What of a request is shown to whoever follows it: nothing if there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Shown {
	pub(super) request: Option<Request>,
}

/// What a client is told.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Said {
	/// What it asked.
	Answer(Answer),
	/// What has changed.
	Push(Push),
}
