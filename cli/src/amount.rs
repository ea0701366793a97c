//! Amounts of the chain's token as people write them.

use std::{fmt, str::FromStr};

use litentry_vocabulary::Balance;
use serde::{Serialize, Serializer};

/// Decimals of the token.
const DECIMALS: usize = 12;

const ONE: Balance = 1_000_000_000_000;

/// An amount of LIT. Its text has at most 12 decimals; its JSON is the number of smallest units as
/// text, because JavaScript has no integers of that size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lit(pub Balance);

/// The text is not an amount of LIT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an amount of LIT such as 1.5, with at most {DECIMALS} decimals")]
pub struct InvalidAmount;

impl fmt::Display for Lit {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let decimals = format!("{:0DECIMALS$}", self.0 % ONE);
		match decimals.trim_end_matches('0') {
			"" => write!(f, "{} LIT", self.0 / ONE),
			decimals => write!(f, "{}.{decimals} LIT", self.0 / ONE),
		}
	}
}

impl FromStr for Lit {
	type Err = InvalidAmount;

	fn from_str(text: &str) -> Result<Self, InvalidAmount> {
		let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
		let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
		if !digits(whole) || !digits(decimals) || decimals.len() > DECIMALS {
			return Err(InvalidAmount);
		}
		let units = |text: &str| text.parse::<Balance>().map_err(|_| InvalidAmount);
		let whole = units(whole)?.checked_mul(ONE).ok_or(InvalidAmount)?;
		let decimals = units(&format!("{decimals:0<DECIMALS$}"))?;
		whole.checked_add(decimals).map(Self).ok_or(InvalidAmount)
	}
}

impl Serialize for Lit {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_are_written_without_needless_zeros() {
		let texts = [0, 1, ONE / 2, ONE, 12 * ONE + 340_000_000_000].map(|a| Lit(a).to_string());
		assert_eq!(texts, ["0 LIT", "0.000000000001 LIT", "0.5 LIT", "1 LIT", "12.34 LIT"]);
	}

	#[test]
	fn amounts_are_read_as_they_are_written() {
		assert_eq!("12.34".parse(), Ok(Lit(12 * ONE + 340_000_000_000)));
		assert_eq!("0.000000000001".parse(), Ok(Lit(1)));
		assert_eq!("7".parse(), Ok(Lit(7 * ONE)));
	}

	#[test]
	fn what_is_no_amount_is_refused() {
		for text in ["", ".", "1.", ".5", "-1", "+1", "1e3", "1.0000000000001", &"9".repeat(39)] {
			assert_eq!(text.parse::<Lit>(), Err(InvalidAmount), "{text}");
		}
	}
}
