//! EVM chains (CAIP namespace `eip155`) and their addresses.

use alloc::string::String;
use core::{fmt, str::FromStr};

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sha3::{Digest, Keccak256};

/// The CAIP-2 namespace of EVM chains.
pub(crate) const NAMESPACE: &str = "eip155";

/// The most bytes of a contract wallet's signature: those of a passkey's, wrapped with the deployment of
/// its wallet (ERC-6492), are some more than 1,024.
pub const MAX_CONTRACT_SIGNATURE: u32 = 1536;

/// The EIP-155 number of an EVM chain: 1 is Ethereum.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct EvmChain(pub u64);

impl fmt::Display for EvmChain {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		self.0.fmt(f)
	}
}

/// The text is not a chain id: decimal digits, no leading zero, at most 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an EVM chain id such as 1")]
pub struct InvalidEvmChain;

impl FromStr for EvmChain {
	type Err = InvalidEvmChain;

	fn from_str(text: &str) -> Result<Self, InvalidEvmChain> {
		let only_digits = text.bytes().all(|byte| byte.is_ascii_digit());
		let leading_zero = text.len() > 1 && text.starts_with('0');
		if !only_digits || leading_zero {
			return Err(InvalidEvmChain);
		}
		text.parse().map(Self).map_err(|_| InvalidEvmChain)
	}
}

/// An address of 20 bytes; its text carries the EIP-55 checksum.
///
/// A text in mixed case is read only when its case is the checksum, so that a mistyped address is
/// noticed. A text all in lower or all in upper case is read too: EIP-55 came after such addresses
/// were in use, much software still writes them, and they have no checksum that could be wrong.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct EvmAddress(pub [u8; 20]);

impl EvmAddress {
	/// The address as the EVM knows it.
	pub const fn as_bytes(&self) -> &[u8; 20] {
		&self.0
	}

	/// The 40 digits, each letter's case set by the hash of the lower-case digits (EIP-55).
	fn checksummed_digits(&self) -> String {
		let digits = hex::encode(self.0);
		let hash = hex::encode(Keccak256::digest(&digits));
		let cased = digits.chars().zip(hash.bytes()).map(|(digit, nibble)| match nibble {
			b'8'.. => digit.to_ascii_uppercase(),
			_ => digit,
		});
		cased.collect()
	}
}

impl fmt::Display for EvmAddress {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "0x{}", self.checksummed_digits())
	}
}

impl fmt::Debug for EvmAddress {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

/// Why a text is not the address of an EVM account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidEvmAddress {
	/// Not `0x` and 40 hexadecimal digits.
	#[error("expected 0x and 40 hexadecimal digits")]
	Malformed,
	/// Letters of both cases, and not as EIP-55 sets them.
	#[error("the checksum (upper and lower case) does not match: is there a typing error?")]
	ChecksumMismatch,
}

impl FromStr for EvmAddress {
	type Err = InvalidEvmAddress;

	fn from_str(text: &str) -> Result<Self, InvalidEvmAddress> {
		let digits = text.strip_prefix("0x").ok_or(InvalidEvmAddress::Malformed)?;
		let mut bytes = [0; 20];
		hex::decode_to_slice(digits, &mut bytes).map_err(|_| InvalidEvmAddress::Malformed)?;
		let address = Self(bytes);
		if is_mixed_case(digits) && digits != address.checksummed_digits() {
			return Err(InvalidEvmAddress::ChecksumMismatch);
		}
		Ok(address)
	}
}

fn is_mixed_case(digits: &str) -> bool {
	let lower = digits.bytes().any(|digit| digit.is_ascii_lowercase());
	let upper = digits.bytes().any(|digit| digit.is_ascii_uppercase());
	lower && upper
}

#[cfg(test)]
mod tests;
