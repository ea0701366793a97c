//! The links of an account.

use std::fmt;

use serde::Serialize;

use super::LinkReport;
use crate::{Report, table::Table};

/// The links of an account.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct LinkList(pub Vec<LinkReport>);

impl Report for LinkList {}

impl fmt::Display for LinkList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No links. Make one: see `litentry link --help`.");
		}
		let headings = ["link", "kind", "external account", "state", "ends"];
		Table::new(headings).rows(&self.0, LinkReport::cells).fmt(f)
	}
}
