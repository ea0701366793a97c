//! What f liars can and cannot do, whatever they say.

use alloc::{vec, vec::Vec};

use litentry_knowledge::{Value, ValueKind};
use litentry_vocabulary::Account;
use proptest::{collection::vec, prelude::*};

use super::{account, count};
use crate::{Answer, CommitteeSize, Decision, Rule, SourceBlock, decide};

/// What each member says: nothing, one answer, or several.
type Said = Vec<Vec<Answer>>;

fn size() -> impl Strategy<Value = CommitteeSize> {
	(1..=5_u32).prop_map(|f| CommitteeSize::new(3 * f + 1).unwrap())
}

fn answer() -> impl Strategy<Value = Answer> {
	let value = prop_oneof![
		any::<bool>().prop_map(Value::Flag),
		(0..6_u64).prop_map(Value::Count),
		any::<u64>().prop_map(Value::Count),
		any::<u128>().prop_map(Value::Amount),
	];
	(value, 90..92_u64)
		.prop_map(|(value, number)| Answer { value, block: SourceBlock { number, hash: [3; 32] } })
}

fn lies(size: CommitteeSize) -> impl Strategy<Value = Said> {
	vec(vec(answer(), 0..3), size.faulty())
}

fn answers(honest: &[Answer], lies: &Said) -> Vec<(Account, Answer)> {
	let said = honest.iter().map(|answer| vec![*answer]).chain(lies.iter().cloned());
	(0..).zip(said).flat_map(|(n, said)| said.into_iter().map(move |a| (account(n), a))).collect()
}

fn decided(decision: &Decision) -> Option<Answer> {
	match decision {
		Decision::Decided { answer, .. } => Some(*answer),
		Decision::Undetermined => None,
	}
}

prop_compose! {
	fn agreeing_committee()(size in size())(
		lies in lies(size), truth in answer(), size in Just(size),
	) -> (CommitteeSize, Vec<Answer>, Said) {
		(size, vec![truth; size.quorum()], lies)
	}
}

prop_compose! {
	fn divided_committee()(size in size())(
		honest in vec(answer(), size.quorum()), a in lies(size), b in lies(size), size in Just(size),
	) -> (CommitteeSize, Vec<Answer>, Said, Said) {
		(size, honest, a, b)
	}
}

prop_compose! {
	fn measuring_committee()(size in size())(
		honest in vec(any::<u64>().prop_map(count), size.quorum()),
		lies in lies(size),
		size in Just(size),
	) -> (CommitteeSize, Vec<Answer>, Said) {
		(size, honest, lies)
	}
}

proptest! {
	#[test]
	fn liars_cannot_stop_or_change_what_the_honest_agree_on(
		(size, honest, lies) in agreeing_committee(),
	) {
		let decision = decide(Rule::Exact, size, &answers(&honest, &lies));
		prop_assert_eq!(decided(&decision), Some(honest[0]));
	}

	#[test]
	fn liars_cannot_choose_between_two_exact_values(
		(size, honest, a, b) in divided_committee(),
	) {
		let first = decided(&decide(Rule::Exact, size, &answers(&honest, &a)));
		let second = decided(&decide(Rule::Exact, size, &answers(&honest, &b)));
		prop_assert!(first.is_none() || second.is_none() || first == second);
	}

	#[test]
	fn an_exact_value_has_more_honest_witnesses_than_there_are_liars(
		(size, honest, lies, _) in divided_committee(),
	) {
		if let Some(answer) = decided(&decide(Rule::Exact, size, &answers(&honest, &lies))) {
			let witnesses = honest.iter().filter(|honest| **honest == answer).count();
			prop_assert!(witnesses > size.faulty());
		}
	}

	#[test]
	fn liars_cannot_move_a_median_outside_the_honest_range(
		(size, honest, lies) in measuring_committee(),
	) {
		let answer = decided(&decide(Rule::Median, size, &answers(&honest, &lies))).unwrap();
		let (lowest, highest) = (honest.iter().min().unwrap(), honest.iter().max().unwrap());
		prop_assert!(lowest.value <= answer.value && answer.value <= highest.value);
	}

	#[test]
	fn nobody_outside_the_honest_range_agrees_with_a_median(
		(size, honest, lies) in measuring_committee(),
	) {
		let answers = answers(&honest, &lies);
		let Decision::Decided { answer, agreed } = decide(Rule::Median, size, &answers) else {
			return Err(TestCaseError::fail("undetermined"));
		};
		let range = honest.iter().min().unwrap().value..=honest.iter().max().unwrap().value;
		let said = |member| answers.iter().filter(move |(who, _)| *who == member);
		prop_assert!(agreed.iter().all(|m| said(*m).all(|(_, a)| range.contains(&a.value))));
		prop_assert!(agreed.iter().any(|m| said(*m).any(|(_, a)| a.value == answer.value)));
	}

	#[test]
	fn the_order_of_answers_does_not_matter(
		rule in prop_oneof![Just(Rule::Exact), Just(Rule::Median)],
		((size, sorted), shuffled) in divided_committee()
			.prop_map(|(size, honest, lies, _)| (size, answers(&honest, &lies)))
			.prop_flat_map(|(size, answers)| {
				(Just((size, answers.clone())), Just(answers).prop_shuffle())
			}),
	) {
		prop_assert_eq!(decide(rule, size, &shuffled), decide(rule, size, &sorted));
	}

	#[test]
	fn those_agree_who_gave_the_exact_answer(
		(size, honest, lies, _) in divided_committee(),
	) {
		let answers = answers(&honest, &lies);
		if let Decision::Decided { answer, agreed } = decide(Rule::Exact, size, &answers) {
			let gave = |member| answers.iter().filter(move |(who, _)| *who == member);
			prop_assert!(agreed.is_sorted_by(|a, b| a < b));
			prop_assert!(agreed.iter().all(|m| gave(*m).all(|(_, given)| *given == answer)));
		}
	}
}

const SIZE: CommitteeSize = CommitteeSize::SMALLEST;

fn votes(values: &[(u8, u64)]) -> Vec<(Account, Answer)> {
	values.iter().map(|&(member, value)| (account(member), count(value))).collect()
}

#[test]
fn a_repeated_answer_counts_once() {
	let repeated = votes(&[(0, 5), (0, 5), (0, 5), (1, 5)]);
	assert_eq!(decide(Rule::Exact, SIZE, &repeated), Decision::Undetermined);
	assert_eq!(decide(Rule::Median, SIZE, &repeated), Decision::Undetermined);
}

#[test]
fn who_gives_two_answers_has_given_none() {
	let equivocal = votes(&[(0, 5), (1, 5), (2, 5), (2, 6), (2, 5)]);
	assert_eq!(decide(Rule::Exact, SIZE, &equivocal), Decision::Undetermined);
	let outvoted = [equivocal, votes(&[(3, 5)])].concat();
	let agreed = [0, 1, 3].map(account).to_vec();
	let expected = Decision::Decided { answer: count(5), agreed };
	assert_eq!(decide(Rule::Exact, SIZE, &outvoted), expected);
}

#[test]
fn the_same_value_at_another_block_is_another_answer() {
	let mut answers = votes(&[(0, 5), (1, 5), (2, 5)]);
	answers[2].1.block.number += 1;
	assert_eq!(decide(Rule::Exact, SIZE, &answers), Decision::Undetermined);
}

#[test]
fn answers_of_more_members_than_a_committee_has_decide_nothing() {
	let crowd = votes(&[(0, 5), (1, 5), (2, 5), (3, 6), (4, 6)]);
	assert_eq!(decide(Rule::Exact, SIZE, &crowd), Decision::Undetermined);
	assert_eq!(decide(Rule::Median, SIZE, &crowd), Decision::Undetermined);
}

#[test]
fn a_median_is_the_lower_of_the_middle_two() {
	let measured = votes(&[(3, 40), (0, 10), (1, 20), (2, 30)]);
	let agreed = [1, 2].map(account).to_vec();
	let expected = Decision::Decided { answer: count(20), agreed };
	assert_eq!(decide(Rule::Median, SIZE, &measured), expected);
}

#[test]
fn nobody_says_nothing() {
	assert_eq!(decide(Rule::Exact, SIZE, &[]), Decision::Undetermined);
	assert_eq!(decide(Rule::Median, SIZE, &[]), Decision::Undetermined);
}

#[test]
fn flags_and_counts_are_exact() {
	let kinds = [ValueKind::Flag, ValueKind::Count, ValueKind::Amount];
	assert_eq!(kinds.map(Rule::of), [Rule::Exact; 3]);
}
