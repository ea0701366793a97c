//! All identities of a block, page by page.

use litentry_vocabulary::Account;
use subxt::config::substrate::H256;

use super::Block;
use crate::{
	chain::{ChainFault, Unreadable},
	identity::Registration,
};

/// How many identities are asked for at once.
const PAGE: u32 = 256;

/// Some of a chain's identities.
pub(in crate::chain) struct Page {
	/// What is held of each account; what could not be read stays an error.
	pub(in crate::chain) entries: Vec<(Account, Result<Registration, Unreadable>)>,
	/// Where the next page starts; `None` after the last one.
	pub(in crate::chain) next: Option<PageStart>,
}

/// Where a page starts.
pub(in crate::chain) struct PageStart(Vec<u8>);

impl Block {
	/// A page of all identities.
	pub(in crate::chain) async fn identities(
		&self,
		start: Option<PageStart>,
	) -> Result<Page, ChainFault> {
		let (prefix, at) = (self.entry("Identity", "IdentityOf")?, Some(H256(self.head.hash.0)));
		let start = start.map(|PageStart(key)| key);
		let rpc = &self.node.rpc;
		let keys = rpc.state_get_keys_paged(&prefix, PAGE, start.as_deref(), at);
		let keys = self.node.wait(keys).await?;
		let Some(last) = keys.last().cloned() else {
			return Ok(Page { entries: Vec::new(), next: None });
		};
		let values = rpc.state_query_storage_at(keys.iter().map(Vec::as_slice), at);
		let changes = self.node.wait(values).await?.into_iter().flat_map(|set| set.changes);
		let entries = changes.filter_map(|(key, value)| {
			// The account stands at the key's end, as it is.
			let account = Account(key.0.last_chunk().copied()?);
			Some((account, self.read_registration(&value?.0)))
		});
		Ok(Page { entries: entries.collect(), next: Some(PageStart(last)) })
	}
}
