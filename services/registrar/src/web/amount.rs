//! Amounts as people read them.

use litentry_vocabulary::Balance;

/// A chain's own token.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coin {
	/// What it is called, such as `DOT`.
	pub symbol: String,
	/// How many decimal places it has.
	pub decimals: u8,
}

/// An amount of a token; in its smallest unit when nothing is known of it.
pub(crate) fn amount(amount: Balance, coin: Option<&Coin>) -> String {
	let Some(Coin { symbol, decimals }) = coin else {
		return format!("{amount} of the chain's smallest unit");
	};
	let places = usize::from(*decimals);
	let digits = format!("{amount:0>width$}", width = places.saturating_add(1));
	let (whole, rest) = digits.split_at(digits.len().saturating_sub(places));
	match rest.trim_end_matches('0') {
		"" => format!("{whole} {symbol}"),
		rest => format!("{whole}.{rest} {symbol}"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_have_no_digits_too_many() {
		let dot = Coin { symbol: "DOT".into(), decimals: 10 };
		let written =
			[0, 1, 5_000_000_000, 20_000_000_000, 123_456_789_012].map(|it| amount(it, Some(&dot)));
		assert_eq!(written, ["0 DOT", "0.0000000001 DOT", "0.5 DOT", "2 DOT", "12.3456789012 DOT"]);
		assert_eq!(amount(7, Some(&Coin { decimals: 0, ..dot })), "7 DOT");
		assert_eq!(amount(7, None), "7 of the chain's smallest unit");
	}
}
