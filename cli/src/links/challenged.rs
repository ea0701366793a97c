//! Texts that are handed out to be signed elsewhere.

use std::{fmt, io, path::PathBuf};

use litentry_external_account::{ExternalAccount, Platform};
use litentry_link_proof::{Challenge, Consent, MovingChallenge, UnlinkChallenge, typed_data};
use litentry_vocabulary::{Account, BlockNumber, LinkId};
use serde::Serialize;

use super::{again::Again, passkey::PasskeyRequest};
use crate::{
	Background, Failure, Report,
	args::{ChallengeOptions, Wanted},
	home::write_private,
	qr,
	report::text,
};

/// A text to sign, and what it is rebuilt from.
#[derive(Debug, Serialize)]
pub struct Challenged {
	/// What is to be signed.
	pub challenge: String,
	/// What it is about.
	#[serde(flatten)]
	pub about: About,
	/// The last block at which the signature is accepted.
	pub expires: BlockNumber,
	/// The same as `eth_signTypedData_v4` takes it, for an account of an EVM chain.
	#[serde(rename = "typedData", skip_serializing_if = "Option::is_none")]
	pub typed_data: Option<serde_json::Value>,
	/// What the website asks of the authenticator, for a passkey.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub passkey: Option<PasskeyRequest>,
	/// The file with the text.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub file: Option<PathBuf>,
	/// The text as a QR code.
	#[serde(skip)]
	pub qr: Option<String>,
	/// The command that takes the signature.
	#[serde(skip)]
	pub next: String,
}

/// What a text to sign is about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum About {
	/// An external account is to be linked.
	Link {
		/// The external account.
		#[serde(serialize_with = "text")]
		external: ExternalAccount,
		/// The nonce in the text.
		nonce: u32,
		/// The last block at which the link counts.
		ends: Option<BlockNumber>,
	},
	/// An external account is to be linked no more.
	Unlink {
		/// The external account.
		#[serde(serialize_with = "text")]
		external: ExternalAccount,
		/// The link.
		#[serde(serialize_with = "super::number")]
		link: LinkId,
	},
	/// All links of an account are to be another's.
	Move {
		/// The account.
		#[serde(serialize_with = "text")]
		from: Account,
		/// The other one, which signs.
		#[serde(serialize_with = "text")]
		to: Account,
		/// The nonce in the text.
		nonce: u32,
	},
}

impl About {
	/// What signs.
	fn signer(&self) -> String {
		match self {
			Self::Link { external, .. } | Self::Unlink { external, .. } => {
				let what = match external.platform() {
					Platform::Passkey => "the passkey",
					Platform::Device => "the device",
					_ => "the wallet of",
				};
				format!("{what} {external}")
			}
			Self::Move { to, .. } => format!("the wallet of {to}"),
		}
	}
}

impl Challenged {
	/// The text that an external account signs to be linked as it was wanted.
	pub fn to_link(challenge: &Challenge, wanted: &Wanted) -> Self {
		let Challenge { external, nonce, expires, ends, .. } = *challenge;
		let (site, contract) = (wanted.site.as_deref(), wanted.contract);
		let public = if wanted.options.public { " --public" } else { "" };
		let ends_again = ends.map(|block| format!(" --ends {block}")).unwrap_or_default();
		let again = Again { external: &external, site, contract };
		let next = format!("link {again}{public}{ends_again} --nonce {nonce} --expires {expires}");
		let about = About::Link { external, nonce, ends };
		let passkey = PasskeyRequest::of(challenge, site);
		// A contract wallet is asked about the text.
		let typed_data = if contract { None } else { typed(challenge) };
		let text = challenge.to_string();
		Self { passkey, typed_data, ..Self::new(text, about, expires, next) }
	}

	/// The text that an external account signs to be linked no more.
	pub fn to_unlink(challenge: &UnlinkChallenge) -> Self {
		let UnlinkChallenge { external, id, expires, .. } = *challenge;
		let next = format!("links remove-by-proof {id} --expires {expires}");
		let about = About::Unlink { external, link: id };
		let passkey = PasskeyRequest::of(challenge, None);
		let typed_data = typed(challenge);
		let text = challenge.to_string();
		Self { passkey, typed_data, ..Self::new(text, about, expires, next) }
	}

	/// The text that an account signs to take over another's links.
	pub fn to_move(challenge: &MovingChallenge) -> Self {
		let MovingChallenge { from, to, nonce, expires, .. } = *challenge;
		let next = format!("links move --to {to} --nonce {nonce} --expires {expires}");
		Self::new(challenge.to_string(), About::Move { from, to, nonce }, expires, next)
	}

	const fn new(challenge: String, about: About, expires: BlockNumber, next: String) -> Self {
		let (typed_data, passkey, file, qr) = (None, None, None, None);
		Self { challenge, about, expires, typed_data, passkey, file, qr, next }
	}

	/// Draws and saves the text, as far as that is wanted.
	pub fn hand_out(mut self, options: &ChallengeOptions) -> Result<Self, Failure> {
		let background: Option<Background> = options.qr.then_some(options.background);
		self.qr = background.map(|background| qr::draw(&self.challenge, background)).transpose()?;
		if let Some(path) = &options.challenge_file {
			save(path.clone(), &self.challenge)?;
			self.file = Some(path.clone());
		}
		Ok(self)
	}

	/// What is to be signed, and by whom.
	pub fn request(&self) -> impl fmt::Display {
		Request(self)
	}
}

fn typed(consent: &impl Consent) -> Option<serde_json::Value> {
	typed_data(consent).and_then(|text| serde_json::from_str(&text).ok())
}

/// Keeps the text to the letter: a line's end more would be another text.
fn save(path: PathBuf, text: &str) -> Result<(), Failure> {
	write_private(&path, text.as_bytes()).map_err(|source| match source.kind() {
		io::ErrorKind::AlreadyExists => Failure::FileExists { path },
		_ => Failure::Unwritable { path, source },
	})
}

impl Report for Challenged {}

impl fmt::Display for Challenged {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let signature =
			if self.passkey.is_some() { "--signature-file FILE" } else { "--signature SIGNATURE" };
		write!(
			f,
			"{}\n\nThen send the signature:\n\n    litentry {} {signature}",
			Request(self),
			self.next
		)
	}
}

struct Request<'a>(&'a Challenged);

impl fmt::Display for Request<'_> {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Challenged { challenge, about, passkey, file, qr, .. } = self.0;
		let signer = about.signer();
		write!(f, "Sign this text with {signer}:\n\n{challenge}")?;
		if let Some(request) = passkey {
			write!(f, "\n\n{request}")?;
		}
		if let Some(qr) = qr {
			write!(f, "\n\n{qr}")?;
		}
		if let Some(file) = file {
			write!(f, "\n\nThe text is in {} too.", file.display())?;
		}
		Ok(())
	}
}
