//! One request.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
	api::{
		Api, Caller,
		operation::{Access, Operation, Verb},
		problem::{Kind, Problem},
		wire,
	},
	request::RequestKey,
};

/// One request.
pub(super) struct Request;

/// Whose.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestParams {
	chain: wire::ChainText,
	account: wire::AccountText,
}

impl Operation for Request {
	const METHOD: &'static str = "request";
	const SUMMARY: &'static str = "The request of an account: every field, how far it has come, and \
		what stands in the way. Instructions, hints and bans are shown to whoever has signed in with it.";
	const VERB: Verb = Verb::Get;
	const PATH: &'static str = "/chains/{chain}/requests/{account}";
	const ACCESS: Access = Access::AllAndMoreForOwners;
	const PROBLEMS: &'static [Kind] = &[Kind::UnknownChain, Kind::NoRequest];
	type Params = RequestParams;
	type Outcome = wire::Request;

	async fn run(
		api: &Api,
		caller: &Caller,
		params: RequestParams,
	) -> Result<wire::Request, Problem> {
		let key = api.key(&params.chain, params.account)?;
		view(api, caller, key).await?.ok_or_else(|| Problem::new(Kind::NoRequest))
	}
}

/// What a caller sees of a request; nothing if there is none.
pub(in crate::api) async fn view(
	api: &Api,
	caller: &Caller,
	key: RequestKey,
) -> Result<Option<wire::Request>, Problem> {
	let view = api.desk.request(key).await.map_err(|declined| api.declined(declined))?;
	let prefix = api.ss58_prefix(key.chain);
	Ok(view.map(|view| wire::Request::new(view, prefix, caller.owns(&key))))
}
