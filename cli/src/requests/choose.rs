//! What a request is about, from what was typed.

use litentry_computing_request::MAX_LINKS;
use litentry_knowledge::AlgorithmId;
use litentry_vocabulary::{Account, BlockNumber, LinkId};

use crate::{
	Chain, Failure,
	chain::{Algorithm, Link},
	links::LinkFailure,
};

/// The algorithm with this id or name; a retired one only by its id.
pub async fn choose_algorithm(chain: &impl Chain, wanted: &str) -> Result<Algorithm, Failure> {
	let none = || Failure::NoAlgorithm { wanted: wanted.into() };
	if let Ok(id) = wanted.parse::<AlgorithmId>() {
		return chain.algorithm(id).await?.ok_or_else(none);
	}
	let mut named = chain.algorithms().await?;
	named.retain(|found| found.retired.is_none());
	named.retain(|found| found.algorithm.name.to_string() == wanted);
	let count = named.len();
	if count > 1 {
		return Err(Failure::AmbiguousAlgorithm { name: wanted.into(), count });
	}
	named.pop().ok_or_else(none)
}

/// The named links, or all that count.
pub async fn choose_links(
	chain: &impl Chain,
	account: Account,
	named: &[LinkId],
) -> Result<Vec<LinkId>, Failure> {
	let (links, now) = (chain.links_of(account).await?, chain.finalized().await?);
	let chosen: Vec<LinkId> = if named.is_empty() {
		links.iter().filter(|link| link.counts(now)).map(|link| link.id).collect()
	} else {
		let check = |link: &LinkId| check_usable(&links, account, *link, now);
		named.iter().map(check).collect::<Result<_, _>>()?
	};
	match chosen.len() {
		0 => Err(Failure::NothingLinked { account }),
		count if count > MAX_LINKS as usize => {
			Err(Failure::TooManyLinks { count, limit: MAX_LINKS })
		}
		_ => Ok(chosen),
	}
}

fn check_usable(
	links: &[Link],
	account: Account,
	link: LinkId,
	now: BlockNumber,
) -> Result<LinkId, Failure> {
	let found = links.iter().find(|found| found.id == link);
	let found = found.ok_or(LinkFailure::NoLink { account, link })?;
	match found.ends {
		Some(ends) if found.has_ended(now) => Err(Failure::LinkEnded { link, ends }),
		_ if found.counts(now) => Ok(link),
		_ => Err(Failure::LinkNotConfirmed { link }),
	}
}
