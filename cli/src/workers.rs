//! The registered workers.

use std::fmt;

use litentry_attestation::Measurement;
use litentry_vocabulary::{Account, BlockNumber};
use serde::Serialize;

use crate::{Chain, Failure, Report, chain::WorkerEntry, report::text, table::Table};

/// The registered workers.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct WorkerList(Vec<WorkerReport>);

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WorkerReport {
	#[serde(serialize_with = "text")]
	account: Account,
	/// The public key that it issues credentials with, in hexadecimal.
	issuer_key: String,
	#[serde(serialize_with = "text")]
	measurement: Measurement,
	lease_until: BlockNumber,
	live: bool,
}

impl WorkerReport {
	fn of(entry: &WorkerEntry, now: BlockNumber) -> Self {
		Self {
			account: entry.account,
			issuer_key: format!("0x{}", hex::encode(entry.issuer)),
			measurement: entry.measurement,
			lease_until: entry.lease_until,
			live: now < entry.lease_until,
		}
	}

	fn program(&self) -> String {
		if self.measurement == Measurement::DEVELOPMENT {
			"development, without trusted hardware".into()
		} else {
			self.measurement.to_string()
		}
	}
}

impl Report for WorkerList {}

impl fmt::Display for WorkerList {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("No workers.");
		}
		let cells = |worker: &WorkerReport| {
			let lease = if worker.live { "until block" } else { "ended in block" };
			let lease = format!("{lease} {}", worker.lease_until);
			[worker.account.to_string(), worker.program(), lease]
		};
		Table::new(["worker", "program", "lease"]).rows(&self.0, cells).fmt(f)
	}
}

/// The registered workers, in the order of their accounts.
pub async fn workers(chain: &impl Chain) -> Result<WorkerList, Failure> {
	let now = chain.finalized().await?;
	let mut workers = chain.workers().await?;
	workers.sort_by_key(|worker| worker.account);
	Ok(WorkerList(workers.iter().map(|worker| WorkerReport::of(worker, now)).collect()))
}
