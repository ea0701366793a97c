//! The table of link proofs in `tests/vectors/link-proof/`, one file for each platform: proofs that
//! other people's wallets and libraries made, and every kind of bad one with the exact refusal.
//!
//! `tests/vectors/link-requests.json` tells what becomes of one good proof in other circumstances.
//!
//! Each verifier of the project (the primitive, the workers, the chain) runs through all of it.

mod request;

pub use request::{Change, RequestCase, request_cases};

use std::{fs, path::Path};

use anyhow::Context;
use litentry_external_account::ExternalAccount;
use litentry_link_proof::{Challenge, InvalidProof, LinkProof, UnlinkChallenge, verify};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, LinkId};
use parity_scale_codec::DecodeAll;
use serde::Deserialize;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../vectors/link-proof");

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Case {
	/// The file and the words that name it.
	pub name: String,
	/// What is signed.
	pub consent: Signed,
	/// The proof.
	pub proof: LinkProof,
	/// `accepted`, or the refusal as [`core::fmt::Debug`] writes it.
	pub result: String,
}

/// What the external account of a case signs.
#[derive(Clone, Debug)]
pub enum Signed {
	/// That it is to be linked.
	Link(Challenge),
	/// That it is to be linked no more.
	Unlink(UnlinkChallenge),
}

impl Case {
	/// What the primitive says of it.
	pub fn verdict(&self) -> Result<(), InvalidProof> {
		match &self.consent {
			Signed::Link(challenge) => verify(challenge, &self.proof),
			Signed::Unlink(challenge) => verify(challenge, &self.proof),
		}
	}

	/// Whether this is what the table expects.
	pub fn expects(&self, verdict: &Result<(), InvalidProof>) -> bool {
		match verdict {
			Ok(()) => self.result == "accepted",
			Err(refusal) => self.result == format!("{refusal:?}"),
		}
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
	name: String,
	/// For people.
	#[serde(rename = "source")]
	_source: String,
	consent: Consent,
	proof: String,
	result: String,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
enum Consent {
	Link {
		external: String,
		account: String,
		genesis: String,
		nonce: u32,
		expires: BlockNumber,
		ends: Option<BlockNumber>,
	},
	Unlink {
		external: String,
		account: String,
		genesis: String,
		id: u64,
		expires: BlockNumber,
	},
}

/// The whole table.
///
/// # Errors
///
/// A file cannot be read, or is not of the form that `tests/vectors/README.md` describes.
pub fn cases() -> anyhow::Result<Vec<Case>> {
	let mut cases = Vec::new();
	for entry in fs::read_dir(FOLDER).context(FOLDER)? {
		let path = entry?.path();
		cases.extend(read(&path).with_context(|| path.display().to_string())?);
	}
	Ok(cases)
}

fn read(path: &Path) -> anyhow::Result<Vec<Case>> {
	let lines: Vec<Line> = serde_json::from_slice(&fs::read(path)?)?;
	let platform = path.file_stem().unwrap_or_default().display().to_string();
	lines.into_iter().map(|line| case(&platform, line)).collect()
}

fn case(platform: &str, line: Line) -> anyhow::Result<Case> {
	let name = format!("{platform}: {}", line.name);
	let proof = hex::decode(line.proof.trim_start_matches("0x")).with_context(|| name.clone())?;
	let proof = LinkProof::decode_all(&mut &*proof).with_context(|| name.clone())?;
	let consent = signed(line.consent).with_context(|| name.clone())?;
	Ok(Case { name, consent, proof, result: line.result })
}

fn signed(consent: Consent) -> anyhow::Result<Signed> {
	Ok(match consent {
		Consent::Link { external, account, genesis, nonce, expires, ends } => {
			let (external, account, genesis) = common(&external, &account, &genesis)?;
			Signed::Link(Challenge { external, account, genesis, nonce, expires, ends })
		}
		Consent::Unlink { external, account, genesis, id, expires } => {
			let (external, account, genesis) = common(&external, &account, &genesis)?;
			Signed::Unlink(UnlinkChallenge { external, account, genesis, id: LinkId(id), expires })
		}
	})
}

fn common(
	external: &str,
	account: &str,
	genesis: &str,
) -> anyhow::Result<(ExternalAccount, Account, GenesisHash)> {
	Ok((external.parse()?, account.parse()?, genesis.parse()?))
}
