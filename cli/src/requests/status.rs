//! How far a request has come.

use std::{fmt, path::PathBuf};

use litentry_computing_request::{Outcome, Undetermined};
use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{BlockNumber, RequestId};
use serde::Serialize;

use crate::{
	Lit, Report,
	chain::{Algorithm, Answer, Request, RequestState},
	report::text,
	table::fields,
};

/// A request as its account sees it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestReport {
	/// Its number.
	#[serde(serialize_with = "super::number")]
	pub request: RequestId,
	/// The algorithm.
	#[serde(serialize_with = "text")]
	pub algorithm: AlgorithmId,
	/// What people call the algorithm.
	pub algorithm_name: Option<String>,
	/// How far it has come.
	#[serde(flatten)]
	pub status: RequestStatus,
	/// The score, once it was opened.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub score: Option<i64>,
	/// Where the credential was saved.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub credential: Option<PathBuf>,
}

impl RequestReport {
	/// A request, with its algorithm's name.
	pub fn of(request: &Request, algorithms: &[Algorithm]) -> Self {
		let algorithm = request.algorithm;
		let known = algorithms.iter().find(|known| known.algorithm.id() == algorithm);
		Self {
			request: request.id,
			algorithm,
			algorithm_name: known.map(|known| known.algorithm.name.to_string()),
			status: RequestStatus::of(&request.state),
			score: None,
			credential: None,
		}
	}

	pub(super) fn algorithm_text(&self) -> String {
		self.algorithm_name.clone().unwrap_or_else(|| self.algorithm.to_string())
	}
}

impl Report for RequestReport {
	fn success(&self) -> bool {
		matches!(self.status, RequestStatus::Open { .. } | RequestStatus::Scored { .. })
	}
}

impl fmt::Display for RequestReport {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let mut pairs = vec![
			("request", self.request.to_string()),
			("algorithm", self.algorithm_text()),
			("state", self.status.to_string()),
		];
		pairs.extend(self.score.map(|score| ("score", score.to_string())));
		let file = self.credential.as_ref();
		pairs.extend(file.map(|file| ("credential", file.display().to_string())));
		fields(f, &pairs)?;
		if matches!(self.status, RequestStatus::Scored { .. }) && self.credential.is_none() {
			let request = self.request;
			write!(f, "\n\nSave the credential with `litentry credential open {request}`.")?;
		}
		Ok(())
	}
}

/// How far a request has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum RequestStatus {
	/// It waits for the workers.
	Open {
		/// What is paid for it.
		fee: Lit,
		/// The block at which it times out.
		deadline: BlockNumber,
	},
	/// A score was computed and certified.
	Scored {
		/// How many workers certified it.
		certified_by: usize,
		/// How many analyzers agreed with what was decided.
		agreed: usize,
		/// Since which block.
		since: BlockNumber,
	},
	/// No score could be computed; the fee came back.
	Undetermined {
		/// A word for the reason, for programs.
		code: &'static str,
		/// Why.
		reason: &'static str,
		/// Since which block.
		since: BlockNumber,
	},
	/// The workers did not answer in time; the fee came back.
	TimedOut {
		/// Since which block.
		since: BlockNumber,
	},
}

impl RequestStatus {
	/// What the chain says of a request.
	pub fn of(state: &RequestState) -> Self {
		match state {
			RequestState::Open { fee, deadline } => {
				Self::Open { fee: Lit(*fee), deadline: *deadline }
			}
			RequestState::Closed { answer: Answer::TimedOut, since } => {
				Self::TimedOut { since: *since }
			}
			RequestState::Closed { answer: Answer::Certified { outcome, by }, since } => {
				Self::certified(outcome, by.len(), *since)
			}
		}
	}

	fn certified(outcome: &Outcome, certified_by: usize, since: BlockNumber) -> Self {
		match outcome {
			Outcome::Scored { agreed, .. } => {
				Self::Scored { certified_by, agreed: agreed.len(), since }
			}
			Outcome::Undetermined(undetermined) => {
				let (code, reason) = explain(*undetermined);
				Self::Undetermined { code, reason, since }
			}
		}
	}
}

const fn explain(undetermined: Undetermined) -> (&'static str, &'static str) {
	match undetermined {
		Undetermined::Unreadable => ("Unreadable", "the workers could not read the request"),
		Undetermined::LinkUnusable => {
			("LinkUnusable", "a link does not exist, is not confirmed or is somebody else's")
		}
		Undetermined::CommitteeTooSmall => {
			("CommitteeTooSmall", "too few analyzers are registered")
		}
		Undetermined::NoQuorum => ("NoQuorum", "too few analyzers gave the same answer"),
		Undetermined::SourceUnavailable => {
			("SourceUnavailable", "too few analyzers could read the data source")
		}
		Undetermined::AlgorithmFailed => ("AlgorithmFailed", "the algorithm failed"),
		_ => ("Unknown", "for a reason that this version does not know"),
	}
}

impl fmt::Display for RequestStatus {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Open { fee, deadline } => {
				write!(f, "waits for the workers, until block {deadline}; {fee} in escrow")
			}
			Self::Scored { certified_by, agreed, since } => write!(
				f,
				"scored in block {since}, by {}, with {} in agreement",
				counted(*certified_by, "worker"),
				counted(*agreed, "analyzer")
			),
			Self::Undetermined { reason, since, .. } => {
				write!(f, "undetermined in block {since}: {reason}; the fee came back")
			}
			Self::TimedOut { since } => {
				write!(f, "timed out in block {since}; the fee came back")
			}
		}
	}
}

/// A number of things, in words.
pub(crate) fn counted(count: usize, thing: &str) -> String {
	format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
