//! Telling the chain, from a lock's folder.

use litentry_lock_snapshot::Known;

use super::{ChainDesk, LockFailure, LockFolder, Reported, pull::check_chain, report};
use crate::{AccountKey, Chain, Failure};

/// Reports what the chain does not know, in its order and exactly once each.
///
/// # Errors
///
/// The key is not that of the lock's account, another process reports, or the chain cannot be told;
/// then what is left is reported the next time.
pub async fn tell(
	folder: &LockFolder,
	chain: &impl Chain,
	key: &AccountKey,
) -> Result<Reported, Failure> {
	let settings = folder.settings()?;
	if key.account() != settings.account {
		return Err(LockFailure::OtherAccount { account: settings.account }.into());
	}
	check_chain(&settings, chain)?;
	let _reporting = folder.alone_reporting()?;
	let known = folder.held()?.known().map_err(LockFailure::from)?;
	let at = known.as_ref().map(Known::at);
	let desk = ChainDesk { chain, key, settings: &settings };
	report(folder, &desk, settings.account, at).await
}
