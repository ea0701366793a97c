//! Accounts as people write them.

use std::str::FromStr;

use litentry_vocabulary::{Account, ss58};
use serde::{Deserialize, Deserializer, de::Error};

const LENGTH: usize = 32;

/// An account as somebody wrote it: an address of any chain, or `0x` and 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountText {
	/// The account.
	pub account: Account,
	/// The prefix of the address; none when hexadecimal digits were typed.
	pub prefix: Option<u16>,
}

/// The text is not an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an SS58 address without a typing error, or 0x and 64 hexadecimal digits")]
pub struct InvalidAccountText;

impl FromStr for AccountText {
	type Err = InvalidAccountText;

	fn from_str(text: &str) -> Result<Self, InvalidAccountText> {
		if let Some(digits) = text.strip_prefix("0x") {
			let mut account = [0; LENGTH];
			hex::decode_to_slice(digits, &mut account).map_err(|_| InvalidAccountText)?;
			return Ok(Self { account: Account(account), prefix: None });
		}
		let (prefix, account) = ss58::decode(text).map_err(|_| InvalidAccountText)?;
		Ok(Self { account: Account(account), prefix: Some(prefix) })
	}
}

impl<'de> Deserialize<'de> for AccountText {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn an_account_is_read_as_address_or_as_digits() {
		let account = Account([7; 32]);
		let address: AccountText = ss58::encode(2, &[7; 32]).parse().unwrap();
		assert_eq!(address, AccountText { account, prefix: Some(2) });
		let digits: AccountText = format!("0x{}", "07".repeat(32)).parse().unwrap();
		assert_eq!(digits, AccountText { account, prefix: None });
		for text in ["", "0x", "0x07", "alice", &"07".repeat(32)] {
			assert_eq!(text.parse::<AccountText>(), Err(InvalidAccountText), "{text}");
		}
	}
}
