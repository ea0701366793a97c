//! The secret of an account, and what derives from it.

use std::fmt;

use bip39::Mnemonic;
use hmac::Hmac;
use litentry_key_tree::UserSeed;
use litentry_sealing::SecretKey;
use litentry_verifying_key::{Scheme, SigningKey};
use litentry_vocabulary::Account;
use rand_core::CryptoRng;
use sha2::Sha512;
use subxt_signer::sr25519::Keypair;
use zeroize::{Zeroize, Zeroizing};

/// Bytes of randomness in a new recovery phrase: 12 words.
const ENTROPY_LENGTH: usize = 16;

/// What Substrate's wallets mix into a phrase without a password.
const SALT: &[u8] = b"mnemonic";

const ROUNDS: u32 = 2048;

/// The recovery phrase of an account; wiped from memory when dropped, and printed only on demand.
#[derive(Clone)]
pub struct Phrase(Mnemonic);

/// The text is neither a recovery phrase nor a secret seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
	"expected a recovery phrase of 12 to 24 English words, or a secret seed of 0x and 64 hexadecimal digits"
)]
pub struct InvalidSecret;

impl Phrase {
	/// A new phrase.
	pub fn generate(rng: &mut impl CryptoRng) -> Result<Self, InvalidSecret> {
		let mut entropy = Zeroizing::new([0; ENTROPY_LENGTH]);
		rng.fill_bytes(entropy.as_mut_slice());
		Mnemonic::from_entropy(entropy.as_slice()).map(Self).map_err(|_| InvalidSecret)
	}

	/// The words, for their owner's eyes.
	pub fn words(&self) -> Zeroizing<String> {
		Zeroizing::new(self.0.to_string())
	}

	/// The account's key, as Substrate's wallets derive it: PBKDF2 of the entropy, not of the words.
	pub fn key(&self) -> Result<AccountKey, InvalidSecret> {
		let entropy = Zeroizing::new(self.0.to_entropy());
		let mut seed = Zeroizing::new([0; 64]);
		pbkdf2::pbkdf2::<Hmac<Sha512>>(&entropy, SALT, ROUNDS, seed.as_mut_slice())
			.map_err(|_| InvalidSecret)?;
		let mut mini_secret = [0; 32];
		mini_secret.copy_from_slice(&seed[..32]);
		let key = AccountKey::from_seed(mini_secret);
		mini_secret.zeroize();
		key
	}
}

impl fmt::Debug for Phrase {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("Phrase(…)")
	}
}

/// The secret seed of an account (an sr25519 "mini-secret"); wiped from memory when dropped.
#[derive(Clone)]
pub struct AccountKey {
	seed: Zeroizing<[u8; 32]>,
	account: Account,
}

impl AccountKey {
	/// The key with this seed.
	pub fn from_seed(seed: [u8; 32]) -> Result<Self, InvalidSecret> {
		let pair = Keypair::from_secret_key(seed).map_err(|_| InvalidSecret)?;
		Ok(Self { seed: Zeroizing::new(seed), account: Account(pair.public_key().0) })
	}

	/// Reads a recovery phrase or a secret seed.
	pub fn from_text(text: &str) -> Result<Self, InvalidSecret> {
		let text = text.trim();
		let Some(digits) = text.strip_prefix("0x") else {
			return Phrase(Mnemonic::parse(text).map_err(|_| InvalidSecret)?).key();
		};
		let mut seed = Zeroizing::new([0; 32]);
		hex::decode_to_slice(digits, seed.as_mut_slice()).map_err(|_| InvalidSecret)?;
		Self::from_seed(*seed)
	}

	/// The account that this key signs for.
	pub const fn account(&self) -> Account {
		self.account
	}

	/// Signs transactions.
	pub fn seed(&self) -> &[u8; 32] {
		&self.seed
	}

	/// Signs passes and handovers.
	pub fn signing_key(&self) -> Result<SigningKey, InvalidSecret> {
		SigningKey::new(Scheme::Sr25519, &self.seed).map_err(|_| InvalidSecret)
	}

	/// Opens what the workers seal to the account.
	pub fn reply(&self) -> SecretKey {
		UserSeed::from_bytes(*self.seed).reply()
	}

	/// The secret seed as text, which [`AccountKey::from_text`] reads.
	pub fn to_text(&self) -> Zeroizing<String> {
		Zeroizing::new(format!("0x{}", hex::encode(self.seed.as_slice())))
	}
}

impl fmt::Debug for AccountKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "AccountKey({}, …)", self.account)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use subxt_signer::SecretUri;

	use super::*;

	/// The phrase that all Substrate development accounts derive from.
	const PHRASE: &str = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

	#[test]
	fn a_phrase_gives_the_account_that_other_wallets_give() {
		let other = Keypair::from_uri(&PHRASE.parse::<SecretUri>().unwrap()).unwrap();
		let account = AccountKey::from_text(PHRASE).unwrap().account();
		assert_eq!(account, Account(other.public_key().0));
	}

	#[test]
	fn a_seed_gives_the_account_that_other_wallets_give() {
		let alice = "0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";
		let other = Keypair::from_uri(&"//Alice".parse::<SecretUri>().unwrap()).unwrap();
		let key = AccountKey::from_text(&format!("{alice}\n")).unwrap();
		assert_eq!(key.account(), Account(other.public_key().0));
		assert_eq!(*key.to_text(), alice);
	}

	#[test]
	fn what_is_no_secret_is_refused() {
		for text in ["", "0x00", "bottom drive", &PHRASE.replace("walk", "bottom")] {
			assert_eq!(AccountKey::from_text(text).map(|_| ()), Err(InvalidSecret), "{text}");
		}
	}

	#[test]
	fn secrets_are_not_printed() {
		let key = AccountKey::from_text(PHRASE).unwrap();
		assert!(!format!("{key:?}").contains(&hex::encode(key.seed())));
	}
}
