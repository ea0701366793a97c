//! Whether the chain knows a service.

use std::time::Duration;

use litentry_chain_client::ChainClient;
use litentry_vocabulary::Account;

use crate::{Fault, Process};

const LIMIT: Duration = Duration::from_secs(180);

/// Waits until the finalized chain has this account registered as an analyzer or worker.
pub(crate) async fn wait_until_registered(
	chain: &ChainClient,
	process: &mut Process,
	account: Account,
) -> Result<(), Fault> {
	let check = async || is_registered(chain, account).await;
	process.wait_for("its registration", LIMIT, check).await
}

async fn is_registered(chain: &ChainClient, account: Account) -> Option<()> {
	let now = chain.finalized().await.ok()?;
	let analyzer = now.analyzer(account).await.ok()?.is_some();
	let worker = now.worker(account).await.ok()?.is_some();
	(analyzer || worker).then_some(())
}
