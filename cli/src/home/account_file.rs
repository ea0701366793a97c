//! Accounts on disk.

use std::{fmt, io, num::ParseIntError, path::PathBuf, str::FromStr};

use age::{
	DecryptError,
	scrypt::{Identity, Recipient},
	secrecy::SecretString,
};
use litentry_vocabulary::Account;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Home, write_private};
use crate::{AccountKey, AccountName, Failure, bounded_file};

/// What guessing a passphrase costs: 2^17 rounds of scrypt and 128 MiB of memory each time.
pub const DEFAULT_WORK_FACTOR: WorkFactor = WorkFactor(17);

/// More than this would take minutes; a file that asks for it is not ours.
const MAX_WORK_FACTOR: u8 = 22;

const MAX_FILE_LENGTH: u64 = 16 * 1024;

const MIN_PASSPHRASE_LENGTH: usize = 8;

/// What protects the secret of an account on disk.
#[derive(Clone)]
pub struct Passphrase(SecretString);

/// The passphrase is too short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the passphrase has fewer than {MIN_PASSPHRASE_LENGTH} characters")]
pub struct PassphraseTooShort;

/// How costly guessing a passphrase is: its cost doubles with each step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkFactor(u8);

/// Why a secret could not be decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CannotUnlock {
	/// The passphrase is wrong.
	#[error("the passphrase is wrong")]
	WrongPassphrase,
	/// The file was changed, or was made by something else.
	#[error("the account's file is damaged")]
	Damaged,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountFile {
	version: u8,
	address: String,
	/// An age file (age-encryption.org) with the secret seed, for a passphrase.
	secret: String,
}

const VERSION: u8 = 1;

impl Home {
	/// Keeps a new account, encrypted; an existing one is never replaced.
	pub fn store(
		&self,
		name: &AccountName,
		key: &AccountKey,
		passphrase: &Passphrase,
		work: WorkFactor,
	) -> Result<PathBuf, Failure> {
		let mut recipient = Recipient::new(passphrase.0.clone());
		recipient.set_work_factor(work.0);
		let path = self.account_path(name);
		let unwritable = |source| Failure::Unwritable { path: path.clone(), source };
		let secret = age::encrypt_and_armor(&recipient, key.to_text().as_bytes())
			.map_err(|error| unwritable(io::Error::other(error)))?;
		let file = AccountFile { version: VERSION, address: key.account().to_ss58(), secret };
		let text = serde_json::to_vec_pretty(&file).map_err(|e| unwritable(e.into()))?;
		write_private(&path, &text).map_err(|error| match error.kind() {
			io::ErrorKind::AlreadyExists => Failure::AccountExists { name: name.clone() },
			_ => unwritable(error),
		})?;
		Ok(path)
	}

	/// Refuses a name that is taken.
	pub fn check_free(&self, name: &AccountName) -> Result<(), Failure> {
		if self.account_path(name).exists() {
			return Err(Failure::AccountExists { name: name.clone() });
		}
		Ok(())
	}

	/// The address of an account, for which no passphrase is needed.
	pub fn address(&self, name: &AccountName) -> Result<Account, Failure> {
		let file = self.read(name)?;
		file.address.parse().map_err(|_| CannotUnlock::Damaged.into())
	}

	/// The key of an account.
	pub fn unlock(
		&self,
		name: &AccountName,
		passphrase: &Passphrase,
	) -> Result<AccountKey, Failure> {
		let file = self.read(name)?;
		let mut identity = Identity::new(passphrase.0.clone());
		identity.set_max_work_factor(MAX_WORK_FACTOR);
		let secret = age::decrypt(&identity, file.secret.as_bytes())
			.map_err(|error| cannot_unlock(&error))?;
		let secret = Zeroizing::new(secret);
		let text = str::from_utf8(&secret).map_err(|_| CannotUnlock::Damaged)?;
		let key = AccountKey::from_text(text).map_err(|_| CannotUnlock::Damaged)?;
		if key.account().to_ss58() != file.address {
			return Err(CannotUnlock::Damaged.into());
		}
		Ok(key)
	}

	fn read(&self, name: &AccountName) -> Result<AccountFile, Failure> {
		let path = self.account_path(name);
		if !path.exists() {
			return Err(Failure::NoAccount { name: name.clone() });
		}
		let text = bounded_file::read(&path, MAX_FILE_LENGTH)?;
		serde_json::from_slice::<AccountFile>(&text)
			.ok()
			.filter(|file| file.version == VERSION)
			.ok_or_else(|| CannotUnlock::Damaged.into())
	}

	fn account_path(&self, name: &AccountName) -> PathBuf {
		self.0.join("accounts").join(format!("{name}.json"))
	}
}

fn cannot_unlock(error: &DecryptError) -> CannotUnlock {
	match error {
		DecryptError::DecryptionFailed
		| DecryptError::KeyDecryptionFailed
		| DecryptError::NoMatchingKeys => CannotUnlock::WrongPassphrase,
		_ => CannotUnlock::Damaged,
	}
}

impl Passphrase {
	/// A passphrase as it was typed.
	pub fn new(text: &str) -> Self {
		Self(SecretString::from(text))
	}

	/// Refuses what is too short to protect anything.
	pub fn check_length(text: &str) -> Result<(), PassphraseTooShort> {
		if text.chars().count() < MIN_PASSPHRASE_LENGTH { Err(PassphraseTooShort) } else { Ok(()) }
	}
}

impl fmt::Debug for Passphrase {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str("Passphrase(…)")
	}
}

/// The text is not a number from 10 to 22.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a number from 10 to {MAX_WORK_FACTOR}")]
pub struct InvalidWorkFactor;

impl From<ParseIntError> for InvalidWorkFactor {
	fn from(_: ParseIntError) -> Self {
		Self
	}
}

impl FromStr for WorkFactor {
	type Err = InvalidWorkFactor;

	fn from_str(text: &str) -> Result<Self, InvalidWorkFactor> {
		let factor = text.parse()?;
		if (10..=MAX_WORK_FACTOR).contains(&factor) {
			Ok(Self(factor))
		} else {
			Err(InvalidWorkFactor)
		}
	}
}

impl fmt::Display for WorkFactor {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		self.0.fmt(f)
	}
}
