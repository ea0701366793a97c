//! What the answers of all committees come to.

use std::collections::BTreeSet;

use litentry_computing_request::Undetermined;
use litentry_observation::{
	Answer, CommitteeSize, Decision, Observation, Rule, decide, observations_root,
};
use litentry_vocabulary::Account;

use crate::Inquiry;

/// What the committees of one request agree on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
	/// The answer to each task, in order.
	pub answers: Vec<Answer>,
	/// Who agreed with at least one of them.
	pub agreed: BTreeSet<Account>,
	/// The observations that they rest on.
	observations: Vec<Observation>,
}

impl Findings {
	/// One hash for the observations that these findings rest on.
	pub fn observations_root(&self) -> [u8; 32] {
		observations_root(&self.observations)
	}

	fn add(&mut self, answer: Answer, agreed: &[Account], observations: &[Observation]) {
		let agrees = |observation: &&Observation| agreed.contains(&observation.analyzer);
		self.observations.extend(observations.iter().filter(agrees));
		self.agreed.extend(agreed);
		self.answers.push(answer);
	}
}

/// Decides about every task, given the verified observations of its committee.
///
/// # Errors
///
/// A committee does not agree: [`Undetermined::NoQuorum`] when enough of it answered, otherwise
/// [`Undetermined::SourceUnavailable`].
pub fn decide_all(
	size: CommitteeSize,
	inquiries: &[Inquiry],
	observations: &[Vec<Observation>],
) -> Result<Findings, Undetermined> {
	let mut findings = Findings::default();
	let silence = Vec::new();
	for (place, inquiry) in inquiries.iter().enumerate() {
		let observations = observations.get(place).unwrap_or(&silence);
		match decide_one(size, inquiry, observations) {
			Decision::Decided { answer, agreed } => findings.add(answer, &agreed, observations),
			Decision::Undetermined if observations.len() >= size.quorum() => {
				return Err(Undetermined::NoQuorum);
			}
			Decision::Undetermined => return Err(Undetermined::SourceUnavailable),
		}
	}
	Ok(findings)
}

/// Decides about one task.
pub(crate) fn decide_one(
	size: CommitteeSize,
	inquiry: &Inquiry,
	observations: &[Observation],
) -> Decision {
	let answers: Vec<_> = observations.iter().map(|it| (it.analyzer, it.answer)).collect();
	decide(Rule::of(inquiry.kind), size, &answers)
}
