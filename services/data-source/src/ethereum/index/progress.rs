//! How far a scan has come.

use litentry_external_account::EvmAddress;

/// How far the scan for a contract has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
	/// The contract.
	pub contract: EvmAddress,
	/// The first block of the scan.
	pub start: u64,
	/// The next block to be scanned.
	pub next: u64,
	/// The last block that is to be scanned.
	pub target: u64,
}

impl Progress {
	/// How much is done, from 0 to 100.
	pub fn percent(&self) -> u64 {
		let all = u128::from(self.target.saturating_sub(self.start)) + 1;
		let done = u128::from(self.next.saturating_sub(self.start)).min(all);
		u64::try_from(done * 100 / all).unwrap_or(100)
	}

	/// Tells an operator of a scan that takes a while, once for each percent.
	pub(super) fn log_since(&self, before: &Self) {
		let (percent, contract) = (self.percent(), self.contract);
		if before.percent() < percent && before.next + 1 < self.next {
			let (block, of) = (self.next.saturating_sub(1), self.target);
			tracing::info!(%contract, block, of, "counting transactions: {percent} %");
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn percent(start: u64, next: u64, target: u64) -> u64 {
		Progress { contract: EvmAddress([0; 20]), start, next, target }.percent()
	}

	#[test]
	fn percent_goes_from_nothing_to_all() {
		assert_eq!(percent(100, 100, 299), 0);
		assert_eq!(percent(100, 200, 299), 50);
		assert_eq!(percent(100, 300, 299), 100);
	}

	#[test]
	fn the_ends_of_the_numbers_are_no_problem() {
		assert_eq!(percent(0, u64::MAX, u64::MAX), 99);
		assert_eq!(percent(5, 9, 3), 100);
		assert_eq!(percent(0, 1, 0), 100);
	}
}
