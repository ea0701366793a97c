//! What protects secrets on disk.

use std::{fmt, io, num::ParseIntError, str::FromStr};

use age::{
	DecryptError,
	scrypt::{Identity, Recipient},
	secrecy::SecretString,
};
use zeroize::Zeroizing;

/// What guessing a passphrase costs: 2^17 rounds of scrypt and 128 MiB of memory each time.
pub const DEFAULT_WORK_FACTOR: WorkFactor = WorkFactor(17);

/// More than this would take minutes; a file that asks for it is not ours.
const MAX_WORK_FACTOR: u8 = 22;

const MIN_PASSPHRASE_LENGTH: usize = 8;

/// What protects a secret on disk.
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

impl Passphrase {
	/// A passphrase as it was typed.
	pub fn new(text: &str) -> Self {
		Self(SecretString::from(text))
	}

	/// Refuses what is too short to protect anything.
	pub fn check_length(text: &str) -> Result<(), PassphraseTooShort> {
		if text.chars().count() < MIN_PASSPHRASE_LENGTH { Err(PassphraseTooShort) } else { Ok(()) }
	}

	/// An age file (age-encryption.org) with a secret, as text.
	pub(crate) fn encrypt(&self, secret: &str, work: WorkFactor) -> io::Result<String> {
		let mut recipient = Recipient::new(self.0.clone());
		recipient.set_work_factor(work.0);
		age::encrypt_and_armor(&recipient, secret.as_bytes()).map_err(io::Error::other)
	}

	/// The secret in such a file.
	pub(crate) fn decrypt(&self, file: &str) -> Result<Zeroizing<String>, CannotUnlock> {
		let mut identity = Identity::new(self.0.clone());
		identity.set_max_work_factor(MAX_WORK_FACTOR);
		let secret = age::decrypt(&identity, file.as_bytes());
		let secret = Zeroizing::new(secret.map_err(|error| cannot_unlock(&error))?);
		let text = str::from_utf8(&secret).map_err(|_| CannotUnlock::Damaged)?;
		Ok(Zeroizing::new(text.to_owned()))
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
