//! The decision about a link request.

use litentry_external_account::{ExternalAccount, Platform};
use litentry_link_record::{
	LinkRecord, LinkRequest, ProvenBy, RecordTooLong, Refusal, RequestFacts, Unreadable, examine,
};
use litentry_sealing::PublicKey;

use crate::{Claims, Identity, RequestedLink, Shielded, record::shield};

/// What the workers answer to a link request.
// Made once per request and taken apart at once: boxing would gain nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkDecision {
	/// The proof is good.
	Confirm(Shielded),
	/// The proof is not good.
	Refuse {
		/// Why.
		refusal: Refusal,
		/// To whom the reason is sealed.
		reply_to: PublicKey,
	},
	/// The request could not be read, so nobody can be told why.
	RefuseUnread,
}

/// A link request, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedLink(LinkRequest);

impl OpenedLink {
	/// The external account that is asked for.
	pub const fn external(&self) -> &ExternalAccount {
		&self.0.external
	}
}

/// Opens a link request.
///
/// # Errors
///
/// It is no link request of its sender to the workers in its epoch.
pub fn open_link(identity: &Identity, link: &RequestedLink) -> Result<OpenedLink, Unreadable> {
	let shielding = identity.shared().shielding(link.epoch);
	let context = identity.context(link.epoch, link.account);
	LinkRequest::open(&shielding, &context, &link.sealed).map(OpenedLink)
}

/// Decides about a link request, given the platforms whose accounts are linked at present and whom
/// the external account serves already.
///
/// The same request gets the same decision from every worker. Whether the external account is
/// linked is told only to who proves to own it.
///
/// # Errors
///
/// The record does not fit into the size that all have, which no known network's does.
pub fn decide_link(
	identity: &Identity,
	link: &RequestedLink,
	opened: &OpenedLink,
	platforms: &[Platform],
	claims: &Claims,
) -> Result<LinkDecision, RecordTooLong> {
	let OpenedLink(request) = opened;
	let facts = facts(identity, link);
	if let Err(refusal) = acceptable(request, &facts, platforms, claims) {
		return Ok(LinkDecision::Refuse { refusal, reply_to: request.reply_to.clone() });
	}
	let (external, id) = (request.external, link.id);
	let record = LinkRecord { external, id, proven_by: ProvenBy::Key };
	shield(identity, &record, link.account, link.epoch).map(LinkDecision::Confirm)
}

/// A platform that is off may be so because its proofs are not to be trusted: that comes first.
fn acceptable(
	request: &LinkRequest,
	facts: &RequestFacts,
	platforms: &[Platform],
	claims: &Claims,
) -> Result<(), Refusal> {
	let platform = request.external.platform();
	if !platforms.contains(&platform) {
		return Err(Refusal::PlatformOff { platform });
	}
	examine(request, facts)?;
	if claims.bar(facts.account) {
		return Err(Refusal::AlreadyLinked);
	}
	Ok(())
}

const fn facts(identity: &Identity, link: &RequestedLink) -> RequestFacts {
	RequestFacts {
		genesis: identity.genesis(),
		account: link.account,
		nonce: link.nonce,
		included_at: link.requested_at,
		ends: link.ends,
	}
}
