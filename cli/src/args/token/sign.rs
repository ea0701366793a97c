//! Showing tokens, and handing them over.

use std::path::PathBuf;

use clap::Args;
use litentry_vocabulary::TokenId;

use crate::{Background, OpeningHours, Receiver, Span, When};

/// Whose key signs.
#[derive(Clone, Debug, Args)]
pub struct SignWith {
	/// Sign with the key in this file instead of your account's, made by `litentry identity device-key new`
	#[arg(long, value_name = "FILE")]
	pub device_key: Option<PathBuf>,
	/// A file with the passphrase of that key, instead of being asked for it
	#[arg(long, value_name = "FILE", requires = "device_key")]
	pub device_passphrase_file: Option<PathBuf>,
}

/// How a QR code is printed.
#[derive(Clone, Copy, Debug, Args)]
pub struct QrOption {
	/// The background of your terminal, for the QR code: dark or light
	#[arg(long, value_name = "COLOUR", default_value = "dark")]
	pub background: Background,
	/// Print no QR code
	#[arg(long, conflicts_with = "background")]
	pub no_qr: bool,
}

impl QrOption {
	/// On which background to print a QR code, if at all.
	pub fn background(self) -> Option<Background> {
		(!self.no_qr).then_some(self.background)
	}
}

/// `litentry token present`
#[derive(Clone, Debug, Args)]
pub struct PresentToken {
	/// What the verifier asks: the text of its QR code, LIT:ASK:…, or - to be asked for it
	pub question: String,
	/// The id of the token
	#[arg(required_unless_present = "hand_over")]
	pub token: Option<TokenId>,
	/// The token that it requires besides [default: one of the holder's that is good]
	#[arg(long, value_name = "TOKEN", conflicts_with = "hand_over")]
	pub supporting: Option<TokenId>,
	/// Show the token that was handed over to you with the text in this file
	#[arg(long, value_name = "FILE", conflicts_with = "token")]
	pub hand_over: Option<PathBuf>,
	/// For how long the pass can be used
	#[arg(long, value_name = "SPAN", default_value = "1m")]
	pub lifetime: Span,
	/// Have the verifier refuse if the token's data changes meanwhile
	#[arg(long, conflicts_with = "offline")]
	pub same_data: bool,
	/// Do not look on the chain whether the pass will be accepted
	#[arg(long)]
	pub offline: bool,
	/// Whose key signs.
	#[command(flatten)]
	pub sign: SignWith,
	/// How the QR code is printed.
	#[command(flatten)]
	pub qr: QrOption,
}

/// `litentry token hand-over`
#[derive(Clone, Debug, Args)]
pub struct HandOverToken {
	/// The id of the token
	#[arg(required_unless_present = "hand_over")]
	pub token: Option<TokenId>,
	/// Who may show it: the address of an account, or a key such as ed25519:0x…
	#[arg(long, value_name = "KEY")]
	pub to: Receiver,
	/// From when on, such as 2026-12-24T18:00:00Z or +2d [default: from now on]
	#[arg(long, value_name = "TIME")]
	pub from: Option<When>,
	/// Until when, such as 2026-12-24T18:00:00Z or +2d [default: as long as you can]
	#[arg(long, value_name = "TIME")]
	pub until: Option<When>,
	/// How often [default: as often as you can]
	#[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
	pub uses: Option<u32>,
	/// At which times of the week, such as "mon-fri 08:00-18:00 +01:00" [default: when you can]
	#[arg(long, value_name = "HOURS")]
	pub hours: Option<OpeningHours>,
	/// The token that it requires besides [default: one of yours that is good]
	#[arg(long, value_name = "TOKEN", conflicts_with = "hand_over")]
	pub supporting: Option<TokenId>,
	/// Hand on the token that was handed over to you with the text in this file
	#[arg(long, value_name = "FILE", conflicts_with = "token")]
	pub hand_over: Option<PathBuf>,
	/// Save the text in this file too
	#[arg(long, value_name = "FILE")]
	pub out: Option<PathBuf>,
	/// Whose key signs.
	#[command(flatten)]
	pub sign: SignWith,
	/// How the QR code is printed.
	#[command(flatten)]
	pub qr: QrOption,
}
