//! Whoever signs: transactions, and texts as wallets do.

use std::fmt;

use litentry_vocabulary::Account;
use rand::CryptoRng;
use subxt_signer::sr25519::Keypair;

use crate::Fault;
use crate::account::ALICE_SECRET;

/// An sr25519 key with its secret.
#[derive(Clone)]
pub struct Key {
	seed: [u8; 32],
	pub(super) pair: Keypair,
}

impl Key {
	/// The key of a seed.
	pub fn from_seed(seed: [u8; 32]) -> Result<Self, Fault> {
		let pair = Keypair::from_secret_key(seed).map_err(|_| Fault::NotAKey)?;
		Ok(Self { seed, pair })
	}

	/// A new one.
	pub fn generate(rng: &mut impl CryptoRng) -> Result<Self, Fault> {
		let mut seed = [0; 32];
		rng.fill_bytes(&mut seed);
		Self::from_seed(seed)
	}

	/// So many new ones.
	pub fn several(count: usize, rng: &mut impl CryptoRng) -> Result<Vec<Self>, Fault> {
		(0..count).map(|_| Self::generate(rng)).collect()
	}

	/// The key of Alice, who is rich and the superuser of development networks.
	pub fn alice() -> Result<Self, Fault> {
		let mut seed = [0; 32];
		// The digits are a constant; were they wrong, the account would be empty.
		let _ = hex::decode_to_slice(ALICE_SECRET.trim_start_matches("0x"), &mut seed);
		Self::from_seed(seed)
	}

	/// Its account.
	pub fn account(&self) -> Account {
		Account(self.pair.public_key().0)
	}

	/// The seed, as programs that others wrote take it.
	pub fn secret(&self) -> String {
		format!("0x{}", hex::encode(self.seed))
	}

	/// Signs a text as wallets do, which put `<Bytes>` around all that is no transaction.
	pub fn sign_text(&self, text: &str) -> String {
		let wrapped = format!("<Bytes>{text}</Bytes>");
		format!("0x{}", hex::encode(self.pair.sign(wrapped.as_bytes()).0))
	}
}

impl fmt::Debug for Key {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Key({})", self.account())
	}
}
