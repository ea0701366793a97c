//! What would stand in the way of a judgement, before anything is paid.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::{
	Api, Caller,
	operation::{Access, Operation, Verb},
	problem::{Kind, Problem},
	wire::{self, FieldName},
};

/// More fields than any chain has.
const MOST_FIELDS: usize = 64;

/// What would stand in the way.
pub(super) struct Precheck;

/// An identity that somebody is about to set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PrecheckParams {
	chain: wire::ChainText,
	/// The text of each field, by its name; a field that is not to be set is left out.
	#[schema(value_type = BTreeMap<String, String>, example = json!({ "email": "alice@example.org" }))]
	fields: BTreeMap<FieldName, String>,
}

/// What would stand in the way.
#[derive(Serialize, ToSchema)]
#[schema(as = Precheck)]
pub(super) struct PrecheckOutcome {
	/// Whether nothing stands in the way that should be changed before the fee is paid.
	ready: bool,
	/// Everything that has to be done before the judgement, also what can be done only later.
	obstacles: Vec<wire::Obstacle>,
}

impl Operation for Precheck {
	const METHOD: &'static str = "precheck";
	const SUMMARY: &'static str =
		"What would stand in the way of a judgement of an identity, before any fee is paid.";
	const VERB: Verb = Verb::Post;
	const PATH: &'static str = "/chains/{chain}/precheck";
	const ACCESS: Access = Access::All;
	const PROBLEMS: &'static [Kind] = &[Kind::UnknownChain];
	type Params = PrecheckParams;
	type Outcome = PrecheckOutcome;

	async fn run(
		api: &Api,
		_: &Caller,
		params: PrecheckParams,
	) -> Result<PrecheckOutcome, Problem> {
		if params.fields.len() > MOST_FIELDS {
			return Err(Problem::because(Kind::InvalidParameters, "too many fields"));
		}
		let chain = api.serving(&params.chain)?.chain;
		let fields = params.fields.into_iter().map(|(FieldName(field), text)| (field, text));
		let found = api.desk.precheck(chain, fields.collect()).await;
		let found = found.map_err(|declined| api.declined(declined))?;
		let obstacles: Vec<wire::Obstacle> = found.into_iter().map(Into::into).collect();
		let ready = !obstacles.iter().any(wire::Obstacle::is_in_the_way);
		Ok(PrecheckOutcome { ready, obstacles })
	}
}
