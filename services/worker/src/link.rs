//! The decision about a link request.

use litentry_link_record::{
	EncryptedRecord, LinkRecord, LinkRequest, Nullifier, RecordTooLong, Refusal, RequestFacts,
	Unreadable, examine,
};
use litentry_sealing::PublicKey;

use crate::{Identity, OpenLink};

/// What the workers answer to a link request.
// Made once per request and taken apart at once: boxing would gain nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkDecision {
	/// The proof is good.
	Confirm {
		/// The encrypted record.
		record: EncryptedRecord,
		/// The external account's pseudonym.
		nullifier: Nullifier,
	},
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
pub struct OpenedLink {
	request: LinkRequest,
	nullifier: Nullifier,
}

impl OpenedLink {
	/// The pseudonym of the external account that is asked for.
	pub const fn nullifier(&self) -> &Nullifier {
		&self.nullifier
	}
}

/// Opens a link request.
///
/// # Errors
///
/// It is no link request of its sender to the workers in its epoch.
pub fn open_link(identity: &Identity, link: &OpenLink) -> Result<OpenedLink, Unreadable> {
	let shielding = identity.shared().shielding(link.epoch);
	let context = identity.context(link.epoch, link.account);
	let request = LinkRequest::open(&shielding, &context, &link.sealed)?;
	let nullifier = identity.shared().nullifier_key().nullifier(&request.external);
	Ok(OpenedLink { request, nullifier })
}

/// Decides about a link request, given whether its external account is linked already.
///
/// The same request gets the same decision from every worker. Whether the external account is
/// linked is told only to who proves to own it.
///
/// # Errors
///
/// The record does not fit into the size that all have, which no known network's does.
pub fn decide_link(
	identity: &Identity,
	link: &OpenLink,
	opened: &OpenedLink,
	is_linked: bool,
) -> Result<LinkDecision, RecordTooLong> {
	let OpenedLink { request, nullifier } = opened;
	let refuse = |refusal| LinkDecision::Refuse { refusal, reply_to: request.reply_to.clone() };
	if let Err(refusal) = examine(request, &facts(identity, link)) {
		return Ok(refuse(refusal));
	}
	if is_linked {
		return Ok(refuse(Refusal::AlreadyLinked));
	}
	let record = LinkRecord { external: request.external, id: link.id };
	let context = identity.record_context(link.epoch, link.account);
	let record = identity.shared().state_key(link.epoch).encrypt(&record, &context)?;
	Ok(LinkDecision::Confirm { record, nullifier: *nullifier })
}

const fn facts(identity: &Identity, link: &OpenLink) -> RequestFacts {
	RequestFacts {
		genesis: identity.genesis(),
		account: link.account,
		nonce: link.nonce,
		included_at: link.requested_at,
		ends: None,
	}
}
