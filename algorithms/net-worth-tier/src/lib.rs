//! The tier of what somebody has on three networks.
//!
//! The prices of the coins are constants of the algorithm, so that anybody who has the values computes
//! the same tier at any time: other prices are another algorithm. What the balances are worth is
//! added up in whole numbers before anything is cut off.

#![cfg_attr(target_os = "none", no_std)]

use litentry_algorithm::Input;

/// A coin whose balance is one of the algorithm's events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coin {
	/// The event that says how much of it an account has.
	pub event: usize,
	/// How many decimal places its smallest unit is away from the coin.
	pub decimals: u32,
	/// What one coin is worth here, in whole US dollars.
	pub price: u128,
}

/// Ether, counted in wei.
pub const ETHER: Coin = Coin { event: 0, decimals: 18, price: 3_000 };

/// Bitcoin, counted in satoshi.
pub const BITCOIN: Coin = Coin { event: 1, decimals: 8, price: 90_000 };

/// Polkadot's coin, counted in planck. Accounts have it on Polkadot's Asset Hub.
pub const POLKADOT: Coin = Coin { event: 2, decimals: 10, price: 4 };

/// The least sums in whole US dollars of the tiers 1 to 5; less is tier 0.
pub const TIERS: [u128; 5] = [100, 1_000, 10_000, 100_000, 1_000_000];

/// Sums are counted in dollars with so many decimal places: those of the finest coin.
const DECIMALS: u32 = 18;

/// The tier from 0 to 5 of what all linked accounts together have.
pub fn score(input: &Input) -> i64 {
	let tier = match worth(input) {
		Some(worth) => TIERS.iter().take_while(|least| **least * ONE_DOLLAR <= worth).count(),
		// More than can be counted is more than the last tier's least.
		None => TIERS.len(),
	};
	tier as i64
}

const ONE_DOLLAR: u128 = 10_u128.pow(DECIMALS);

/// What all accounts together are worth in 10^-18 dollars, if a `u128` can hold that.
fn worth(input: &Input) -> Option<u128> {
	[ETHER, BITCOIN, POLKADOT].iter().try_fold(0_u128, |sum, coin| {
		let scale = 10_u128.pow(DECIMALS - coin.decimals);
		let worth = input.total(coin.event).checked_mul(coin.price)?.checked_mul(scale)?;
		sum.checked_add(worth)
	})
}

litentry_algorithm::export!(score);

#[cfg(test)]
mod tests {
	use litentry_algorithm::{Input, Malformed, Value, encode};

	const NOTHING: Option<Value> = Some(Value::Amount(0));
	const ONE_ETHER: u128 = 10_u128.pow(18);
	const ONE_BITCOIN: u128 = 10_u128.pow(8);
	const ONE_DOT: u128 = 10_u128.pow(10);

	fn score(accounts: &[[Option<Value>; 3]]) -> Result<i64, Malformed> {
		let accounts: Vec<&[Option<Value>]> = accounts.iter().map(|it| &it[..]).collect();
		Input::parse(&encode(&accounts)).map(|input| super::score(&input))
	}

	fn amount(amount: u128) -> Option<Value> {
		Some(Value::Amount(amount))
	}

	#[test]
	fn who_has_nothing_is_of_tier_0() {
		assert_eq!(score(&[]), Ok(0));
		assert_eq!(score(&[[NOTHING, None, None], [None, NOTHING, None]]), Ok(0));
	}

	#[test]
	fn each_tier_begins_at_its_least_sum() {
		let dollars_of_dot = |dollars: u128| amount(dollars * ONE_DOT / 4);
		for (tier, least) in (1..).zip(super::TIERS) {
			let tier_of = |value| score(&[[None, None, value]]);
			assert_eq!(tier_of(dollars_of_dot(least)), Ok(tier));
			let one_planck_less = amount(least * ONE_DOT / 4 - 1);
			assert_eq!(tier_of(one_planck_less), Ok(tier - 1));
		}
	}

	#[test]
	fn coins_are_worth_their_prices() {
		assert_eq!(score(&[[amount(ONE_ETHER), None, None]]), Ok(2));
		assert_eq!(score(&[[None, amount(ONE_BITCOIN), None]]), Ok(3));
		assert_eq!(score(&[[None, None, amount(ONE_DOT)]]), Ok(0));
	}

	#[test]
	fn parts_of_dollars_on_three_networks_add_up() {
		// 33 and a third of ether, 33.3 of Bitcoin; 33 and eleven thirtieths are missing to a hundred.
		let ether = amount(ONE_ETHER / 90);
		let bitcoin = amount(ONE_BITCOIN * 37 / 100_000);
		let enough = amount(ONE_DOT * 8_342 / 1_000);
		let too_little = amount(ONE_DOT * 8_341 / 1_000);
		let tier = |dot| score(&[[ether, None, None], [None, bitcoin, None], [None, None, dot]]);
		assert_eq!((tier(enough), tier(too_little)), (Ok(1), Ok(0)));
	}

	#[test]
	fn accounts_of_one_network_add_up() {
		let half = amount(ONE_BITCOIN / 18 + 1);
		assert_eq!(score(&[[None, half, None]]), Ok(2));
		assert_eq!(score(&[[None, half, None], [None, half, None]]), Ok(3));
	}

	#[test]
	fn more_than_can_be_counted_is_the_last_tier() {
		let all = amount(u128::MAX);
		assert_eq!(score(&[[all, None, None]]), Ok(5));
		assert_eq!(score(&[[all, all, all], [all, all, all]]), Ok(5));
		let largest = amount(u128::MAX / 3_000);
		assert_eq!(score(&[[largest, amount(1), None]]), Ok(5));
	}
}
