//! The rule that decides among the answers of a committee.

use alloc::{collections::BTreeMap, vec::Vec};

use litentry_knowledge::ValueKind;
use litentry_vocabulary::Account;

use crate::{Answer, CommitteeSize};

/// How a committee agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
	/// Every honest member reads the same: a quorum must give the same value at the same block.
	Exact,
	/// Honest members may read different values: the lower median of at least a quorum is taken.
	Median,
}

impl Rule {
	/// The rule for answers of one kind. All kinds are exact: what a ledger says as of one block,
	/// an amount included, every honest member reads the same. No kind is measured yet.
	pub const fn of(_kind: ValueKind) -> Self {
		Self::Exact
	}
}

/// What a committee's answers come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
	/// An answer that no f members could have changed.
	Decided {
		/// The answer.
		answer: Answer,
		/// Who agreed with it, in ascending order.
		agreed: Vec<Account>,
	},
	/// Too few members answered, or too few of them the same.
	Undetermined,
}

/// Decides among verified answers of the members of one committee to one task.
///
/// An answer that a member repeats counts once. A member that gives two different answers has
/// none. More members than the committee has decide nothing.
///
/// By [`Rule::Exact`], those agree who gave the decided answer. By [`Rule::Median`], those agree
/// whose answers remain in range when the f lowest and the f highest are left out: they are sure to
/// be between two honest answers.
pub fn decide(rule: Rule, size: CommitteeSize, answers: &[(Account, Answer)]) -> Decision {
	let votes = one_each(answers);
	if votes.len() > size.members() || votes.len() < size.quorum() {
		return Decision::Undetermined;
	}
	match rule {
		Rule::Exact => exact(size, &votes),
		Rule::Median => median(size, &votes),
	}
}

fn one_each(answers: &[(Account, Answer)]) -> Vec<(Account, Answer)> {
	let mut by_member: BTreeMap<Account, Option<Answer>> = BTreeMap::new();
	for &(member, answer) in answers {
		let vote = by_member.entry(member).or_insert(Some(answer));
		*vote = vote.filter(|earlier| *earlier == answer);
	}
	by_member.into_iter().filter_map(|(member, vote)| Some((member, vote?))).collect()
}

fn exact(size: CommitteeSize, votes: &[(Account, Answer)]) -> Decision {
	let mut camps: BTreeMap<Answer, Vec<Account>> = BTreeMap::new();
	for &(member, answer) in votes {
		camps.entry(answer).or_default().push(member);
	}
	camps
		.into_iter()
		.find(|(_, members)| members.len() >= size.quorum())
		.map_or(Decision::Undetermined, |(answer, agreed)| Decision::Decided { answer, agreed })
}

fn median(size: CommitteeSize, votes: &[(Account, Answer)]) -> Decision {
	let mut sorted: Vec<Answer> = votes.iter().map(|(_, answer)| *answer).collect();
	sorted.sort_unstable();
	let sure = sorted.get(size.faulty()..sorted.len() - size.faulty()).unwrap_or_default();
	let (Some(lowest), Some(highest), Some(&answer)) =
		(sure.first(), sure.last(), sorted.get((sorted.len() - 1) / 2))
	else {
		return Decision::Undetermined;
	};
	let agrees = |vote: &Answer| lowest.value <= vote.value && vote.value <= highest.value;
	let agreed = votes.iter().filter(|(_, vote)| agrees(vote)).map(|(member, _)| *member).collect();
	Decision::Decided { answer, agreed }
}
