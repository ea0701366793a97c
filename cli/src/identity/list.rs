//! The identities of an account.

use std::fmt;

use litentry_vocabulary::Account;
use serde::Serialize;

use super::show::IdentityReport;
use crate::{Chain, Failure, Report, table::Table};

/// The identities of an account.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct IdentityList(Vec<IdentityReport>);

impl Report for IdentityList {}

impl fmt::Display for IdentityList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No identities. Register one with `litentry identity register`.");
		}
		let cells = |entry: &IdentityReport| {
			let (kind, state) = (entry.kind.to_owned(), entry.state.to_owned());
			[entry.identity.to_string(), kind, state, entry.description.clone()]
		};
		Table::new(["identity", "kind", "state", "description"]).rows(&self.0, cells).fmt(f)
	}
}

/// The identities of an account, those in use first.
pub async fn list(chain: &impl Chain, account: Account) -> Result<IdentityList, Failure> {
	let identities = chain.identities_of(account).await?.into_iter();
	let mut identities: Vec<IdentityReport> = identities.map(IdentityReport::from).collect();
	identities.sort_by(|a, b| (a.state, a.identity).cmp(&(b.state, b.identity)));
	Ok(IdentityList(identities))
}
