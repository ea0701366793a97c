//! Which names are too much like others.

use serde::Deserialize;

use crate::{
	account_text::AccountText,
	verifiers::names::{Allowance, NameRules},
};

/// Which names are too much like others.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NamesConfig {
	/// The Jaro-Winkler similarity, from 0 to 1, from which on a name is refused.
	pub limit: f64,
	/// The exceptions.
	#[serde(rename = "allow")]
	pub allowances: Vec<AllowanceConfig>,
}

/// That an account may have a name like another one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowanceConfig {
	/// Who may.
	pub account: AccountText,
	/// Like which name.
	pub like: String,
}

impl Default for NamesConfig {
	fn default() -> Self {
		Self { limit: NameRules::default().limit, allowances: Vec::new() }
	}
}

impl NamesConfig {
	/// The rules.
	pub fn rules(&self) -> NameRules {
		let allowance =
			|it: &AllowanceConfig| Allowance { account: it.account.account, like: it.like.clone() };
		NameRules { limit: self.limit, allowances: self.allowances.iter().map(allowance).collect() }
	}
}
