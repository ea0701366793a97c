//! A key of a Solana address that signs consents, for key files and for tests.

use alloc::string::ToString;
use core::{fmt, str::FromStr};

use litentry_external_account::{ExternalAccount, SolanaAddress, SolanaCluster};
use litentry_verifying_key::{Scheme, SigningKey};
use zeroize::Zeroizing;

use crate::{CannotSign, Consent, LinkProof};

/// A secret key of a Solana address; it is wiped from memory when dropped and never printed.
#[derive(Clone)]
pub struct SolanaKey(SigningKey);

/// The text is no key pair, or its halves do not belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a key pair: 64 bytes in base58, or [1,2,…] as solana-keygen writes them")]
pub struct InvalidSolanaKey;

impl SolanaKey {
	/// The key of an Ed25519 seed (RFC 8032).
	///
	/// # Errors
	///
	/// None: every seed is one.
	pub fn new(seed: &[u8; 32]) -> Result<Self, InvalidSolanaKey> {
		SigningKey::new(Scheme::Ed25519, seed).map(Self).map_err(|_| InvalidSolanaKey)
	}

	/// The key of a seed and the address that follows from it, as tools keep them.
	///
	/// # Errors
	///
	/// The address is another key's.
	pub fn from_pair(pair: &[u8; 64]) -> Result<Self, InvalidSolanaKey> {
		let (seed, address) = pair.split_at(32);
		let key = Self::new(seed.try_into().map_err(|_| InvalidSolanaKey)?)?;
		if key.address().0 == *address { Ok(key) } else { Err(InvalidSolanaKey) }
	}

	/// The address that this key controls.
	pub fn address(&self) -> SolanaAddress {
		// Every Ed25519 key is the account of the same bytes.
		SolanaAddress(self.0.verifying_key().account().map_or([0; 32], |account| account.0))
	}

	/// The external account of this key on a cluster.
	pub fn external(&self, cluster: SolanaCluster) -> ExternalAccount {
		ExternalAccount::Solana { cluster, address: self.address() }
	}

	/// Signs a consent as a wallet's `signMessage` does.
	///
	/// # Errors
	///
	/// The consent is another external account's.
	pub fn sign(&self, consent: &impl Consent) -> Result<LinkProof, CannotSign> {
		match consent.external() {
			ExternalAccount::Solana { address, .. } if *address == self.address() => {
				Ok(LinkProof::Solana(self.0.sign(consent.to_string().as_bytes()).0))
			}
			_ => Err(CannotSign::OtherAccount),
		}
	}
}

impl FromStr for SolanaKey {
	type Err = InvalidSolanaKey;

	fn from_str(text: &str) -> Result<Self, InvalidSolanaKey> {
		let mut pair = Zeroizing::new([0; 64]);
		let text = text.trim();
		match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
			Some(numbers) => read_numbers(numbers, &mut pair),
			None => read_base58(text, &mut pair),
		}?;
		Self::from_pair(&pair)
	}
}

fn read_numbers(numbers: &str, pair: &mut [u8; 64]) -> Result<(), InvalidSolanaKey> {
	if numbers.split(',').count() != pair.len() {
		return Err(InvalidSolanaKey);
	}
	for (byte, number) in pair.iter_mut().zip(numbers.split(',')) {
		*byte = number.trim().parse().map_err(|_| InvalidSolanaKey)?;
	}
	Ok(())
}

fn read_base58(text: &str, pair: &mut [u8; 64]) -> Result<(), InvalidSolanaKey> {
	match bs58::decode(text).onto(pair.as_mut_slice()) {
		Ok(64) => Ok(()),
		_ => Err(InvalidSolanaKey),
	}
}

impl fmt::Debug for SolanaKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "SolanaKey({}, …)", self.address())
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use alloc::{format, string::String, vec::Vec};

	use super::*;

	/// The key pair of the seed `01…01` and its address, by npm tweetnacl 1.0.3 and bs58.
	const PAIR: &str =
		"2AXDGYSE4f2sz7tvMMzyHvUfcoJmxudvdhBcmiUSo6iuCXagjUCKEQF21awZnUGxmwD4m9vGXuC3qieHXJQHAcT";
	const ADDRESS: &str = "AKnL4NNf3DGWZJS6cPknBuEGnVsV4A4m5tgebLHaRSZ9";

	fn pair() -> Vec<u8> {
		bs58::decode(PAIR).into_vec().unwrap()
	}

	#[test]
	fn both_forms_that_tools_write_are_read() {
		let numbers: Vec<_> = pair().iter().map(u8::to_string).collect();
		for text in [PAIR.into(), format!("[{}]\n", numbers.join(",")), numbers_of_lines(&numbers)]
		{
			let key: SolanaKey = text.parse().unwrap();
			assert_eq!(key.address(), ADDRESS.parse().unwrap());
		}
	}

	fn numbers_of_lines(numbers: &[String]) -> String {
		format!("[{}]", numbers.join(",\n "))
	}

	#[test]
	fn halves_that_do_not_belong_together_are_refused() {
		let mut pair: [u8; 64] = pair().try_into().unwrap();
		pair[0] ^= 1;
		assert_eq!(SolanaKey::from_pair(&pair).map(|_| ()), Err(InvalidSolanaKey));
	}

	#[test]
	fn what_is_no_pair_is_refused() {
		let short = bs58::encode(&pair()[..63]).into_string();
		let long = bs58::encode([pair().as_slice(), &[0]].concat()).into_string();
		for text in ["", "[]", "[1,2]", "[256]", ADDRESS, &short, &long, &PAIR[1..]] {
			assert_eq!(text.parse::<SolanaKey>().map(|_| ()), Err(InvalidSolanaKey), "{text}");
		}
	}

	#[test]
	fn the_secret_is_not_printed() {
		let shown = format!("{:?}", PAIR.parse::<SolanaKey>().unwrap());
		assert_eq!(shown, format!("SolanaKey({ADDRESS}, …)"));
	}
}
