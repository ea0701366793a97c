//! What one operation is: described once, for HTTP, for WebSocket and for whoever reads the document.

use std::sync::Arc;

use futures::future::BoxFuture;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tokio::time::timeout;
use utoipa::{
	PartialSchema, ToSchema,
	openapi::{RefOr, schema::Schema},
};

use super::{
	Api, Caller,
	problem::{Kind, Problem},
};

/// How an operation is asked for by HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
	/// It changes nothing.
	Get,
	/// It does something.
	Post,
}

/// Who may ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
	/// Everyone.
	All,
	/// Everyone; whoever has signed in sees more of what is his own.
	AllAndMoreForOwners,
	/// Whoever has signed in with the account.
	Owner,
}

/// One operation.
pub(super) trait Operation: 'static {
	/// Its name over WebSocket, and in the document.
	const METHOD: &'static str;
	/// What it does, for people.
	const SUMMARY: &'static str;
	/// How it is asked for by HTTP.
	const VERB: Verb;
	/// Where; each parameter that a part in braces names is taken from there.
	const PATH: &'static str;
	/// Who may ask for it.
	const ACCESS: Access;
	/// Whether each time counts as an act of whoever asks: it does something, or takes much reading.
	const IS_COUNTED: bool = matches!(Self::VERB, Verb::Post);
	/// What can come of it besides its outcome.
	const PROBLEMS: &'static [Kind];

	/// What it takes.
	type Params: DeserializeOwned + ToSchema + Send;
	/// What comes of it.
	type Outcome: Serialize + ToSchema;

	/// Does it.
	fn run(
		api: &Api,
		caller: &Caller,
		params: Self::Params,
	) -> impl Future<Output = Result<Self::Outcome, Problem>> + Send;
}

/// Named schemas.
pub(super) type Schemas = Vec<(String, RefOr<Schema>)>;

type Running = BoxFuture<'static, Result<Value, Problem>>;

/// An operation without its types.
#[derive(Clone, Copy)]
pub(super) struct Described {
	pub(super) method: &'static str,
	pub(super) summary: &'static str,
	pub(super) verb: Verb,
	pub(super) path: &'static str,
	pub(super) access: Access,
	pub(super) problems: &'static [Kind],
	/// The schema of what it takes, as one object.
	pub(super) params: fn() -> RefOr<Schema>,
	/// The name of the schema of what comes of it.
	pub(super) outcome: fn() -> String,
	/// All schemas that it needs.
	pub(super) schemas: fn(&mut Schemas),
	/// Does it.
	pub(super) run: fn(Arc<Api>, Caller, Value) -> Running,
}

impl Described {
	pub(super) const fn of<O: Operation>() -> Self {
		Self {
			method: O::METHOD,
			summary: O::SUMMARY,
			verb: O::VERB,
			path: O::PATH,
			access: O::ACCESS,
			problems: O::PROBLEMS,
			params: O::Params::schema,
			outcome: || O::Outcome::name().into_owned(),
			schemas: |schemas| {
				schemas.push((O::Outcome::name().into_owned(), O::Outcome::schema()));
				O::Outcome::schemas(schemas);
				O::Params::schemas(schemas);
			},
			run: |api, caller, params| Box::pin(in_time::<O>(api, caller, params)),
		}
	}
}

/// An operation does not last for ever, whatever it waits for.
async fn in_time<O: Operation>(
	api: Arc<Api>,
	caller: Caller,
	params: Value,
) -> Result<Value, Problem> {
	let time = api.time;
	let done = timeout(time, run::<O>(api, caller, params)).await;
	done.unwrap_or_else(|_| Err(Problem::new(Kind::Unavailable)))
}

async fn run<O: Operation>(api: Arc<Api>, caller: Caller, params: Value) -> Result<Value, Problem> {
	let params = serde_json::from_value(params);
	let params = params.map_err(|error| Problem::because(Kind::InvalidParameters, &error))?;
	if O::IS_COUNTED {
		let admitted = api.desk.admit(caller.guest.to_string()).await;
		admitted.map_err(|declined| api.declined(declined))?;
	}
	let outcome = O::run(&api, &caller, params).await?;
	serde_json::to_value(outcome).map_err(|_| Problem::new(Kind::Unavailable))
}
