//! What the fake chain holds, and its rules.

mod link_state;
mod links;

pub(crate) use link_state::LinkState;
pub(crate) use links::ExportState;

use std::collections::BTreeMap;

use litentry_attestation::{AttestationPolicy, Evidence, Verifier, WorkerKeys, report_data};
use litentry_certificate::{Certificate, Statement, verify};
use litentry_chain_client::Call;
use litentry_computing_request::Outcome;
use litentry_external_account::Platform;
use litentry_observation::CommitteeSize;
use litentry_vocabulary::{Account, BlockNumber, LinkId, RequestId};
use litentry_worker::{AnalyzerContact, OpenRequest, Registered, ScoringAlgorithm};

use crate::world::{GENESIS, WORKER};

pub(crate) const LEASE: BlockNumber = 1000;

/// A request, and what came of it.
#[derive(Clone, Debug)]
pub(crate) struct Requested {
	pub(crate) open: OpenRequest,
	/// The block from which on its committees are known.
	pub(crate) drawn_at: BlockNumber,
	pub(crate) outcome: Option<Outcome>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
	pub(crate) number: BlockNumber,
	pub(crate) worker: Option<Registered>,
	/// Other live workers.
	pub(crate) colleagues: u32,
	pub(crate) platforms: Vec<Platform>,
	pub(crate) links: BTreeMap<LinkId, LinkState>,
	pub(crate) exports: BTreeMap<Account, ExportState>,
	pub(crate) requests: BTreeMap<RequestId, Requested>,
	pub(crate) algorithm: Option<ScoringAlgorithm>,
	pub(crate) analyzers: BTreeMap<Account, AnalyzerContact>,
	pub(crate) pool: Vec<Account>,
	/// How many blocks after a link request its committee is known.
	pub(crate) draws_after: BlockNumber,
	pub(crate) size: Option<CommitteeSize>,
	/// Calls that did what they should.
	pub(crate) accepted: Vec<&'static str>,
	/// Calls that came too late.
	pub(crate) overtaken: u32,
	/// Calls that cost their fee for nothing.
	pub(crate) refused: u32,
}

/// Why a call did nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotDone {
	#[error("overtaken")]
	Overtaken,
	#[error("refused: {0}")]
	Refused(&'static str),
}

pub(crate) fn hash_of(number: BlockNumber) -> [u8; 32] {
	[number as u8 ^ 0x5a; 32]
}

impl Ledger {
	pub(crate) fn apply(&mut self, call: &Call) -> Result<(), NotDone> {
		match call {
			Call::RegisterWorker { evidence, keys, challenge } => {
				self.enrol(evidence, keys.clone(), *challenge, self.worker.is_none())?;
			}
			Call::RenewWorker { evidence, challenge } => {
				let keys = self.worker.clone().map(|worker| worker.keys);
				let keys = keys.ok_or(NotDone::Refused("NotRegistered"))?;
				self.enrol(evidence, keys, *challenge, true)?;
			}
			Call::Link(call) => self.apply_link(call)?,
			Call::Certify { id, outcome, certificate } => {
				self.certify(*id, outcome, certificate)?
			}
			_ => return Err(NotDone::Refused("not a worker's call")),
		}
		self.accepted.push(call.name());
		Ok(())
	}

	fn enrol(
		&mut self,
		evidence: &Evidence,
		keys: WorkerKeys,
		challenge: BlockNumber,
		may: bool,
	) -> Result<(), NotDone> {
		let report_data = report_data(GENESIS, WORKER, &keys, hash_of(challenge));
		let claims = AttestationPolicy::development().appraise(evidence, report_data);
		if !may || claims.is_err() || challenge >= self.number {
			return Err(NotDone::Refused("not enrolled"));
		}
		self.worker = Some(Registered { keys, lease_until: self.number + LEASE });
		Ok(())
	}

	fn certify(
		&mut self,
		id: RequestId,
		outcome: &Outcome,
		certificate: &Certificate,
	) -> Result<(), NotDone> {
		let requested = self.requests.get(&id).ok_or(NotDone::Overtaken)?;
		if requested.outcome.is_some() {
			return Err(NotDone::Overtaken);
		}
		if requested.drawn_at > self.number {
			return Err(NotDone::Refused("NotDrawn"));
		}
		if let Outcome::Scored { agreed, .. } = outcome {
			assert!(agreed.is_sorted_by(|a, b| a < b));
			assert!(agreed.iter().all(|member| self.analyzers.contains_key(member)));
		}
		self.check(&Statement::answered(id, outcome), certificate)?;
		self.requests.get_mut(&id).unwrap().outcome = Some(outcome.clone());
		Ok(())
	}

	fn check(&self, statement: &Statement, certificate: &Certificate) -> Result<(), NotDone> {
		let roster: Vec<_> =
			self.worker.iter().map(|worker| (WORKER, worker.keys.certifying)).collect();
		verify(statement, certificate, &GENESIS, &roster)
			.map_err(|_| NotDone::Refused("CertificateInvalid"))
	}
}
