//! Link records: encrypted for the chain, and read again.

use litentry_external_account::ExternalAccount;
use litentry_link_record::{
	CannotDecrypt, EncryptedRecord, LinkRecord, Nullifier, ProvenBy, RecordTooLong,
};
use litentry_vocabulary::{Account, KeyEpoch, LinkId};

use crate::{Identity, ProvenLink, StoredRecord, Visibility};

/// What the chain keeps of a shielded link's external account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shielded {
	/// The encrypted record.
	pub record: EncryptedRecord,
	/// The external account's pseudonym.
	pub nullifier: Nullifier,
}

/// The pseudonym of an external account that is proven so.
pub(crate) fn nullifier(
	identity: &Identity,
	external: &ExternalAccount,
	proven_by: ProvenBy,
) -> Nullifier {
	identity.shared().nullifier_key().nullifier(external, proven_by)
}

/// Encrypts a record for the account that owns the link now, with the state key of an epoch.
///
/// # Errors
///
/// The record does not fit into the size that all have, which no known network's does.
pub(crate) fn shield(
	identity: &Identity,
	record: &LinkRecord,
	owner: Account,
	epoch: KeyEpoch,
) -> Result<Shielded, RecordTooLong> {
	let context = identity.record_context(epoch, owner);
	let encrypted = identity.shared().state_key(epoch).encrypt(record, &context)?;
	let nullifier = nullifier(identity, &record.external, record.proven_by);
	Ok(Shielded { record: encrypted, nullifier })
}

/// Reads the record of a shielded link.
///
/// # Errors
///
/// It is no record of this link.
pub(crate) fn read(
	identity: &Identity,
	id: LinkId,
	stored: &StoredRecord,
) -> Result<LinkRecord, CannotDecrypt> {
	let context = identity.record_context(stored.epoch, stored.bound_to);
	identity.shared().state_key(stored.epoch).decrypt(id, &stored.record, &context)
}

/// What a link says, whoever can know it. Only a key's word makes a link public.
///
/// # Errors
///
/// Its record is none of this link.
pub(crate) fn record_of(
	identity: &Identity,
	link: &ProvenLink,
) -> Result<LinkRecord, CannotDecrypt> {
	match &link.visibility {
		Visibility::Shielded(stored) => read(identity, link.id, stored),
		Visibility::Public(external) => {
			Ok(LinkRecord { external: *external, id: link.id, proven_by: ProvenBy::Key })
		}
	}
}
