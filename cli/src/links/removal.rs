//! Removing links.

use std::fmt;

use litentry_link_proof::{LinkProof, UnlinkChallenge, verify};
use litentry_vocabulary::{Account, BlockNumber, LinkId};
use serde::Serialize;

use super::{LinkFailure, make::expiry};
use crate::{
	AccountKey, Chain, Failure, Lit, Report, Submission,
	args::ChallengeOptions,
	chain::{Link, LinkCall},
};

/// A link was removed.
#[derive(Debug, Serialize)]
pub struct Unlinked {
	/// The link.
	#[serde(serialize_with = "super::number")]
	pub link: LinkId,
	/// The deposit that went back to its owner.
	pub deposit: Lit,
	/// The block that removed it.
	pub block: BlockNumber,
}

impl Report for Unlinked {}

impl fmt::Display for Unlinked {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "Removed link {} in block {}. ", self.link, self.block)?;
		write!(f, "{} of deposit went back to its owner.", self.deposit)
	}
}

/// A link of this account.
pub(super) async fn own(
	chain: &impl Chain,
	account: Account,
	link: LinkId,
) -> Result<Link, Failure> {
	let found = chain.link(link).await?.filter(|found| found.owner == account);
	Ok(found.ok_or(LinkFailure::NoLink { account, link })?)
}

/// Removes a link of the signer's.
pub async fn unlink(chain: &impl Chain, key: &AccountKey, id: LinkId) -> Result<Unlinked, Failure> {
	let link = own(chain, key.account(), id).await?;
	remove(chain, key, link, LinkCall::Unlink { id }).await
}

/// The challenge for the external account of a public link to remove it.
pub async fn unlink_challenge(
	chain: &impl Chain,
	id: LinkId,
	options: &ChallengeOptions,
) -> Result<UnlinkChallenge, Failure> {
	let link = chain.link(id).await?.ok_or(LinkFailure::NotPublic { link: id })?;
	let external = link.public_account().ok_or(LinkFailure::NotPublic { link: id })?;
	let (genesis, expires) = (chain.genesis(), expiry(chain, options).await?);
	Ok(UnlinkChallenge { external, account: link.owner, genesis, id, expires })
}

/// Removes a public link in the name of its external account. Anyone can send that.
pub async fn unlink_by_proof(
	chain: &impl Chain,
	key: &AccountKey,
	challenge: &UnlinkChallenge,
	proof: LinkProof,
) -> Result<Unlinked, Failure> {
	let UnlinkChallenge { external, id, expires, .. } = *challenge;
	verify(challenge, &proof).map_err(|source| LinkFailure::InvalidProof { external, source })?;
	let link = chain.link(id).await?.ok_or(LinkFailure::NotPublic { link: id })?;
	remove(chain, key, link, LinkCall::UnlinkByProof { id, expires, proof }).await
}

async fn remove(
	chain: &impl Chain,
	key: &AccountKey,
	link: Link,
	call: LinkCall,
) -> Result<Unlinked, Failure> {
	let block = chain.submit(key, Submission::Link(call)).await?;
	Ok(Unlinked { link: link.id, deposit: Lit(link.deposit), block })
}
