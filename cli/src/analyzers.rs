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
	/// Whether a draw in the newest finalized block can put it on a committee.
	eligible: bool,
	/// The first block whose draw can put it on a committee, unless it has unregistered.
	eligible_from: Option<BlockNumber>,
	/// The first block in which it can withdraw its bond, if it has unregistered.
	unbonding_until: Option<BlockNumber>,
}

impl AnalyzerReport {
	fn of(entry: AnalyzerEntry, now: BlockNumber) -> Self {
		let AnalyzerEntry { account, endpoint, bond, status } = entry;
		let (eligible_from, unbonding_until) = match status {
			AnalyzerStatus::Active { eligible_from } => (Some(eligible_from), None),
			AnalyzerStatus::Unbonding { until } => (None, Some(until)),
		};
		let eligible = eligible_from.is_some_and(|block| block <= now);
		// Anybody can register any endpoint: control characters could rewrite the terminal.
		let visible = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
		let endpoint = endpoint.chars().map(visible).collect();
		Self { account, endpoint, bond: Lit(bond), eligible, eligible_from, unbonding_until }
	}

	fn state(&self) -> String {
		match (self.eligible_from, self.unbonding_until) {
			(_, Some(block)) => format!("unbonding until block {block}"),
			(Some(block), None) if !self.eligible => format!("active from block {block}"),
			(_, None) => "active".into(),
		}
	}
}

impl Report for AnalyzerList {}

impl fmt::Display for AnalyzerList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No analyzers.");
		}
		let cells = |analyzer: &AnalyzerReport| {
			let account = analyzer.account.to_string();
			[account, analyzer.endpoint.clone(), analyzer.bond.to_string(), analyzer.state()]
		};
		Table::new(["analyzer", "endpoint", "bond", "state"]).rows(&self.0, cells).fmt(f)
	}
}

/// The registered analyzers, in the order of their accounts.
pub async fn analyzers(chain: &impl Chain) -> Result<AnalyzerList, Failure> {
	let now = chain.finalized().await?;
	let mut analyzers = chain.analyzers().await?;
	analyzers.sort_by_key(|analyzer| analyzer.account);
	Ok(AnalyzerList(analyzers.into_iter().map(|entry| AnalyzerReport::of(entry, now)).collect()))
}
