//! Making this computer a lock.

use std::fmt;

use litentry_lock_snapshot::Trust;
use litentry_vocabulary::{Account, BlockNumber, IdentityId};
use serde::Serialize;

use super::{Held, LockFolder, Settings};
use crate::{Chain, Failure, Report, Span, identity::IdentityFailure, table::fields};

/// This computer is a lock now.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LockMade {
	/// What its owner decided.
	#[serde(flatten)]
	pub settings: Settings,
	/// The number of the set of authorities that it believes.
	pub set: u64,
	/// How many authorities that are.
	pub authorities: usize,
	/// The first block that they are believed about.
	pub from: BlockNumber,
}

impl Report for LockMade {}

impl fmt::Display for LockMade {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Settings { identity, accepts, account, max_age, skew, .. } = &self.settings;
		fields(
			f,
			&[
				("lock of", identity.to_string()),
				("accepts", format!("tokens of {accepts}")),
				("reports", format!("with {account}")),
				("believes", format!("set {}, from block {} on", self.set, self.from)),
				("authorities", self.authorities.to_string()),
				("snapshots", format!("at most {} old", Span(*max_age))),
				("clocks", format!("at most {} apart", Span((*skew).into()))),
			],
		)?;
		f.write_str("\n\nFetch what the chain says with `litentry lock pull`.")
	}
}

/// Makes a lock that believes these authorities.
///
/// # Errors
///
/// This computer is a lock of the identity already, or the folder cannot be written.
pub fn init(folder: &LockFolder, settings: Settings, trust: Trust) -> Result<LockMade, Failure> {
	let (set, authorities, from) = (trust.set.0, trust.authorities.iter().count(), trust.from);
	folder.create(&settings, &Held::new(trust))?;
	Ok(LockMade { settings, set, authorities, from })
}

/// Whether an account can report the redemptions of an identity's tokens now.
///
/// # Errors
///
/// There is no such identity.
pub async fn may_report(
	chain: &impl Chain,
	identity: IdentityId,
	account: Account,
) -> Result<bool, Failure> {
	let found = chain.identity(identity).await?.ok_or(IdentityFailure::NotFound { identity })?;
	let delegates = chain.delegates(identity).await?;
	let named =
		delegates.iter().any(|(delegate, rights)| *delegate == account && rights.may_verify());
	Ok(found.is_active() && (found.owner == account || named))
}
