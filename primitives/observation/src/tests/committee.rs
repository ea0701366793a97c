//! The lot is fair, keeps links apart, and falls the same for whoever draws it.

use alloc::{collections::BTreeMap, vec, vec::Vec};

use litentry_vocabulary::{Account, LinkId, RequestId, blake2_256};
use parity_scale_codec::{DecodeAll, Encode};
use proptest::{collection::hash_set, prelude::*};

use super::account;
use crate::{CommitteeSize, InvalidCommitteeSize, committee, link_seed, request_seed};

const SEEDS: u64 = 5_000;
const POOL: u8 = 20;

fn pool(analyzers: u8) -> Vec<Account> {
	(0..analyzers).map(account).collect()
}

fn seeds() -> impl Iterator<Item = [u8; 32]> {
	(0..SEEDS).map(|block| request_seed(&blake2_256(&block.to_le_bytes()), RequestId(block % 7)))
}

/// Pearson's statistic of the counts, for cells that are all expected to hold the same.
fn chi_square(counts: &[u64]) -> f64 {
	let expected = counts.iter().sum::<u64>() as f64 / counts.len() as f64;
	counts.iter().map(|&count| (count as f64 - expected).powi(2) / expected).sum()
}

#[test]
fn every_analyzer_is_drawn_equally_often() {
	let (size, pool) = (CommitteeSize::default(), pool(POOL));
	for position in [0, 1, 2] {
		let mut drawn = [0; POOL as usize];
		for seed in seeds() {
			for member in committee(&seed, &pool, size, position).unwrap() {
				drawn[usize::from(member.0[0])] += 1;
			}
		}
		// Members are drawn without replacement, which narrows the spread by this factor.
		let statistic = chi_square(&drawn) * f64::from(POOL - 1) / f64::from(POOL - 7);
		// 0.05 % and 99.95 % of chi-square with 19 degrees of freedom.
		assert!((4.9..45.0).contains(&statistic), "position {position}: {statistic}");
	}
}

#[test]
fn a_link_and_a_request_of_one_number_have_different_seeds() {
	let draw = [1; 32];
	let link =
		blake2_256(&[&b"litentry/link-draw/v1"[..], &draw, &[4, 0, 0, 0, 0, 0, 0, 0]].concat());
	assert_eq!(link_seed(&draw, LinkId(4)), link);
	assert_ne!(link, request_seed(&draw, RequestId(4)));
}

#[test]
fn every_pair_of_analyzers_meets_equally_often() {
	let (size, pool) = (CommitteeSize::SMALLEST, pool(10));
	let mut met: BTreeMap<(Account, Account), u64> = BTreeMap::new();
	for seed in seeds() {
		let mut members = committee(&seed, &pool, size, 0).unwrap();
		members.sort_unstable();
		for (index, a) in members.iter().enumerate() {
			members[index + 1..].iter().for_each(|b| *met.entry((*a, *b)).or_default() += 1);
		}
	}
	let counts: Vec<u64> = met.into_values().collect();
	assert_eq!(counts.len(), 45);
	// 99.95 % of chi-square with 44 degrees of freedom.
	assert!(chi_square(&counts) < 81.0);
}

#[test]
fn every_rank_is_held_equally_often() {
	let (size, pool) = (CommitteeSize::SMALLEST, pool(POOL));
	let mut first = [0; POOL as usize];
	for seed in seeds() {
		first[usize::from(committee(&seed, &pool, size, 0).unwrap()[0].0[0])] += 1;
	}
	assert!((4.9..45.0).contains(&chi_square(&first)));
}

#[test]
fn a_pool_smaller_than_a_committee_has_none() {
	let draw = |analyzers| committee(&[1; 32], &pool(analyzers), CommitteeSize::default(), 0);
	assert_eq!(draw(6), None);
	assert_eq!(draw(0), None);
	assert_eq!(draw(7).map(|members| members.len()), Some(7));
}

#[test]
fn a_repeated_analyzer_is_one_analyzer() {
	let pool = [pool(3), pool(3)].concat();
	assert_eq!(committee(&[1; 32], &pool, CommitteeSize::SMALLEST, 0), None);
}

#[test]
fn another_draw_or_request_has_another_seed() {
	let draw = [1; 32];
	let bytes = [&b"litentry/draw/v1"[..], &draw, &[5, 0, 0, 0, 0, 0, 0, 0]].concat();
	assert_eq!(request_seed(&draw, RequestId(5)), blake2_256(&bytes));
	assert_ne!(request_seed(&draw, RequestId(5)), request_seed(&draw, RequestId(6)));
	assert_ne!(request_seed(&draw, RequestId(5)), request_seed(&[2; 32], RequestId(5)));
}

#[test]
fn a_known_draw_is_recomputed() {
	let seed = request_seed(&[1; 32], RequestId(5));
	let mut ranking = pool(12);
	ranking.sort_by_key(|analyzer| blake2_256(&[seed, analyzer.0].concat()));
	let expected = |from: usize| Some(ranking[from..from + 4].to_vec());
	for position in 0..3 {
		let drawn = committee(&seed, &pool(12), CommitteeSize::SMALLEST, position);
		assert_eq!(drawn, expected(4 * usize::from(position)));
	}
	assert_eq!(committee(&seed, &pool(12), CommitteeSize::SMALLEST, 3), expected(0));
}

#[test]
fn only_3f_plus_1_is_a_committee() {
	let accepted: Vec<u32> = (0..300).filter(|k| CommitteeSize::new(*k).is_ok()).collect();
	assert_eq!(accepted, vec![4, 7, 10, 13, 16]);
	assert_eq!(CommitteeSize::try_from(6), Err(InvalidCommitteeSize { got: 6 }));
	for k in accepted {
		let size = CommitteeSize::new(k).unwrap();
		assert_eq!(3 * size.faulty() + 1, size.members());
		assert_eq!(CommitteeSize::decode_all(&mut &size.encode()[..]), Ok(size));
	}
	assert!(CommitteeSize::decode_all(&mut &[5][..]).is_err());
}

proptest! {
	#[test]
	fn links_share_no_analyzer_while_the_pool_suffices(
		seed: [u8; 32],
		pool in hash_set(any::<[u8; 32]>().prop_map(Account), 32..40),
		f in 1..=1_u32,
	) {
		let size = CommitteeSize::new(3 * f + 1).unwrap();
		let pool: Vec<Account> = pool.into_iter().collect();
		let mut members: Vec<Account> = (0..8)
			.flat_map(|position| committee(&seed, &pool, size, position).unwrap())
			.collect();
		members.sort_unstable();
		members.dedup();
		prop_assert_eq!(members.len(), 8 * size.members());
	}

	#[test]
	fn a_committee_has_k_different_members_of_the_pool(
		seed: [u8; 32],
		pool in hash_set(any::<[u8; 32]>().prop_map(Account), 16..40),
		f in 1..=5_u32,
		position: u8,
	) {
		let size = CommitteeSize::new(3 * f + 1).unwrap();
		let listed: Vec<Account> = pool.iter().copied().collect();
		let mut members = committee(&seed, &listed, size, position).unwrap();
		prop_assert!(members.iter().all(|member| pool.contains(member)));
		members.sort_unstable();
		members.dedup();
		prop_assert_eq!(members.len(), size.members());
	}

	#[test]
	fn the_order_of_the_pool_does_not_matter(
		seed: [u8; 32],
		pool in Just(pool(20)).prop_shuffle(),
		position: u8,
	) {
		let size = CommitteeSize::default();
		let sorted = committee(&seed, &super::committee::pool(20), size, position);
		prop_assert_eq!(committee(&seed, &pool, size, position), sorted);
	}

	#[test]
	fn an_analyzer_that_leaves_moves_nobody_past_another(seed: [u8; 32], leaving in 0..20_u8) {
		let size = CommitteeSize::default();
		let before = committee(&seed, &pool(20), size, 0).unwrap();
		let left: Vec<Account> = pool(20).into_iter().filter(|a| *a != account(leaving)).collect();
		let after = committee(&seed, &left, size, 0).unwrap();
		let stayed: Vec<Account> = before.into_iter().filter(|a| *a != account(leaving)).collect();
		prop_assert_eq!(&after[..stayed.len()], &stayed[..]);
	}
}
