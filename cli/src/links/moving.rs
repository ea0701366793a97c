//! Handing all links to another account.

use std::fmt;

use litentry_link_proof::{MovingChallenge, SubstrateKey, SubstrateProof, SubstrateScheme};
use litentry_vocabulary::{Account, BlockNumber, LinkId};
use serde::Serialize;

use super::{
	LinkFailure,
	make::{expiry, next_nonce},
};
use crate::{
	AccountKey, Chain, Failure, InvalidSecret, Report, Submission, args::ChallengeOptions,
	chain::LinkCall, report::text, requests::counted,
};

/// All links of an account are another's now.
#[derive(Debug, Serialize)]
pub struct LinksMoved {
	/// Whose they were.
	#[serde(serialize_with = "text")]
	pub from: Account,
	/// Whose they are.
	#[serde(serialize_with = "text")]
	pub to: Account,
	/// How many there are.
	pub links: usize,
	/// Those that stay behind: they wait for the workers.
	#[serde(serialize_with = "super::numbers")]
	pub stayed: Vec<LinkId>,
	/// The block that holds the transaction.
	pub block: BlockNumber,
}

impl Report for LinksMoved {}

impl fmt::Display for LinksMoved {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let Self { from, to, links, stayed, block } = self;
		let links = counted(*links, "link");
		write!(
			f,
			"{links} of {from} went to {to} in block {block}. Credentials of {from} stay valid; who \
			verifies one is told of the move, for 90 days at least."
		)?;
		if stayed.is_empty() {
			return Ok(());
		}
		write!(f, "\n\nStill of {from}: {}. ", Numbers(stayed))?;
		f.write_str("What waits for the workers stays behind: move it when they have answered.")
	}
}

/// Links, by their numbers.
struct Numbers<'a>(&'a [LinkId]);

impl fmt::Display for Numbers<'_> {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(if self.0.len() == 1 { "link " } else { "links " })?;
		let numbers: Vec<_> = self.0.iter().map(LinkId::to_string).collect();
		f.write_str(&numbers.join(", "))
	}
}

/// The challenge for the account that is to have an account's links.
pub async fn moving_challenge(
	chain: &impl Chain,
	from: Account,
	to: Account,
	nonce: Option<u32>,
	options: &ChallengeOptions,
) -> Result<MovingChallenge, Failure> {
	let (genesis, expires) = (chain.genesis(), expiry(chain, options).await?);
	let nonce = next_nonce(chain, from, nonce).await?;
	Ok(MovingChallenge { from, to, genesis, nonce, expires })
}

/// The consent of the account that is to have the links, when its key is at hand.
pub fn consent(to: &AccountKey, challenge: &MovingChallenge) -> Result<SubstrateProof, Failure> {
	let key = SubstrateKey::new(SubstrateScheme::Sr25519, to.seed()).map_err(|_| InvalidSecret)?;
	Ok(key.sign_moving(challenge).map_err(LinkFailure::from)?)
}

/// Checks a consent as the chain will.
pub fn check_consent(
	challenge: &MovingChallenge,
	consent: &SubstrateProof,
) -> Result<(), LinkFailure> {
	let to = challenge.to;
	challenge.verify(consent).map_err(|source| LinkFailure::InvalidConsent { to, source })
}

/// Hands all links of an account, except those that wait for the workers, to another.
pub async fn move_links(
	chain: &impl Chain,
	key: &AccountKey,
	challenge: &MovingChallenge,
	consent: SubstrateProof,
) -> Result<LinksMoved, Failure> {
	let MovingChallenge { from, to, nonce, expires, .. } = *challenge;
	let links = chain.links_of(from).await?;
	let (waiting, moving): (Vec<_>, Vec<_>) = links.iter().partition(|link| link.is_waiting());
	let (links, stayed) = (moving.len(), waiting.iter().map(|link| link.id).collect());
	let call = LinkCall::Move { to, nonce, expires, consent };
	let block = chain.submit(key, Submission::Link(call)).await?;
	Ok(LinksMoved { from, to, links, stayed, block })
}

/// The note of where an account's links have moved was removed.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct MoveForgotten {
	/// The block that removed it.
	pub block: BlockNumber,
}

impl Report for MoveForgotten {}

impl fmt::Display for MoveForgotten {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(
			f,
			"Forgot in block {} where the links have moved. The deposit came back.",
			self.block
		)
	}
}

/// Removes the note of where an account's links have moved.
pub async fn forget_move(chain: &impl Chain, key: &AccountKey) -> Result<MoveForgotten, Failure> {
	let block = chain.submit(key, Submission::Link(LinkCall::ForgetMove)).await?;
	Ok(MoveForgotten { block })
}
