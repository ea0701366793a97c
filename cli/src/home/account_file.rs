//! Accounts on disk.

use std::{io, path::PathBuf};

use litentry_vocabulary::Account;
use serde::{Deserialize, Serialize};

use super::{CannotUnlock, Home, Passphrase, WorkFactor, write_private};
use crate::{AccountKey, AccountName, Failure, bounded_file};

const MAX_FILE_LENGTH: u64 = 16 * 1024;

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
		let path = self.account_path(name);
		let unwritable = |source| Failure::Unwritable { path: path.clone(), source };
		let secret = passphrase.encrypt(&key.to_text(), work).map_err(unwritable)?;
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
		let secret = passphrase.decrypt(&file.secret)?;
		let key = AccountKey::from_text(&secret).map_err(|_| CannotUnlock::Damaged)?;
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
