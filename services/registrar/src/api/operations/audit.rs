//! The audit record.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
	api::{
		Api, Caller,
		operation::{Access, Operation, Verb},
		problem::{Kind, Problem},
		wire,
	},
	audit::Page,
};

/// How many entries are given at most.
const MOST: u32 = 1000;

/// Entries of the audit record.
pub(super) struct Audit;

/// Which.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AuditParams {
	/// The number of the first. Whoever reads the newest ones first asks for the last of `total`, and
	/// then for what is before.
	#[serde(default = "first")]
	#[schema(minimum = 1)]
	from: u64,
	/// How many at most.
	#[serde(default = "usual")]
	#[schema(maximum = 1000)]
	limit: u32,
}

const fn first() -> u64 {
	1
}

const fn usual() -> u32 {
	100
}

/// Entries of the audit record.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditEntries)]
pub(super) struct AuditOutcome {
	/// In their order.
	entries: Vec<wire::Entry>,
	/// How many the whole record has: the number of its newest one.
	total: u64,
}

impl Operation for Audit {
	const METHOD: &'static str = "audit";
	const SUMMARY: &'static str = "Entries of the audit record, which holds hashes alone. Whoever has \
		a receipt can look whether it is there, and everyone whether anything was changed.";
	const VERB: Verb = Verb::Get;
	const PATH: &'static str = "/audit";
	const ACCESS: Access = Access::All;
	const IS_COUNTED: bool = true;
	const PROBLEMS: &'static [Kind] = &[Kind::TooMany];
	type Params = AuditParams;
	type Outcome = AuditOutcome;

	async fn run(api: &Api, _: &Caller, params: AuditParams) -> Result<AuditOutcome, Problem> {
		let page = api.desk.audit(params.from, params.limit.min(MOST)).await;
		let Page { entries, total } = page.map_err(|declined| api.declined(declined))?;
		Ok(AuditOutcome { entries: entries.into_iter().map(Into::into).collect(), total })
	}
}
