//! How much of the chain's coin an account has.

use litentry_external_account::EvmAddress;
use litentry_observation::SourceBlock;
use serde_json::Value;

use super::{
	reader::Reader,
	state::{self, StateRead},
};
use crate::{JsonRpc, Unanswerable, hexadecimal::text};

/// The account's balance in wei as of a block.
pub(crate) async fn of<R: JsonRpc>(
	reader: &Reader<R>,
	account: &EvmAddress,
	block: &SourceBlock,
) -> Result<u128, Unanswerable> {
	let read = StateRead::new("eth_getBalance", text(account.as_bytes()).into());
	let result = state::read(reader, &read, block).await?;
	wei(&result).ok_or_else(|| read.malformed().into())
}

fn wei(result: &Value) -> Option<u128> {
	let digits = result.as_str()?.strip_prefix("0x")?;
	// `from_str_radix` would take a sign.
	digits.starts_with(|digit: char| digit.is_ascii_hexdigit()).then_some(())?;
	u128::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	#[test]
	fn a_balance_is_a_quantity_of_up_to_128_bits() {
		for (text, expected) in [
			("0x0", Some(0)),
			("0xde0b6b3a7640000", Some(1_000_000_000_000_000_000)),
			("0xffffffffffffffffffffffffffffffff", Some(u128::MAX)),
			("0x100000000000000000000000000000000", None),
			("0x", None),
			("0x+1", None),
			("1", None),
		] {
			assert_eq!(wei(&json!(text)), expected, "{text}");
		}
		assert_eq!(wei(&json!(1)), None);
	}
}
