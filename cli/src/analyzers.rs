//! The registered analyzers.

use std::fmt;

use litentry_vocabulary::{Account, BlockNumber};
use serde::Serialize;

use crate::{
	Chain, Failure, Lit, Report,
	chain::{AnalyzerEntry, AnalyzerStatus},
	report::text,
	table::Table,
};

/// The registered analyzers.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct AnalyzerList(Vec<AnalyzerReport>);

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct AnalyzerReport {
	#[serde(serialize_with = "text")]
	account: Account,
	endpoint: String,
	bond: Lit,
	/// The first block in which it can withdraw its bond, if it has unregistered.
	unbonding_until: Option<BlockNumber>,
}

impl From<AnalyzerEntry> for AnalyzerReport {
	fn from(entry: AnalyzerEntry) -> Self {
		let AnalyzerEntry { account, endpoint, bond, status } = entry;
		let unbonding_until = match status {
			AnalyzerStatus::Active => None,
			AnalyzerStatus::Unbonding { until } => Some(until),
		};
		// Anybody can register any endpoint: control characters could rewrite the terminal.
		let visible = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
		let endpoint = endpoint.chars().map(visible).collect();
		Self { account, endpoint, bond: Lit(bond), unbonding_until }
	}
}

impl Report for AnalyzerList {}

impl fmt::Display for AnalyzerList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No analyzers.");
		}
		let status = |until: Option<BlockNumber>| {
			until.map_or_else(|| "active".into(), |block| format!("unbonding until block {block}"))
		};
		let cells = |analyzer: &AnalyzerReport| {
			let account = analyzer.account.to_string();
			let state = status(analyzer.unbonding_until);
			[account, analyzer.endpoint.clone(), analyzer.bond.to_string(), state]
		};
		Table::new(["analyzer", "endpoint", "bond", "state"]).rows(&self.0, cells).fmt(f)
	}
}

/// The registered analyzers, in the order of their accounts.
pub async fn analyzers(chain: &impl Chain) -> Result<AnalyzerList, Failure> {
	let mut analyzers = chain.analyzers().await?;
	analyzers.sort_by_key(|analyzer| analyzer.account);
	Ok(AnalyzerList(analyzers.into_iter().map(AnalyzerReport::from).collect()))
}
