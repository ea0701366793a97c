//! The fake chain's rules about links and exports.

use litentry_certificate::{Certificate, Statement};
use litentry_chain_client::LinkCall;
use litentry_external_account::ExternalAccount;
use litentry_link_record::{EncryptedRecord, Nullifier};
use litentry_vocabulary::{Account, BlockNumber, LinkId};
use litentry_worker::{Claim, OpenExport, OpenLink, ProvenLink, StoredRecord, Visibility};

use super::{Ledger, LinkState, NotDone};

/// How far an export has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ExportState {
	Requested(OpenExport),
	Answered(Vec<u8>),
}

impl Ledger {
	pub(crate) fn shielded_link(&self, nullifier: &Nullifier) -> Option<(LinkId, Claim)> {
		self.find(|link| link.nullifier() == Some(*nullifier))
	}

	pub(crate) fn public_link(&self, external: &ExternalAccount) -> Option<(LinkId, Claim)> {
		let sought = external.canonical_bytes();
		self.find(|link| link.external().is_some_and(|it| it.canonical_bytes() == sought))
	}

	fn find(&self, is_sought: impl Fn(&LinkState) -> bool) -> Option<(LinkId, Claim)> {
		let (id, link) = self.links.iter().find(|(_, link)| is_sought(link))?;
		Some((*id, link.claim()?))
	}

	pub(super) fn apply_link(&mut self, call: &LinkCall) -> Result<(), NotDone> {
		match call {
			LinkCall::Confirm { id, record, nullifier, certificate } => {
				self.confirm(*id, record, *nullifier, certificate)
			}
			LinkCall::ConfirmReveal { id, external, certificate } => {
				self.reveal(*id, *external, certificate)
			}
			LinkCall::Refuse { id, sealed_reason, certificate } => {
				let requested_at = self.open_link(*id)?.requested_at();
				let statement = Statement::link_refused(*id, requested_at, sealed_reason);
				self.check(&statement, certificate)?;
				let link = self.links.remove(id).ok_or(NotDone::Overtaken)?;
				self.links.insert(*id, link.refused(sealed_reason.clone()));
				Ok(())
			}
			LinkCall::AnswerExport { account, sealed, certificate } => {
				self.answer_export(*account, sealed, certificate)
			}
			_ => Err(NotDone::Refused("not a worker's call")),
		}
	}

	fn confirm(
		&mut self,
		id: LinkId,
		record: &EncryptedRecord,
		nullifier: Nullifier,
		certificate: &Certificate,
	) -> Result<(), NotDone> {
		let open = self.open_link(id)?;
		let requested_at = open.requested_at();
		let (owner, epoch) = match open {
			OpenLink::Requested(link) => (link.account, link.epoch),
			OpenLink::Shielding(link) => (link.owner, link.epoch),
			OpenLink::Revealing(_) => return Err(NotDone::Overtaken),
		};
		let statement =
			Statement::LinkConfirmed { id, requested_at, record: record.clone(), nullifier };
		self.check(&statement, certificate)?;
		self.make_way(self.shielded_link(&nullifier), owner)?;
		let record = StoredRecord { epoch, bound_to: owner, record: record.clone() };
		let link = self.proven(id, owner, Visibility::Shielded(record));
		self.links.insert(id, LinkState::Shielded(link, nullifier));
		Ok(())
	}

	fn reveal(
		&mut self,
		id: LinkId,
		external: ExternalAccount,
		certificate: &Certificate,
	) -> Result<(), NotDone> {
		let OpenLink::Revealing(open) = self.open_link(id)? else {
			return Err(NotDone::Overtaken);
		};
		let requested_at = open.requested_at;
		self.check(&Statement::LinkRevealed { id, requested_at, external }, certificate)?;
		self.make_way(self.public_link(&external), open.owner)?;
		let link = self.proven(id, open.owner, Visibility::Public(external));
		self.links.insert(id, LinkState::Public(link));
		Ok(())
	}

	/// What the workers have just said of a link.
	fn proven(&self, id: LinkId, owner: Account, visibility: Visibility) -> ProvenLink {
		let ends = match &self.links[&id] {
			LinkState::Requested(link) => link.ends,
			link => link.claim().and_then(|claim| claim.ends),
		};
		ProvenLink { id, owner, ends, since: self.number, visibility }
	}

	fn make_way(&mut self, old: Option<(LinkId, Claim)>, owner: Account) -> Result<(), NotDone> {
		let Some((old, claim)) = old else { return Ok(()) };
		let has_ended = |ends: BlockNumber| ends < self.number;
		if claim.owner != owner && !claim.ends.is_some_and(has_ended) {
			return Err(NotDone::Refused("AlreadyLinked"));
		}
		self.links.remove(&old);
		Ok(())
	}

	fn open_link(&self, id: LinkId) -> Result<OpenLink, NotDone> {
		self.links.get(&id).and_then(LinkState::open).ok_or(NotDone::Overtaken)
	}

	fn answer_export(
		&mut self,
		account: Account,
		sealed: &[u8],
		certificate: &Certificate,
	) -> Result<(), NotDone> {
		let Some(ExportState::Requested(open)) = self.exports.get(&account) else {
			return Err(NotDone::Overtaken);
		};
		self.check(&Statement::exported(account, open.requested_at, sealed), certificate)?;
		self.exports.insert(account, ExportState::Answered(sealed.to_vec()));
		Ok(())
	}
}
