//! From the chain client's types to what the command line needs of them.

use litentry_chain_client as client;
use litentry_chain_client::{Call, ChainFault, NotIncluded};
use litentry_vocabulary::{Account, RequestId};

use crate::{
	ChainFailure, Submission,
	chain::{
		Algorithm, AnalyzerEntry, AnalyzerStatus, Answer, Event, Issuer, Request, RequestState,
		WorkerEntry,
	},
};

pub(super) fn request(id: RequestId, request: client::AnyRequest) -> Request {
	match request {
		client::AnyRequest::Open(open) => Request {
			id,
			account: open.account,
			algorithm: open.algorithm,
			epoch: open.epoch,
			at: open.at,
			state: RequestState::Open { fee: open.fee, deadline: open.deadline },
		},
		client::AnyRequest::Closed(closed) => Request {
			id,
			account: closed.account,
			algorithm: closed.algorithm,
			epoch: closed.epoch,
			at: closed.at,
			state: RequestState::Closed { answer: answer(closed.answer), since: closed.closed_at },
		},
	}
}

fn answer(answer: client::Answer) -> Answer {
	match answer {
		client::Answer::Certified { outcome, by } => Answer::Certified { outcome, by },
		client::Answer::TimedOut => Answer::TimedOut,
	}
}

pub(super) fn event(registered: client::RegisteredEvent) -> Event {
	let client::RegisteredEvent { event, owner, retired, .. } = registered;
	Event { event, owner, retired }
}

pub(super) fn algorithm(registered: client::RegisteredAlgorithm) -> Algorithm {
	let client::RegisteredAlgorithm { algorithm, owner, retired, .. } = registered;
	Algorithm { algorithm, owner, retired }
}

pub(super) fn analyzer((account, analyzer): (Account, client::Analyzer)) -> AnalyzerEntry {
	let client::Analyzer { endpoint, bond, status, .. } = analyzer;
	let status = match status {
		client::AnalyzerStatus::Active { eligible_from } => {
			AnalyzerStatus::Active { eligible_from }
		}
		client::AnalyzerStatus::Unbonding { until } => AnalyzerStatus::Unbonding { until },
	};
	let endpoint = String::from_utf8_lossy(&endpoint).into_owned();
	AnalyzerEntry { account, endpoint, bond, status }
}

pub(super) fn worker((account, worker): (Account, client::Worker)) -> WorkerEntry {
	let client::Worker { keys, measurement, lease_until, .. } = worker;
	WorkerEntry { account, issuer: keys.issuer, measurement, lease_until }
}

pub(super) const fn issuer(issuer: client::Issuer) -> Issuer {
	let client::Issuer { worker, since, until, .. } = issuer;
	Issuer { worker, since, until }
}

pub(super) fn call(submission: Submission) -> Call {
	match submission {
		Submission::Link(call) => Call::Link(call),
		Submission::Forget(id) => Call::Forget { id },
		Submission::RegisterEvent(event) => Call::RegisterEvent { event },
		Submission::RetireEvent(id) => Call::RetireEvent { id },
		Submission::RegisterAlgorithm { name, description, project, events, code } => {
			Call::RegisterAlgorithm { name, description, project, events, code }
		}
		Submission::RetireAlgorithm(id) => Call::RetireAlgorithm { id },
		Submission::Transfer { to, amount } => Call::Transfer { to, amount },
		Submission::Identity(call) => Call::Identity(call),
		Submission::Token(call) => Call::Token(call),
	}
}

impl From<ChainFault> for ChainFailure {
	fn from(fault: ChainFault) -> Self {
		match fault {
			ChainFault::Unreachable { url, cause } => Self::Unreachable { url, cause },
			other => Self::Failed { cause: other.to_string().into() },
		}
	}
}

impl From<NotIncluded> for ChainFailure {
	fn from(not_included: NotIncluded) -> Self {
		match not_included {
			NotIncluded::Refused { pallet, error, .. } => Self::Refused { pallet, error },
			NotIncluded::Rejected { cause, .. } => Self::Rejected { cause },
			NotIncluded::Chain(fault) => fault.into(),
			other => Self::Failed { cause: other.to_string().into() },
		}
	}
}
