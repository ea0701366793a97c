//! The score of a loyal Uniswap user.

#![cfg_attr(target_os = "none", no_std)]

use litentry_algorithm::Input;

/// The event that says whether an account holds Unisocks.
pub const HOLDS_SOCKS: usize = 0;

/// The event that counts an account's transactions with the router.
pub const TRANSACTIONS: usize = 1;

/// 100 if any linked account holds Unisocks, and 10 for each transaction with the router.
pub fn score(input: &Input) -> i64 {
	let holder = if input.any(HOLDS_SOCKS) { 100 } else { 0 };
	input.sum(TRANSACTIONS).saturating_mul(10).saturating_add(holder)
}

litentry_algorithm::export!(score);

#[cfg(test)]
mod tests {
	use litentry_algorithm::{Input, Malformed, Value, encode};

	const HOLDER: Option<Value> = Some(Value::Flag(true));
	const STRANGER: Option<Value> = Some(Value::Flag(false));

	fn score(accounts: &[[Option<Value>; 2]]) -> Result<i64, Malformed> {
		let accounts: Vec<&[Option<Value>]> = accounts.iter().map(|it| &it[..]).collect();
		Input::parse(&encode(&accounts)).map(|input| super::score(&input))
	}

	fn transactions(count: u64) -> Option<Value> {
		Some(Value::Count(count))
	}

	#[test]
	fn a_holder_gets_100_and_each_transaction_10() {
		assert_eq!(score(&[[HOLDER, transactions(3)]]), Ok(130));
		assert_eq!(score(&[[STRANGER, transactions(3)]]), Ok(30));
		assert_eq!(score(&[[STRANGER, transactions(0)]]), Ok(0));
	}

	#[test]
	fn socks_count_once_and_transactions_of_all_accounts() {
		assert_eq!(score(&[[HOLDER, transactions(1)], [HOLDER, transactions(2)]]), Ok(130));
	}

	#[test]
	fn accounts_that_the_events_do_not_apply_to_add_nothing() {
		assert_eq!(score(&[[None, None], [HOLDER, transactions(1)]]), Ok(110));
		assert_eq!(score(&[]), Ok(0));
	}

	#[test]
	fn the_score_saturates() {
		assert_eq!(score(&[[HOLDER, transactions(u64::MAX)]]), Ok(i64::MAX));
	}
}
