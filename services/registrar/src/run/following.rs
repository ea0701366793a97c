//! What is done for every finalized block, and because time passes.

use std::{sync::Arc, time::Duration};

use tokio::time::sleep;
use tracing::{debug, error};

use super::Watching;
use crate::{
	chain::{ChainSettings, Connect, Notary, Signer, Views, Watcher},
	engine::Engine,
	request::ChainId,
};

/// Between two looks at what time has brought.
const TICK: Duration = Duration::from_secs(2);

/// Between two looks at what the account that signs has.
const BETWEEN_BALANCES: Duration = Duration::from_mins(1);

/// Watches a chain, and submits what was decided about it. What goes wrong
/// there is tried again: other chains go on meanwhile.
pub async fn follow_chain(
	settings: ChainSettings,
	signer: Signer,
	watching: Arc<Watching>,
	connect: Arc<dyn Connect>,
) {
	let chain = settings.chain;
	let engine = Arc::clone(&watching.engine);
	let (watcher, views) = Watcher::new(settings, connect, watching);
	let name = engine.chain_name(chain).to_owned();
	let watcher = watcher.counting(engine.metrics().endpoint_switches(&name));
	let notary = Notary::new(views.clone(), signer);
	tokio::join!(
		watcher.run(),
		submit(engine.clone(), chain, notary.clone(), views.clone()),
		weigh(&engine, &name, &notary, views),
	);
}

/// Submits with every block that is believed.
async fn submit(engine: Arc<Engine>, chain: ChainId, notary: Notary, mut views: Views) {
	while views.next().await.is_some() {
		if let Err(cause) = engine.submit(chain, &notary).await {
			error!(%chain, %cause, ?cause, "nothing was submitted: the database failed");
		}
	}
}

/// Measures what the account that signs has left, with blocks that are believed.
async fn weigh(engine: &Engine, name: &str, notary: &Notary, mut views: Views) {
	while views.next().await.is_some() {
		match notary.balance().await {
			Ok(balance) => engine.metrics().saw_balance(name, balance),
			Err(cause) => debug!(chain = name, %cause, "the balance is not known"),
		}
		sleep(BETWEEN_BALANCES).await;
	}
}

/// Does what time brings, for ever.
pub async fn keep_time(engine: Arc<Engine>) {
	loop {
		if let Err(cause) = engine.tick().await {
			error!(%cause, ?cause, "the database failed");
		}
		sleep(TICK).await;
	}
}

/// Tells people what they have to know, for ever: whoever is slow to take it delays nothing else.
pub async fn keep_telling(engine: Arc<Engine>) {
	loop {
		if let Err(cause) = engine.tell().await {
			error!(%cause, ?cause, "not everybody was told: the database failed");
		}
		sleep(TICK).await;
	}
}
