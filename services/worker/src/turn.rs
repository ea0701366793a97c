//! The decision about a link that its owner wants shielded, or public, from now on.

use litentry_external_account::ExternalAccount;
use litentry_link_record::{LinkRecord, ProvenBy, RecordTooLong};

use crate::{Claims, Identity, RevealingLink, Shielded, ShieldingLink, record::shield};

/// What the workers answer to an owner who wants a link to be shielded.
// Made once per request and taken apart at once: boxing would gain nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShieldingDecision {
	/// The link is shielded.
	Shield(Shielded),
	/// It stays public.
	StayPublic,
}

/// What the workers answer to an owner who wants a link to be public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevealingDecision {
	/// The link is public.
	Reveal {
		/// Its external account.
		external: ExternalAccount,
	},
	/// It stays shielded.
	StayShielded,
}

/// Decides whether a public link becomes shielded: it does unless its external account serves another
/// account.
///
/// # Errors
///
/// The record does not fit into the size that all have, which no known network's does.
pub fn decide_shielding(
	identity: &Identity,
	link: &ShieldingLink,
	claims: &Claims,
) -> Result<ShieldingDecision, RecordTooLong> {
	let ShieldingLink { id, owner, epoch, external, .. } = *link;
	if claims.bar(owner) {
		return Ok(ShieldingDecision::StayPublic);
	}
	let record = LinkRecord { external, id, proven_by: ProvenBy::Key };
	shield(identity, &record, owner, epoch).map(ShieldingDecision::Shield)
}

/// Decides whether a shielded link, whose record this is, becomes public: it does unless its external
/// account serves another account, or is a contract wallet. A public link counts on every network of
/// its platform, which a contract's word does not suffice for.
pub fn decide_revealing(
	link: &RevealingLink,
	record: &LinkRecord,
	claims: &Claims,
) -> RevealingDecision {
	match record.proven_by {
		ProvenBy::Key if !claims.bar(link.owner) => {
			RevealingDecision::Reveal { external: record.external }
		}
		ProvenBy::Key | ProvenBy::Contract => RevealingDecision::StayShielded,
	}
}
