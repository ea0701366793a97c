//! Every possible conversation of a committee of four about three values.

use alloc::{collections::BTreeSet, vec, vec::Vec};

use litentry_vocabulary::Account;

use super::{account, count};
use crate::{Answer, CommitteeSize, Decision, Rule, decide};

const SIZE: CommitteeSize = CommitteeSize::SMALLEST;
const VALUES: [u64; 3] = [10, 20, 30];

/// What one honest member can say: nothing, or one value.
fn honest_choices() -> Vec<Vec<Answer>> {
	let mut choices = vec![vec![]];
	choices.extend(VALUES.map(|value| vec![count(value)]));
	choices
}

/// What a liar can say besides: two values, in either order, or one value twice.
fn liar_choices() -> Vec<Vec<Answer>> {
	let mut choices = honest_choices();
	for first in VALUES {
		choices.extend(VALUES.map(|second| vec![count(first), count(second)]));
	}
	choices
}

fn honest_conversations() -> Vec<[Vec<Answer>; 3]> {
	let choices = honest_choices();
	let mut conversations = Vec::new();
	for a in &choices {
		for b in &choices {
			conversations.extend(choices.iter().map(|c| [a.clone(), b.clone(), c.clone()]));
		}
	}
	conversations
}

fn with_liar(honest: &[Vec<Answer>; 3], liar: usize, lie: &[Answer]) -> Vec<(Account, Answer)> {
	let mut said = honest.to_vec();
	said.insert(liar, lie.to_vec());
	(0..).zip(said).flat_map(|(n, said)| said.into_iter().map(move |a| (account(n), a))).collect()
}

/// What the liar can bring about by all its choices, given what the honest say.
fn reachable(rule: Rule, honest: &[Vec<Answer>; 3], liar: usize) -> BTreeSet<Answer> {
	let decided = |lie: Vec<Answer>| match decide(rule, SIZE, &with_liar(honest, liar, &lie)) {
		Decision::Decided { answer, .. } => Some(answer),
		Decision::Undetermined => None,
	};
	liar_choices().into_iter().filter_map(decided).collect()
}

#[test]
fn the_liar_never_chooses_an_exact_value() {
	let mut conversations = 0;
	for honest in honest_conversations() {
		for liar in 0..4 {
			let reachable = reachable(Rule::Exact, &honest, liar);
			assert!(reachable.len() <= 1, "{honest:?} with liar {liar}");
			for answer in reachable {
				let witnesses = honest.iter().filter(|said| said.contains(&answer)).count();
				assert!(witnesses >= 2, "{honest:?} with liar {liar}");
			}
			conversations += liar_choices().len();
		}
	}
	assert_eq!(conversations, 64 * 4 * 13);
}

#[test]
fn the_liar_never_moves_a_median_outside_what_the_honest_say() {
	for honest in honest_conversations() {
		let said: BTreeSet<Answer> = honest.iter().flatten().copied().collect();
		for liar in 0..4 {
			for answer in reachable(Rule::Median, &honest, liar) {
				assert!(said.first() <= Some(&answer) && Some(&answer) <= said.last());
			}
		}
	}
}

#[test]
fn three_equal_answers_are_always_decided() {
	for value in VALUES {
		let honest = [(); 3].map(|()| vec![count(value)]);
		for liar in 0..4 {
			for lie in liar_choices() {
				let decision = decide(Rule::Exact, SIZE, &with_liar(&honest, liar, &lie));
				let Decision::Decided { answer, agreed } = decision else {
					panic!("{lie:?} of liar {liar} stopped {honest:?}");
				};
				assert_eq!(answer, count(value));
				assert!(agreed.len() >= 3);
			}
		}
	}
}
