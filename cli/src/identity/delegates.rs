//! Who may act for an identity.

use std::fmt;

use litentry_identity::Rights;
use litentry_vocabulary::{Account, IdentityId};
use serde::Serialize;

use super::words;
use crate::{Chain, Failure, Report, report::text, table::Table};

/// The delegates of an identity.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct DelegateList(Vec<DelegateReport>);

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DelegateReport {
	#[serde(serialize_with = "text")]
	delegate: Account,
	may_issue: bool,
	may_verify: bool,
	#[serde(skip)]
	rights: Rights,
}

impl From<(Account, Rights)> for DelegateReport {
	fn from((delegate, rights): (Account, Rights)) -> Self {
		let (may_issue, may_verify) = (rights.may_issue(), rights.may_verify());
		Self { delegate, may_issue, may_verify, rights }
	}
}

impl Report for DelegateList {}

impl fmt::Display for DelegateList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No delegates. Name one with `litentry identity delegate name`.");
		}
		let cells = |entry: &DelegateReport| {
			[entry.delegate.to_string(), words::rights(entry.rights).into()]
		};
		Table::new(["delegate", "rights"]).rows(&self.0, cells).fmt(f)
	}
}

/// The delegates of an identity, in the order of their accounts.
pub async fn delegates(chain: &impl Chain, identity: IdentityId) -> Result<DelegateList, Failure> {
	let mut delegates = chain.delegates(identity).await?;
	delegates.sort_by_key(|(delegate, _)| *delegate);
	Ok(DelegateList(delegates.into_iter().map(DelegateReport::from).collect()))
}
