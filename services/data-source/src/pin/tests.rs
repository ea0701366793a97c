#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

fn hash(number: u64) -> [u8; 32] {
	let mut hash = [0; 32];
	hash[..8].copy_from_slice(&number.to_be_bytes());
	hash
}

/// A chain whose blocks have these times in seconds.
fn chain(timestamps: &[u64]) -> Vec<TimedBlock> {
	let block = |(number, seconds): (u64, &u64)| TimedBlock {
		block: SourceBlock { number, hash: hash(number) },
		parent: hash(number.wrapping_sub(1)),
		time: seconds * 1_000,
	};
	(0..).zip(timestamps).map(block).collect()
}

/// Runs a search and gives its end and how many blocks it asked for.
fn run(chain: &[TimedBlock], at: Moment) -> (Option<Step>, u32) {
	let Some(mut search) = Search::new(at, *chain.last().unwrap()) else { return (None, 0) };
	loop {
		match search.next() {
			Step::Probe(number) => search.learn(chain[usize::try_from(number).unwrap()]),
			end => return (Some(end), search.probes),
		}
	}
}

fn found(number: u64) -> (Option<Step>, u32) {
	(Some(Step::Found(SourceBlock { number, hash: hash(number) })), 0)
}

#[test]
fn the_block_of_exactly_the_moment_counts() {
	let chain = chain(&[10, 12, 14]);
	assert_eq!(run(&chain, 12_000).0, found(1).0);
	assert_eq!(run(&chain, 11_999).0, found(0).0);
	assert_eq!(run(&chain, 13_999).0, found(1).0);
}

#[test]
fn of_several_blocks_with_one_time_the_last_counts() {
	assert_eq!(run(&chain(&[10, 12, 12, 12, 13]), 12_500).0, found(3).0);
}

#[test]
fn nothing_is_determined_before_a_later_block_is_after_the_moment() {
	assert_eq!(run(&chain(&[10, 12]), 12_000), (None, 0));
	assert_eq!(run(&chain(&[10, 12]), 12_999), (None, 0));
}

#[test]
fn no_block_is_before_the_first() {
	assert_eq!(run(&chain(&[10, 12]), 9_999).0, Some(Step::BeforeFirstBlock));
}

#[test]
fn neighbours_that_do_not_belong_together_are_noticed() {
	let mut chain = chain(&[10, 12, 14]);
	chain[2].parent = [9; 32];
	assert_eq!(run(&chain, 12_000).0, Some(Step::Reorganised));
}

#[test]
fn a_moment_far_back_in_a_long_even_chain_takes_few_probes() {
	let timestamps: Vec<u64> = (0..1_000_000).map(|number| 1_000 + number * 12).collect();
	let (end, probes) = run(&chain(&timestamps), 6_001_000_000);
	assert_eq!(end, found(500_000).0);
	assert!(probes <= 24, "{probes}");
}

proptest! {
	#[test]
	fn the_search_finds_what_looking_at_every_block_finds(
		gaps in prop::collection::vec(prop_oneof![Just(0_u64), 1..3_u64, 1..100_000_u64], 1..400),
		at in 0..20_000_000_u64,
	) {
		let timestamps: Vec<u64> = gaps
			.iter()
			.scan(0, |time, gap| { *time += gap; Some(*time) })
			.collect();
		let chain = chain(&timestamps);
		let last = chain.iter().rev().find(|block| block.time <= at);
		let expected = match last {
			None => Some(Step::BeforeFirstBlock),
			Some(last) if last.block.number + 1 == chain.len() as u64 => None,
			Some(last) => found(last.block.number).0,
		};
		let (end, probes) = run(&chain, at);
		prop_assert_eq!(end, expected);
		// 9 strides and twice 9 halvings reach every block of 400.
		prop_assert!(probes <= 28, "{} probes", probes);
	}
}
