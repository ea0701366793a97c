//! Registering devices, and their keys.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use litentry_verifying_key::{Scheme, VerifyingKey};
use litentry_vocabulary::{BlockNumber, Description};

use crate::{
	SignatureText,
	home::{DEFAULT_WORK_FACTOR, WorkFactor},
};

/// `litentry identity challenge`
#[derive(Clone, Copy, Debug, Args)]
pub struct ChallengeDevice {
	/// The device's public key, such as ed25519:0x…
	#[arg(long, value_name = "KEY")]
	pub key: VerifyingKey,
	/// For how many blocks the device's signature can be used
	#[arg(long, value_name = "BLOCKS", default_value_t = 600)]
	pub lifetime: BlockNumber,
}

/// `litentry identity register-device`
#[derive(Clone, Debug, Args)]
pub struct RegisterDevice {
	/// The device's public key, such as ed25519:0x…
	#[arg(
		long,
		value_name = "KEY",
		requires_all = ["expires", "signature"],
		required_unless_present = "device_key"
	)]
	pub key: Option<VerifyingKey>,
	/// The block at which the challenge that was printed earlier expires
	#[arg(long, value_name = "BLOCK", requires = "key")]
	pub expires: Option<BlockNumber>,
	/// The device's signature over that challenge
	#[arg(long, value_name = "HEX", requires = "key")]
	pub signature: Option<SignatureText>,
	/// Sign with the key in this file, made by `litentry identity device-key new`
	#[arg(long, value_name = "FILE", conflicts_with_all = ["key", "expires", "signature"])]
	pub device_key: Option<PathBuf>,
	/// A file with the passphrase of the device's key, instead of being asked for it
	#[arg(long, value_name = "FILE", requires = "device_key")]
	pub device_passphrase_file: Option<PathBuf>,
	/// What people are told about it
	#[arg(long, value_name = "TEXT", default_value = "")]
	pub description: Description,
}

/// What to do with files with a device's key.
#[derive(Clone, Debug, Subcommand)]
pub enum DeviceKeyCommand {
	/// Make a new key and keep it in a file, encrypted with a passphrase
	New(NewDeviceKey),
	/// Show the public key in a file, and the id of its device
	Show {
		/// The file
		file: PathBuf,
	},
}

/// `litentry identity device-key new`
#[derive(Clone, Debug, Args)]
pub struct NewDeviceKey {
	/// The file to make
	pub file: PathBuf,
	/// How the key signs
	#[arg(long, value_enum, default_value_t = SchemeWord::Ed25519)]
	pub scheme: SchemeWord,
	/// A file with the passphrase of the device's key, instead of being asked for it
	#[arg(long, value_name = "FILE")]
	pub device_passphrase_file: Option<PathBuf>,
	/// How costly guessing the passphrase is: 2^N rounds of scrypt
	#[arg(long, hide = true, value_name = "N", default_value_t = DEFAULT_WORK_FACTOR)]
	pub work_factor: WorkFactor,
}

/// How a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemeWord {
	/// As most devices do
	Ed25519,
	/// As Polkadot's wallets do
	Sr25519,
	/// As secure elements do
	P256,
}

impl From<SchemeWord> for Scheme {
	fn from(word: SchemeWord) -> Self {
		match word {
			SchemeWord::Ed25519 => Self::Ed25519,
			SchemeWord::Sr25519 => Self::Sr25519,
			SchemeWord::P256 => Self::P256,
		}
	}
}
