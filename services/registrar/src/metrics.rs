//! What can be measured of the registrar, as Prometheus reads it.
//!
//! - [`Metrics`]: counters, handed to whatever counts
//! - [`router`]: where they are read, together with what the database shows at that moment
//!
//! Nothing here tells persons apart: labels are chains, channels, reasons and routes.

mod http;
mod labels;
mod scrape;

use std::sync::atomic::AtomicU64;

use litentry_vocabulary::Balance;
use prometheus_client::metrics::{counter::Counter, family::Family, gauge::Gauge};

use self::labels::{
	OfAnswer, OfChain, OfChannel, OfFailure, OfOutcome, OfRoute, OfTick, answer_reason, escaped,
	submit_reason,
};
use crate::{
	answer::NotAccepted,
	challenge::Channel,
	outbox::{Outcome, SubmitFailed},
};

pub use scrape::router;

/// Counts what happens; its clones count together. The engine has one.
#[derive(Clone, Debug, Default)]
pub struct Metrics {
	verified: Family<OfChannel, Counter>,
	refused: Family<OfAnswer, Counter>,
	submit_failures: Family<OfFailure, Counter>,
	settled: Family<OfOutcome, Counter>,
	switches: Family<OfChain, Counter>,
	balances: Family<OfChain, Gauge<f64, AtomicU64>>,
	ticks: Family<OfTick, Counter>,
	http: Family<OfRoute, Counter>,
}

impl Metrics {
	/// A field was verified.
	pub(crate) fn verified(&self, channel: Channel) {
		self.verified.get_or_create(&OfChannel { channel: channel.name() }).inc();
	}

	/// An answer was not accepted.
	pub(crate) fn refused(&self, channel: Channel, cause: &NotAccepted) {
		let (channel, reason) = (channel.name(), answer_reason(cause));
		self.refused.get_or_create(&OfAnswer { channel, reason }).inc();
	}

	/// Something that was to be submitted to a chain has not come further.
	pub(crate) fn submit_failed(&self, chain: &str, cause: &SubmitFailed) {
		let failure = OfFailure { chain: escaped(chain), reason: submit_reason(cause) };
		self.submit_failures.get_or_create(&failure).inc();
	}

	/// Something that was to be submitted to a chain has come to its end.
	pub(crate) fn settled(&self, chain: &str, outcome: Outcome) {
		let settled = OfOutcome { chain: escaped(chain), outcome: outcome.name() };
		self.settled.get_or_create(&settled).inc();
	}

	/// Time has passed, and what was due was done, or failed.
	pub(crate) fn ticked(&self, is_done: bool) {
		let outcome = if is_done { "done" } else { "failed" };
		self.ticks.get_or_create(&OfTick { outcome }).inc();
	}

	/// Counts how often an endpoint of this chain is left.
	pub fn endpoint_switches(&self, chain: &str) -> Counter {
		self.switches.get_or_create(&OfChain { chain: escaped(chain) }).clone()
	}

	/// The account that signs for this chain has so much, in the smallest unit.
	pub fn saw_balance(&self, chain: &str, balance: Balance) {
		#[allow(clippy::cast_precision_loss, reason = "a meter needs no more than 53 bits")]
		let balance = balance as f64;
		self.balances.get_or_create(&OfChain { chain: escaped(chain) }).set(balance);
	}
}
