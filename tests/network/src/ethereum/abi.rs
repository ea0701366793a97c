//! Addresses, compiled contracts, and the few calls that are made to them.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use serde_json::Value;
use sha3::{Digest, Keccak256};

use crate::Fault;

/// An Ethereum address; its text is lower-case hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EthereumAddress(pub [u8; 20]);

impl fmt::Display for EthereumAddress {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "0x{}", hex::encode(self.0))
	}
}

/// The text is not `0x` and 40 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 0x and 40 hexadecimal digits")]
pub struct InvalidEthereumAddress;

impl FromStr for EthereumAddress {
	type Err = InvalidEthereumAddress;

	fn from_str(text: &str) -> Result<Self, InvalidEthereumAddress> {
		let mut bytes = [0; 20];
		let digits = text.strip_prefix("0x").ok_or(InvalidEthereumAddress)?;
		hex::decode_to_slice(digits, &mut bytes).map_err(|_| InvalidEthereumAddress)?;
		Ok(Self(bytes))
	}
}

/// A compiled contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Artifact {
	bytecode: Vec<u8>,
}

impl Artifact {
	/// Reads what `tests/npm/compile-contracts.mjs` wrote.
	pub(super) fn read(path: &Path) -> Result<Self, Fault> {
		let text = std::fs::read(path).map_err(Fault::file(path))?;
		let json: Value = serde_json::from_slice(&text).unwrap_or_default();
		let digits = json["bytecode"].as_str().and_then(|text| text.strip_prefix("0x"));
		let bytecode = digits.and_then(|digits| hex::decode(digits).ok());
		bytecode
			.map(|bytecode| Self { bytecode })
			.ok_or_else(|| Fault::NoArtifact { path: path.to_owned() })
	}

	/// The data of the transaction that deploys it with these constructor arguments.
	pub(super) fn deployment(&self, arguments: &[Word]) -> Vec<u8> {
		[self.bytecode.as_slice(), arguments.concat().as_slice()].concat()
	}
}

/// An argument as the ABI writes it.
pub(super) type Word = [u8; 32];

/// A number as an argument.
pub(super) fn number(value: u128) -> Word {
	let mut word = [0; 32];
	word[16..].copy_from_slice(&value.to_be_bytes());
	word
}

/// An address as an argument.
pub(super) fn address(value: EthereumAddress) -> Word {
	let mut word = [0; 32];
	word[12..].copy_from_slice(&value.0);
	word
}

/// Bytes as arguments after others: the length, and as many bytes, filled up with zeros.
pub(super) fn bytes(value: &[u8]) -> Vec<u8> {
	let mut encoded = number(value.len() as u128).to_vec();
	encoded.extend(value);
	encoded.resize(encoded.len().next_multiple_of(32), 0);
	encoded
}

/// The data of a call: the signature's selector and the arguments.
pub(super) fn call(signature: &str, arguments: &[Word]) -> Vec<u8> {
	let hash = Keccak256::digest(signature);
	[&hash[..4], arguments.concat().as_slice()].concat()
}

#[cfg(test)]
mod tests {
	use super::{EthereumAddress, address, call, number};

	#[test]
	fn a_transfer_is_encoded_as_the_abi_says() {
		let to: EthereumAddress = "0x00000000000000000000000000000000000000ff".parse().unwrap();
		let data = call("transfer(address,uint256)", &[address(to), number(16)]);
		let expected = format!("a9059cbb{:0>64}{:0>64}", "ff", "10");
		assert_eq!(hex::encode(data), expected);
	}
}
