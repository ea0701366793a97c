//! A registrar on one chain.

use std::collections::BTreeMap;

use litentry_vocabulary::Moment;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Amount, Hex, RuleName, Time};
use crate::desk::ChainView;

/// What the registrar shows of itself on one chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::api) struct Chain {
	/// The hash of the chain's first block.
	chain: Hex,
	/// Its name here.
	name: String,
	/// The prefix of its addresses.
	ss58_prefix: u16,
	/// The number of this registrar there: for `identity.requestJudgement`.
	registrar: u32,
	/// What a judgement costs.
	fee: Amount,
	/// What is done with each field; one that is missing has to be cleared.
	rules: BTreeMap<String, RuleName>,
	/// The newest finalized block that was seen; none before the first.
	seen: Option<Seen>,
	/// How many requests wait.
	open: u64,
	/// How many were judged.
	judged: u64,
	/// How many milliseconds the middle one of the last hundred took.
	median: Option<u64>,
}

/// The newest finalized block that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
struct Seen {
	/// Its number.
	block: u32,
	/// When it was seen.
	at: Time,
	/// How many milliseconds ago that was: the registrar does not see the chain when this grows.
	age: u64,
}

impl Chain {
	pub(in crate::api) fn new(view: ChainView, now: Moment) -> Self {
		let rules = view.rules.into_iter();
		let seen =
			view.seen.map(|(block, at)| Seen { block, at: Time(at), age: now.saturating_sub(at) });
		Self {
			chain: Hex(view.chain.0),
			name: view.name,
			ss58_prefix: view.ss58_prefix,
			registrar: view.registrar.0,
			fee: Amount(view.fee),
			rules: rules.map(|(field, rule)| (field.to_string(), rule.into())).collect(),
			seen,
			open: view.open,
			judged: view.judged,
			median: view.median,
		}
	}
}
