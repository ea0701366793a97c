//! Shows an observer what finalized blocks hold.
//!
//! Endpoints are asked for their newest finalized block again and again instead of being subscribed to:
//! a question that is not answered is noticed, a subscription that says nothing is not.

mod follow;
mod gap;
mod scan;

use std::{collections::BTreeSet, convert::Infallible, sync::Arc};

use litentry_vocabulary::BlockNumber;
use prometheus_client::metrics::counter::Counter;
use tokio::{
	sync::watch,
	time::{Instant, sleep, sleep_until, timeout},
};
use tracing::{debug, error, info, warn};

use super::{
	ChainFault, ChainSettings, Connect, Head, Node, NotTaken, Observer, View, Views,
	doubts::Doubts,
	endpoints::{EndpointId, Endpoints, Next},
	head::{Told, weigh},
};
use crate::request::ChainId;

/// Why an endpoint is left.
#[derive(Debug, thiserror::Error)]
enum Left {
	#[error("it serves the chain {0}")]
	OtherChain(ChainId),
	#[error("it denies block {} ({})", .0.number, .0.hash)]
	Denied(Head),
	#[error("it has not reached block {0}, which was seen before")]
	Behind(BlockNumber),
	#[error("it has no new finalized block")]
	Stalled,
	#[error(transparent)]
	Fault(#[from] ChainFault),
}

/// Why a block was not shown in full.
#[derive(Debug, thiserror::Error)]
enum Unshown {
	#[error(transparent)]
	Left(#[from] Left),
	#[error(transparent)]
	NotTaken(#[from] NotTaken),
}

impl From<ChainFault> for Unshown {
	fn from(fault: ChainFault) -> Self {
		Self::Left(fault.into())
	}
}

/// Shows an observer what a chain's finalized blocks hold.
///
/// Whenever an endpoint is taken up, and from time to time, all identities of one block are looked at;
/// between that every block is, in order. So nothing is missed that happened while nobody looked.
pub struct Watcher {
	settings: ChainSettings,
	connect: Arc<dyn Connect>,
	observer: Arc<dyn Observer>,
	views: watch::Sender<Option<View>>,
	endpoints: Endpoints,
	doubts: Doubts,
	/// The newest block of which everything was shown.
	seen: Option<Head>,
	/// How often an endpoint was left.
	switches: Counter,
}

impl std::fmt::Debug for Watcher {
	fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
		f.debug_struct("Watcher").field("settings", &self.settings).finish_non_exhaustive()
	}
}

/// What is known of an endpoint while it is used.
struct Visit {
	node: Node,
	/// The newest head that it told.
	told: Option<Head>,
	/// When it last told a new one.
	moved: Instant,
	/// When all identities were last looked at through it.
	scanned: Option<Instant>,
}

impl Watcher {
	/// Watches with nothing seen yet. The views follow what is believed.
	pub fn new(
		settings: ChainSettings,
		connect: Arc<dyn Connect>,
		observer: Arc<dyn Observer>,
	) -> (Self, Views) {
		let (views, seen) = watch::channel(None);
		let endpoints = Endpoints::new(settings.endpoints.len());
		let doubts = Doubts::default();
		let (switches, views_seen) = (Counter::default(), Views::new(seen));
		let watcher =
			Self { settings, connect, observer, views, endpoints, doubts, seen: None, switches };
		(watcher, views_seen)
	}

	/// Counts there how often an endpoint is left.
	#[must_use]
	pub fn counting(self, switches: Counter) -> Self {
		Self { switches, ..self }
	}

	/// Watches for ever.
	pub async fn run(mut self) -> Infallible {
		loop {
			let endpoint = match self.endpoints.go_on(Instant::now()) {
				Next::Try(endpoint) => endpoint,
				Next::Wait(endpoint) => {
					sleep(self.settings.pace.retry_after).await;
					endpoint
				}
				Next::Nobody(until) => {
					error!(chain = %self.settings.chain, "no endpoint serves the chain");
					sleep_until(until.unwrap_or_else(|| self.trusts_again())).await;
					continue;
				}
			};
			let Err(why) = self.visit(endpoint).await;
			self.views.send_replace(None);
			self.leave(endpoint, &why).await;
		}
	}

	/// When an endpoint that is refused now is tried again.
	fn trusts_again(&self) -> Instant {
		let now = Instant::now();
		now.checked_add(self.settings.pace.refuse_for).unwrap_or(now)
	}

	async fn leave(&mut self, endpoint: EndpointId, why: &Left) {
		self.switches.inc();
		warn!(chain = %self.settings.chain, host = host(self.url(endpoint)), %why, "left an endpoint");
		match why {
			Left::OtherChain(_) => self.endpoints.refuse(endpoint, self.trusts_again()),
			Left::Denied(_) | Left::Behind(_) => self.doubt(endpoint).await,
			Left::Stalled | Left::Fault(_) => {}
		}
	}

	/// Gives up the newest block that was seen if it was a lie.
	async fn doubt(&mut self, endpoint: EndpointId) {
		let (now, patience) = (Instant::now(), self.settings.pace.stall_after);
		self.doubts.raise(endpoint, now);
		// Without whoever takes in what is seen, the doubts stay, and prevail later.
		if self.doubts.prevail(self.endpoints.usable(now), now, patience)
			&& self.observer.doubted(self.settings.chain).await.is_ok()
		{
			warn!(chain = %self.settings.chain, seen = ?self.seen, "a block was a lie");
			self.seen = None;
			self.doubts.settle();
		}
	}

	fn url(&self, EndpointId(index): EndpointId) -> &str {
		self.settings.endpoints.get(index).map_or("", String::as_str)
	}

	/// Uses an endpoint as long as it is good.
	async fn visit(&mut self, endpoint: EndpointId) -> Result<Infallible, Left> {
		let node = self.reach(endpoint).await?;
		let mut visit = Visit { node, told: None, moved: Instant::now(), scanned: None };
		loop {
			match self.look(&mut visit).await {
				Ok(()) => {}
				Err(Unshown::NotTaken(_)) => {
					debug!(chain = %self.settings.chain, "not taken in; shown again later");
				}
				Err(Unshown::Left(why)) => return Err(why),
			}
			sleep(self.settings.pace.look_every).await;
		}
	}

	async fn reach(&self, endpoint: EndpointId) -> Result<Node, Left> {
		let (url, within) = (self.url(endpoint), self.settings.pace.answer_within);
		let connection = timeout(within, self.connect.connect(url)).await;
		let connection = connection.map_err(|_| ChainFault::Silent)??;
		let node = Node::over(connection, within).await?;
		if node.chain() != self.settings.chain {
			return Err(Left::OtherChain(node.chain()));
		}
		info!(chain = %self.settings.chain, host = host(url), "watching through an endpoint");
		Ok(node)
	}

	/// Looks once for a new block.
	async fn look(&mut self, visit: &mut Visit) -> Result<(), Unshown> {
		let told = visit.node.head().await?;
		self.demand(told).await?;
		let news = self.weigh(visit, told).await?;
		if news != Told::Older && visit.told.is_none_or(|before| told.number > before.number) {
			visit.told = Some(told);
			visit.moved = Instant::now();
		}
		// Only now: what is done with a block may take long, and is not the endpoint's fault.
		if visit.moved.elapsed() >= self.settings.pace.stall_after {
			return Err(Left::Stalled.into());
		}
		match news {
			Told::OtherHistory => Err(self.denied().into()),
			// A block that was shown stays shown; an endpoint that cannot reach it is of no use yet.
			Told::Older if visit.scanned.is_none() => Err(self.denied().into()),
			Told::Older => Ok(()),
			Told::Nothing | Told::News => {
				self.doubts.settle();
				self.show(visit, told, news).await?;
				self.endpoints.good();
				Ok(())
			}
		}
	}

	/// Nothing is shown from before what was shown when this program ran last.
	async fn demand(&self, told: Head) -> Result<(), Unshown> {
		if self.seen.is_some() {
			return Ok(());
		}
		match self.observer.newest(self.settings.chain).await? {
			Some(newest) if told.number < newest => Err(Left::Behind(newest).into()),
			_ => Ok(()),
		}
	}

	async fn weigh(&self, visit: &Visit, told: Head) -> Result<Told, ChainFault> {
		let above = self.seen.filter(|seen| told.number > seen.number);
		let there = match above {
			Some(seen) => visit.node.hash_at(seen.number).await?,
			None => None,
		};
		Ok(weigh(self.seen, told, there))
	}

	fn denied(&self) -> Left {
		self.seen.map_or(Left::Stalled, Left::Denied)
	}

	/// Lets everybody else see a block.
	fn believe(&self, node: &Node, head: Head) {
		self.views.send_replace(Some(View { node: node.clone(), head }));
	}
}

/// Where an endpoint is, for the log: before and behind that its URL may hold secrets.
fn host(url: &str) -> &str {
	let behind = url.split_once("://").map_or(url, |(_, behind)| behind);
	let place = behind.split(['/', '?', '#']).next().unwrap_or_default();
	place.rsplit('@').next().unwrap_or_default()
}

type Accounts = BTreeSet<litentry_vocabulary::Account>;

#[cfg(test)]
mod tests;
