//! From the links that a computing request names to the external accounts that it is about.

use std::collections::BTreeSet;

use litentry_computing_request::{ComputingRequest, Undetermined};
use litentry_link_record::LinkRecord;

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
	let mut seen = BTreeSet::new();
	records.iter().all(|record| seen.insert(record.external.canonical_bytes()))
}
