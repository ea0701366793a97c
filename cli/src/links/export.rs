//! What the workers know of an account's links, in one file.

use std::{
	fmt, io,
	path::{Path, PathBuf},
};

use litentry_external_account::ExternalAccount;
use litentry_link_record::{Export, ExportRequest, ExportedLink, ProvenBy, UNREADABLE_EXPORT};
use litentry_sealing::{Context, PublicKey, Purpose};
use litentry_vocabulary::{Account, BlockNumber, GenesisHash, KeyEpoch, LinkId};
use rand_core::CryptoRng;
use serde::Serialize;

use super::{LinkFailure, LinkKind};
use crate::{
	AccountKey, Chain, Failure, Report, Submission,
	chain::{self, LinkCall},
	home::durable,
	report::text,
	requests::counted,
};

/// All that the workers know of an account's links: the content of the file.
#[derive(Debug, Serialize)]
pub struct LinkRecords {
	/// The chain.
	#[serde(serialize_with = "text")]
	pub chain: GenesisHash,
	/// The account.
	#[serde(serialize_with = "text")]
	pub account: Account,
	/// The block at which it was received.
	pub block: BlockNumber,
	/// The links, in ascending order.
	pub links: Vec<LinkEntry>,
}

/// A link, as the workers know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkEntry {
	/// Its number.
	#[serde(serialize_with = "super::number")]
	pub link: LinkId,
	/// Who knows its external account.
	pub kind: LinkKind,
	/// The external account.
	#[serde(serialize_with = "text")]
	pub external: ExternalAccount,
	/// What shows that the external account consents: `key`, or `contract`.
	pub proven_by: &'static str,
	/// Since which block it is what it is.
	pub since: BlockNumber,
	/// The last block at which it counts unless it is proven again.
	pub ends: Option<BlockNumber>,
}

impl From<&ExportedLink> for LinkEntry {
	fn from(link: &ExportedLink) -> Self {
		let ExportedLink { id, external, proven_by, public, since, ends } = *link;
		let kind = if public { LinkKind::Public } else { LinkKind::Shielded };
		let proven_by = match proven_by {
			ProvenBy::Key => "key",
			ProvenBy::Contract => "contract",
		};
		Self { link: id, kind, external, proven_by, since, ends }
	}
}

/// The records were saved.
#[derive(Debug, Serialize)]
pub struct LinksExported {
	/// How many links there are.
	pub links: usize,
	/// The file.
	pub file: PathBuf,
}

impl Report for LinksExported {}

impl fmt::Display for LinksExported {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(
			f,
			"Saved the records of {} in {}.",
			counted(self.links, "link"),
			self.file.display()
		)
	}
}

/// Refuses a file that there is already, before anything is asked.
pub fn check_free(file: &Path) -> Result<(), Failure> {
	if file.exists() { Err(Failure::FileExists { path: file.into() }) } else { Ok(()) }
}

/// Asks the workers for all records of the account's links, sealed to its key.
pub async fn ask_for_records(
	chain: &impl Chain,
	key: &AccountKey,
	(epoch, workers): (KeyEpoch, PublicKey),
	rng: &mut impl CryptoRng,
) -> Result<(), Failure> {
	if let Some(old) = chain.export(key.account()).await? {
		if old.answer.is_none() {
			return Ok(());
		}
		// It may be older than the newest link.
		clear_records(chain, key).await?;
	}
	let request = ExportRequest { reply_to: key.reply().public_key() };
	let sealed = request.seal(&workers, &context(chain, key, epoch), rng)?;
	chain.submit(key, Submission::Link(LinkCall::RequestExport { epoch, sealed })).await?;
	Ok(())
}

/// Waits for the workers' answer and opens it. It stays on the chain until [`clear_records`].
pub async fn receive_records(chain: &impl Chain, key: &AccountKey) -> Result<LinkRecords, Failure> {
	let (epoch, sealed) = answer(chain, key.account()).await?;
	if sealed == UNREADABLE_EXPORT {
		return Err(LinkFailure::ExportUnread.into());
	}
	let opened = Export::open(&key.reply(), &context(chain, key, epoch), &sealed);
	let export = opened.map_err(|source| LinkFailure::CannotOpenExport { source })?;
	let block = chain.finalized().await?;
	let links = export.links.iter().map(LinkEntry::from).collect();
	Ok(LinkRecords { chain: chain.genesis(), account: key.account(), block, links })
}

/// Keeps the records in a new file.
pub fn save(records: &LinkRecords, file: PathBuf) -> Result<LinksExported, Failure> {
	check_free(&file)?;
	let text = serde_json::to_vec_pretty(records).map_err(io::Error::from);
	let written = text.and_then(|text| durable::replace(&file, &text));
	written.map_err(|source| Failure::Unwritable { path: file.clone(), source })?;
	Ok(LinksExported { links: records.links.len(), file })
}

async fn answer(chain: &impl Chain, account: Account) -> Result<(KeyEpoch, Vec<u8>), Failure> {
	let mut block = chain.finalized().await?;
	loop {
		match chain.export(account).await?.ok_or(LinkFailure::ExportUnanswered)? {
			chain::Export { epoch, answer: Some(sealed) } => return Ok((epoch, sealed)),
			chain::Export { answer: None, .. } => block = chain.block_after(block).await?,
		}
	}
}

/// Removes the workers' answer from the chain, once it is saved.
pub async fn clear_records(chain: &impl Chain, key: &AccountKey) -> Result<(), Failure> {
	chain.submit(key, Submission::Link(LinkCall::ClearExport)).await?;
	Ok(())
}

fn context(chain: &impl Chain, key: &AccountKey, epoch: KeyEpoch) -> Context {
	let (genesis, account) = (chain.genesis(), key.account());
	Context { genesis, purpose: Purpose::Export, epoch, account }
}
