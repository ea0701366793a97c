//! What becomes of a good proof in other circumstances.

use anyhow::Context;
use litentry_vocabulary::BlockNumber;
use serde::Deserialize;

use crate::{Case, Signed, cases};

const TABLE: &str = include_str!("../../vectors/link-requests.json");

/// One line of the table.
#[derive(Clone, Debug)]
pub struct RequestCase {
	/// The words that name it.
	pub name: String,
	/// A link that everybody accepts as it stands.
	pub good: Case,
	/// What is different.
	pub change: Change,
	/// What the chain says of a public link: `accepted`, or the name of its error.
	pub chain: String,
	/// What the workers say of a shielded link, as [`core::fmt::Debug`] writes the refusal; nothing where
	/// the chain refuses the request before they see it.
	pub workers: Option<String>,
}

/// What is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Change {
	/// It comes in this block.
	Block(BlockNumber),
	/// It names this block as the last at which its proof is accepted.
	Expires(BlockNumber),
	/// The account's next nonce, which is also that of the request, is this one.
	NextNonce(u32),
	/// Another account has linked the external account.
	LinkedByAnother,
	/// The account has as many links as it may have.
	FullAccount,
	/// Accounts of the platform are not linked at present.
	PlatformOff,
	/// Another account sends what was sealed for the owner's.
	OpenedFor(u8),
	/// It is opened in another epoch than it was sealed for.
	OpenedIn(u32),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
	name: String,
	change: Change,
	chain: String,
	workers: Option<String>,
}

/// The whole table, over the first accepted link of an EVM account.
///
/// # Errors
///
/// The table is not of its form, or there is no such link.
pub fn request_cases() -> anyhow::Result<Vec<RequestCase>> {
	let is_good = |case: &Case| {
		let is_link = matches!(&case.consent, Signed::Link(challenge) if challenge.ends.is_none());
		is_link && case.result == "accepted" && case.name.starts_with("evm")
	};
	let good = cases()?.into_iter().find(is_good).context("no accepted link of an EVM account")?;
	let lines: Vec<Line> = serde_json::from_str(TABLE)?;
	let case = |line: Line| {
		let Line { name, change, chain, workers } = line;
		RequestCase { name, good: good.clone(), change, chain, workers }
	};
	Ok(lines.into_iter().map(case).collect())
}
