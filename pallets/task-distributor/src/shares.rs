//! Who gets how much of a fee.

use litentry_vocabulary::Balance;
use polkadot_sdk::sp_runtime::Permill;

/// The parts of one fee; together they are the fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shares {
	/// For the workers, all together.
	pub workers: Balance,
	/// For each analyzer that agreed with what was decided.
	pub analyzer: Balance,
	/// Back to the requester.
	pub requester: Balance,
}

/// Shares a fee among the workers and so many analyzers.
///
/// The analyzers get equal parts, and the workers what does not divide. Where no analyzer was
/// needed, the analyzers' part goes back.
pub fn shares(fee: Balance, worker_share: Permill, analyzers: usize) -> Shares {
	let workers = worker_share.mul_floor(fee);
	let rest = fee.saturating_sub(workers);
	let analyzers = analyzers as Balance;
	let Some(analyzer) = rest.checked_div(analyzers) else {
		return Shares { workers, analyzer: 0, requester: rest };
	};
	let dust = rest.saturating_sub(analyzer.saturating_mul(analyzers));
	Shares { workers: workers.saturating_add(dust), analyzer, requester: 0 }
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	#[test]
	fn analyzers_get_equal_parts_and_workers_the_dust() {
		let expected = Shares { workers: 201, analyzer: 266, requester: 0 };
		assert_eq!(shares(999, Permill::from_percent(20), 3), expected);
	}

	#[test]
	fn a_fee_that_divides_leaves_no_dust() {
		let expected = Shares { workers: 200, analyzer: 200, requester: 0 };
		assert_eq!(shares(1_000, Permill::from_percent(20), 4), expected);
	}

	#[test]
	fn without_analyzers_their_part_goes_back() {
		let expected = Shares { workers: 200, analyzer: 0, requester: 800 };
		assert_eq!(shares(1_000, Permill::from_percent(20), 0), expected);
	}

	#[test]
	fn a_fee_smaller_than_its_parts_goes_to_the_workers() {
		let expected = Shares { workers: 3, analyzer: 0, requester: 0 };
		assert_eq!(shares(3, Permill::from_percent(20), 5), expected);
	}

	proptest! {
		#[test]
		fn the_parts_are_the_fee(fee: u128, parts in 0..=1_000_000u32, analyzers in 0..200usize) {
			let shares = shares(fee, Permill::from_parts(parts), analyzers);
			let all_analyzers = shares.analyzer.checked_mul(analyzers as u128).unwrap();
			let paid = shares.workers.checked_add(all_analyzers).unwrap();
			prop_assert_eq!(paid.checked_add(shares.requester), Some(fee));
		}

		#[test]
		fn the_workers_get_their_share_and_less_than_one_unit_per_analyzer_more(
			fee: u128, parts in 0..=1_000_000u32, analyzers in 1..200usize,
		) {
			let share = Permill::from_parts(parts);
			let dust = shares(fee, share, analyzers).workers - share.mul_floor(fee);
			prop_assert!(dust < analyzers as u128);
		}
	}
}
