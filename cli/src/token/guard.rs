//! Guardians and frozen accounts.

use std::fmt;

use litentry_vocabulary::Account;
use serde::Serialize;

use crate::{
	Chain, Failure, Report,
	report::{optional_text, text},
	table::fields,
};

/// Who guards an account, and whether its tokens are frozen.
#[derive(Debug, Serialize)]
pub struct Guarded {
	/// The account.
	#[serde(serialize_with = "text")]
	pub account: Account,
	/// Its guardian.
	#[serde(serialize_with = "optional_text")]
	pub guardian: Option<Account>,
	/// Whether its tokens are frozen.
	pub frozen: bool,
}

impl Report for Guarded {}

impl fmt::Display for Guarded {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let guardian = self.guardian.map_or_else(|| "none".into(), |guardian| guardian.to_string());
		let tokens = if self.frozen { "frozen" } else { "not frozen" };
		fields(
			f,
			&[
				("account", self.account.to_string()),
				("guardian", guardian),
				("tokens", tokens.to_owned()),
			],
		)
	}
}

/// Who guards an account, and whether its tokens are frozen.
pub async fn guarded(chain: &impl Chain, account: Account) -> Result<Guarded, Failure> {
	let (guardian, frozen) = (chain.guardian(account).await?, chain.is_frozen(account).await?);
	Ok(Guarded { account, guardian, frozen })
}
