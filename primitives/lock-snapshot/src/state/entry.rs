//! Where the chain stores what a lock needs to know.

use alloc::vec::Vec;
use core::fmt;

use blake2::{Blake2b, Digest, digest::consts::U16};
use litentry_vocabulary::{Account, IdentityId, TokenId};
use twox_hash::XxHash64;

/// An entry of the chain's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
	/// The hash of the chain's first block, which the chain never forgets.
	Genesis,
	/// When the block was made.
	Timestamp,
	/// An identity.
	Identity(IdentityId),
	/// What holds for all tokens of an identity.
	Issuer(IdentityId),
	/// A token.
	Token(TokenId),
	/// Whether an account's tokens are frozen.
	Frozen(Account),
	/// The number of the last redemption of an identity's tokens that a verifier has reported.
	Report(IdentityId, Account),
}

impl Entry {
	/// The key under which the chain's state holds the entry.
	pub fn key(&self) -> Vec<u8> {
		match self {
			Self::Genesis => [place("System", "BlockHash"), numbered(0)].concat(),
			Self::Timestamp => place("Timestamp", "Now"),
			Self::Identity(id) => map("IdentityRegistry", "Identities", &[&id.0]),
			Self::Issuer(id) => map("AuthorizationToken", "Issuers", &[&id.0]),
			Self::Token(id) => map("AuthorizationToken", "Tokens", &[&id.0]),
			Self::Frozen(account) => map("AuthorizationToken", "Frozen", &[&account.0]),
			Self::Report(id, verifier) => {
				map("AuthorizationToken", "Reports", &[&id.0, &verifier.0])
			}
		}
	}
}

impl fmt::Display for Entry {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Genesis => f.write_str("the genesis hash"),
			Self::Timestamp => f.write_str("the block's time"),
			Self::Identity(id) => write!(f, "identity {id}"),
			Self::Issuer(id) => write!(f, "the issuer {id}"),
			Self::Token(id) => write!(f, "token {id}"),
			Self::Frozen(account) => write!(f, "whether {account} is frozen"),
			Self::Report(id, verifier) => write!(f, "what {verifier} reported of {id}"),
		}
	}
}

/// A key of a map whose keys are hashed by `Blake2_128Concat`.
fn map(pallet: &str, item: &str, keys: &[&[u8; 32]]) -> Vec<u8> {
	let mut key = place(pallet, item);
	for part in keys {
		key.extend_from_slice(&Blake2b::<U16>::digest(part));
		key.extend_from_slice(*part);
	}
	key
}

/// A block's number, hashed by `Twox64Concat`.
fn numbered(number: u32) -> Vec<u8> {
	let number = number.to_le_bytes();
	let hash = XxHash64::oneshot(0, &number).to_le_bytes();
	[hash.as_slice(), &number].concat()
}

/// Where an item of a pallet begins: both names, each hashed by `Twox128`.
fn place(pallet: &str, item: &str) -> Vec<u8> {
	let hashes = |name: &str| [0, 1].map(|seed| XxHash64::oneshot(seed, name.as_bytes()));
	[hashes(pallet), hashes(item)].into_iter().flatten().flat_map(u64::to_le_bytes).collect()
}
