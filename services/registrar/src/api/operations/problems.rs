//! The kinds of problems.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::{
	Api, Caller,
	operation::{Access, Operation, Verb},
	problem::{Kind, Problem, ProblemKind},
};

/// The kinds of problems.
pub(super) struct Problems;

/// Nothing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProblemsParams {}

/// The kinds of problems.
#[derive(Serialize, ToSchema)]
#[schema(as = Problems)]
pub(super) struct ProblemsOutcome {
	problems: Vec<ProblemKind>,
}

impl Operation for Problems {
	const METHOD: &'static str = "problems";
	const SUMMARY: &'static str = "Every kind of problem that an answer can be.";
	const VERB: Verb = Verb::Get;
	const PATH: &'static str = "/problems";
	const ACCESS: Access = Access::All;
	const PROBLEMS: &'static [Kind] = &[];
	type Params = ProblemsParams;
	type Outcome = ProblemsOutcome;

	async fn run(_: &Api, _: &Caller, _: ProblemsParams) -> Result<ProblemsOutcome, Problem> {
		let problems = Kind::ALL.iter().map(|kind| (*kind).into());
		Ok(ProblemsOutcome { problems: problems.collect() })
	}
}
