//! From the links that a computing request names to the external accounts that it is about.

use litentry_computing_request::{ComputingRequest, Undetermined};
use litentry_link_record::{LinkRecord, ProvenBy};

use crate::{Claim, Identity, OpenRequest, ProvenLink, record::record_of};

/// A link that a computing request names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedLink {
	/// The link.
	pub link: ProvenLink,
	/// If it is public: the claim of a shielded link to its external account. The chain cannot see
	/// that there is one when it takes a public link.
	pub shielded: Option<Claim>,
}

/// The records of the external accounts that a request is about, in its order.
///
/// `links` are what the chain holds under the numbers that the request names.
///
/// # Errors
///
/// [`Undetermined::LinkUnusable`]: no link is named, one is named twice, or one is not a proven link
/// of the requester, had ended at the block of the request, or is public while its external account
/// serves another account in secret; or two links are of the same external account.
pub fn linked_accounts(
	identity: &Identity,
	request: &OpenRequest,
	opened: &ComputingRequest,
	links: &[Option<NamedLink>],
) -> Result<Vec<LinkRecord>, Undetermined> {
	if !opened.names_each_link_once() || links.len() != opened.links.len() {
		return Err(Undetermined::LinkUnusable);
	}
	let records = links.iter().map(|link| usable(identity, request, link.as_ref()?));
	let records: Option<Vec<_>> = records.collect();
	records.filter(|records| are_distinct(records)).ok_or(Undetermined::LinkUnusable)
}

fn usable(identity: &Identity, request: &OpenRequest, named: &NamedLink) -> Option<LinkRecord> {
	let NamedLink { link, shielded } = named;
	let OpenRequest { account, block, .. } = *request;
	let barred = shielded.is_some_and(|claim| claim.bars(account, block));
	let counts = link.owner == account && !link.has_ended(block) && !barred;
	counts.then(|| record_of(identity, link).ok()).flatten()
}

/// An owner may have linked the same account in secret and for everyone to see; it counts once.
fn are_distinct(records: &[LinkRecord]) -> bool {
	let pairs = (1..).zip(records);
	let later = |from| records.iter().skip(from);
	!pairs.into_iter().any(|(next, record)| later(next).any(|other| overlap(record, other)))
}

/// Whether two records are about one account somewhere: a key counts on all chains, and contracts at one
/// address are two on two chains.
fn overlap(a: &LinkRecord, b: &LinkRecord) -> bool {
	let elsewhere = a.external.network() != b.external.network();
	let contracts = a.proven_by == ProvenBy::Contract && b.proven_by == ProvenBy::Contract;
	let same = a.external.canonical_bytes() == b.external.canonical_bytes();
	same && !(contracts && elsewhere)
}

#[cfg(test)]
mod tests {
	use litentry_external_account::{EvmAddress, EvmChain, ExternalAccount};
	use litentry_vocabulary::LinkId;

	use super::*;

	fn record(chain: u64, address: u8, proven_by: ProvenBy) -> LinkRecord {
		let (chain, address) = (EvmChain(chain), EvmAddress([address; 20]));
		LinkRecord { external: ExternalAccount::Evm { chain, address }, id: LinkId(0), proven_by }
	}

	fn key(chain: u64, address: u8) -> LinkRecord {
		record(chain, address, ProvenBy::Key)
	}

	fn contract(chain: u64, address: u8) -> LinkRecord {
		record(chain, address, ProvenBy::Contract)
	}

	#[test]
	fn a_key_is_one_account_on_all_chains() {
		assert!(are_distinct(&[key(1, 1), key(1, 2), contract(1, 3)]));
		assert!(!are_distinct(&[key(1, 1), key(1, 2), key(2, 1)]));
	}

	#[test]
	fn contracts_at_one_address_are_two_on_two_chains() {
		assert!(are_distinct(&[contract(1, 1), contract(2, 1)]));
		assert!(!are_distinct(&[contract(1, 1), contract(1, 1)]));
	}

	#[test]
	fn a_contract_is_not_distinct_from_the_key_of_its_address() {
		assert!(!are_distinct(&[contract(2, 1), key(1, 1)]));
		assert!(!are_distinct(&[key(1, 1), contract(1, 1)]));
	}
}
