//! To whom an external account is linked for everyone to see.

use std::fmt;

use litentry_external_account::ExternalAccount;
use litentry_vocabulary::Account;
use serde::Serialize;

use super::{LinkReport, Reader};
use crate::{
	Chain, Failure, Report,
	report::{optional_text, text},
};

/// What everyone knows of an external account.
#[derive(Debug, Serialize)]
pub struct Lookup {
	/// The external account that was asked for.
	#[serde(serialize_with = "text")]
	pub of: ExternalAccount,
	/// To whom it is linked.
	#[serde(serialize_with = "optional_text")]
	pub account: Option<Account>,
	/// The link.
	pub found: Option<LinkReport>,
}

impl Report for Lookup {
	fn success(&self) -> bool {
		self.found.is_some()
	}
}

impl fmt::Display for Lookup {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let (Some(account), Some(link)) = (self.account, &self.found) else {
			return write!(
				f,
				"Nobody has a public link of {}. Of a shielded one only its owner and the workers know.",
				self.of
			);
		};
		write!(f, "account           {account}\n{link}")
	}
}

/// Finds the public link of an external account.
pub async fn lookup(chain: &impl Chain, of: ExternalAccount) -> Result<Lookup, Failure> {
	let link = chain.public_link(&of).await?;
	let reader = Reader { key: None, genesis: chain.genesis(), at: chain.finalized().await? };
	let account = link.as_ref().map(|link| link.owner);
	Ok(Lookup { of, account, found: link.map(|link| LinkReport::of(&link, None, reader)) })
}
