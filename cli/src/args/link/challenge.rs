//! Texts that other wallets sign.

use std::path::PathBuf;

use clap::Args;
use litentry_vocabulary::BlockNumber;

use crate::Background;

/// How a text is handed out to be signed, and how the signature comes back.
#[derive(Clone, Debug, Args)]
pub struct ChallengeOptions {
	/// Only print the text to sign
	#[arg(long)]
	pub challenge: bool,
	/// Save the text to sign in this file too
	#[arg(long, value_name = "FILE")]
	pub challenge_file: Option<PathBuf>,
	/// Show the text to sign as a QR code too
	#[arg(long)]
	pub qr: bool,
	/// The background of your terminal, for the QR code: dark or light
	#[arg(long, value_name = "COLOUR", default_value = "dark", requires = "qr")]
	pub background: Background,
	/// The signature over a text that was printed earlier
	#[arg(
		long,
		value_name = "SIGNATURE",
		requires = "expires",
		conflicts_with_all = ["challenge", "challenge_file", "qr", "signature_file"]
	)]
	pub signature: Option<String>,
	/// A file with that signature
	#[arg(
		long,
		value_name = "FILE",
		requires = "expires",
		conflicts_with_all = ["challenge", "challenge_file", "qr"]
	)]
	pub signature_file: Option<PathBuf>,
	/// The block at which the text that was printed earlier expires
	#[arg(long, value_name = "BLOCK")]
	pub expires: Option<BlockNumber>,
	/// For how many blocks a new text can be used
	#[arg(long, value_name = "BLOCKS", default_value_t = 600, conflicts_with = "expires")]
	pub lifetime: BlockNumber,
}
