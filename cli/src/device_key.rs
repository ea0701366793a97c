//! The key of a device, in a file of its own: to make one, to register it, and to try things out.

use std::{fmt, io, path::Path};

use litentry_identity::device_identity;
use litentry_verifying_key::{InvalidSecret, Scheme, SigningKey, VerifyingKey};
use litentry_vocabulary::IdentityId;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
	Failure, bounded_file,
	home::{CannotUnlock, Passphrase, WorkFactor, write_private},
};

const MAX_FILE_LENGTH: u64 = 16 * 1024;

const VERSION: u8 = 1;

/// The secret key of a device; wiped from memory when dropped.
#[derive(Clone)]
pub struct DeviceKey {
	secret: Zeroizing<[u8; 32]>,
	key: SigningKey,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeviceKeyFile {
	version: u8,
	/// The public key.
	key: String,
	/// An age file (age-encryption.org) with the secret key in hexadecimal, for a passphrase.
	secret: String,
}

impl DeviceKey {
	/// A new key.
	pub fn generate(scheme: Scheme, rng: &mut impl CryptoRng) -> Self {
		let mut secret = Zeroizing::new([0; 32]);
		loop {
			rng.fill_bytes(secret.as_mut_slice());
			// Of P-256, one in 2^32 is none.
			if let Ok(key) = SigningKey::new(scheme, &secret) {
				return Self { secret, key };
			}
		}
	}

	/// The public key.
	pub fn verifying_key(&self) -> VerifyingKey {
		self.key.verifying_key()
	}

	/// The id of the device's identity.
	pub fn identity(&self) -> IdentityId {
		device_identity(&self.verifying_key())
	}

	/// The key that signs.
	pub const fn signing_key(&self) -> &SigningKey {
		&self.key
	}

	/// Keeps the key in a file, encrypted; an existing file is never replaced.
	pub fn store(
		&self,
		path: &Path,
		passphrase: &Passphrase,
		work: WorkFactor,
	) -> Result<(), Failure> {
		let unwritable = |source: io::Error| match source.kind() {
			io::ErrorKind::AlreadyExists => Failure::FileExists { path: path.into() },
			_ => Failure::Unwritable { path: path.into(), source },
		};
		let secret = Zeroizing::new(hex::encode(self.secret.as_slice()));
		let secret = passphrase.encrypt(&secret, work).map_err(unwritable)?;
		let file =
			DeviceKeyFile { version: VERSION, key: self.verifying_key().to_string(), secret };
		let text = serde_json::to_vec_pretty(&file).map_err(|error| unwritable(error.into()))?;
		write_private(path, &text).map_err(unwritable)
	}

	/// The key in a file.
	pub fn load(path: &Path, passphrase: &Passphrase) -> Result<Self, Failure> {
		let damaged = || Failure::NoDeviceKey { path: path.into() };
		let file = read(path)?;
		let text = passphrase.decrypt(&file.secret).map_err(|cannot| match cannot {
			CannotUnlock::WrongPassphrase => cannot.into(),
			CannotUnlock::Damaged => damaged(),
		})?;
		let public: VerifyingKey = file.key.parse().map_err(|_| damaged())?;
		let key = Self::from_hex(public.scheme(), &text).map_err(|_| damaged())?;
		if key.verifying_key() == public { Ok(key) } else { Err(damaged()) }
	}

	/// The public key of a file, for which no passphrase is needed.
	pub fn public(path: &Path) -> Result<VerifyingKey, Failure> {
		read(path)?.key.parse().map_err(|_| Failure::NoDeviceKey { path: path.into() })
	}

	fn from_hex(scheme: Scheme, digits: &str) -> Result<Self, InvalidSecret> {
		let mut secret = Zeroizing::new([0; 32]);
		hex::decode_to_slice(digits, secret.as_mut_slice()).map_err(|_| InvalidSecret)?;
		Ok(Self { key: SigningKey::new(scheme, &secret)?, secret })
	}
}

fn read(path: &Path) -> Result<DeviceKeyFile, Failure> {
	let text = bounded_file::read(path, MAX_FILE_LENGTH)?;
	serde_json::from_slice::<DeviceKeyFile>(&text)
		.ok()
		.filter(|file| file.version == VERSION)
		.ok_or_else(|| Failure::NoDeviceKey { path: path.into() })
}

impl fmt::Debug for DeviceKey {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "DeviceKey({}, …)", self.verifying_key())
	}
}
