//! What a lock's owner has decided.

use litentry_token::{Nonce, Policy, Question};
use litentry_vocabulary::{Account, GenesisHash, IdentityId, Moment};
use serde::{Deserialize, Serialize};

use crate::as_text;

/// What a lock's owner has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
	/// Whose lock it is: who asks.
	#[serde(with = "as_text")]
	pub identity: IdentityId,
	/// Whose tokens open it.
	#[serde(with = "as_text")]
	pub accepts: IdentityId,
	/// The chain.
	#[serde(with = "as_text")]
	pub genesis: GenesisHash,
	/// Who reports. No other lock may report with this account, because the chain counts the reports
	/// of each account.
	#[serde(with = "as_text")]
	pub account: Account,
	/// How old a snapshot may be, in milliseconds.
	pub max_age: Moment,
	/// How many milliseconds the clocks of those who stand before it may be wrong.
	pub skew: u32,
}

impl Settings {
	/// The question with this nonce.
	pub(crate) const fn question(&self, nonce: Nonce) -> Question {
		let Self { genesis, identity: verifier, accepts, .. } = *self;
		Question { genesis, verifier, accepts, nonce }
	}

	/// What is accepted of clocks and lifetimes.
	pub(crate) fn policy(&self) -> Policy {
		Policy { skew: self.skew, ..Policy::default() }
	}
}
