//! Erasing all links of an account.

use std::fmt;

use litentry_vocabulary::{BlockNumber, LinkId};
use serde::Serialize;

use crate::{
	AccountKey, Chain, Failure, Lit, Report, Submission, chain::LinkCall, requests::counted,
};

/// Everything of an account's links was erased.
#[derive(Debug, Serialize)]
pub struct Erased {
	/// How many links there were.
	pub links: usize,
	/// The deposits of the links, which came back.
	pub deposit: Lit,
	/// The block that erased them.
	pub block: BlockNumber,
	/// The links.
	#[serde(skip)]
	pub ids: Vec<LinkId>,
}

impl Report for Erased {}

impl fmt::Display for Erased {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { deposit, block, .. } = self;
		let links = counted(self.links, "link");
		write!(
			f,
			"Erased {links} in block {block}, ciphertexts and pseudonyms included. \
			{deposit} of deposit came back. What was public stays in the chain's history."
		)
	}
}

/// Erases all links of an account, and its export.
pub async fn erase(chain: &impl Chain, key: &AccountKey) -> Result<Erased, Failure> {
	let links = chain.links_of(key.account()).await?;
	let block = chain.submit(key, Submission::Link(LinkCall::Erase)).await?;
	let deposits = links.iter().map(|link| link.deposit);
	let deposit = Lit(deposits.fold(0, u128::saturating_add));
	let ids: Vec<_> = links.iter().map(|link| link.id).collect();
	Ok(Erased { links: ids.len(), deposit, block, ids })
}
