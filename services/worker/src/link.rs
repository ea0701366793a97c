//! The decision about a link request.

use litentry_external_account::{ExternalAccount, Platform};
use litentry_link_proof::{Challenge, InvalidProof, LinkProof};
use litentry_link_record::{
	LinkRecord, LinkRequest, ProvenBy, RecordTooLong, Refusal, RequestFacts, Unreadable, examine,
};
use litentry_sealing::PublicKey;

use crate::{Claims, Identity, RequestedLink, Shielded, Verdict, record::shield};

const NEEDS_ANALYZERS: Refusal = Refusal::Proof(InvalidProof::NeedsAnalyzers);

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

	/// What proves that it is the owner's, if anything does.
	pub const fn proven_by(&self) -> ProvenBy {
		match self.0.proof {
			LinkProof::Erc1271(_) => ProvenBy::Contract,
			_ => ProvenBy::Key,
		}
	}

	pub(crate) const fn proof(&self) -> &LinkProof {
		&self.0.proof
	}

	/// What the external account is to have signed.
	pub(crate) const fn challenge(&self, identity: &Identity, link: &RequestedLink) -> Challenge {
		facts(identity, link).challenge(&self.0)
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

/// Decides about a link request, given the platforms whose accounts are linked at present, whom
/// the external account serves already, and what a committee says of a contract wallet. `None` when
/// only a committee could tell and none has been asked.
///
/// The same request gets the same decision from every worker at one block of the chain; at another
/// block the platforms and the claims can be others. Whether the external account is linked is told
/// only to who proves to own it.
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
	verdict: Option<Verdict>,
) -> Result<Option<LinkDecision>, RecordTooLong> {
	let OpenedLink(request) = opened;
	let facts = facts(identity, link);
	let proven = proven(request, &facts, platforms, verdict);
	let accepted = proven.and_then(|by| free(claims, link).map(|()| by));
	let proven_by = match accepted {
		Ok(proven_by) => proven_by,
		Err(NEEDS_ANALYZERS) => return Ok(None),
		Err(refusal) => {
			let reply_to = request.reply_to.clone();
			return Ok(Some(LinkDecision::Refuse { refusal, reply_to }));
		}
	};
	let record = LinkRecord { external: request.external, id: link.id, proven_by };
	shield(identity, &record, link.account, link.epoch).map(LinkDecision::Confirm).map(Some)
}

/// A platform that is off may be so because its proofs are not to be trusted: that comes first.
fn proven(
	request: &LinkRequest,
	facts: &RequestFacts,
	platforms: &[Platform],
	verdict: Option<Verdict>,
) -> Result<ProvenBy, Refusal> {
	let platform = request.external.platform();
	if !platforms.contains(&platform) {
		return Err(Refusal::PlatformOff { platform });
	}
	match (examine(request, facts), verdict) {
		(Ok(()), _) => Ok(ProvenBy::Key),
		(Err(NEEDS_ANALYZERS), Some(verdict)) => verdict.proof(),
		(Err(refusal), _) => Err(refusal),
	}
}

/// Told last, and so to nobody but who proved to own the external account.
fn free(claims: &Claims, link: &RequestedLink) -> Result<(), Refusal> {
	if claims.bar(link.account) { Err(Refusal::AlreadyLinked) } else { Ok(()) }
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
