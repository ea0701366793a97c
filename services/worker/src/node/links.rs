//! Links and exports as the chain stores them, and what a worker makes of them.

use litentry_chain_client::{Export, ExportState, Link, LinkState};
use litentry_vocabulary::{Account, LinkId};

use crate::{
	Claim, OpenExport, OpenLink, ProvenLink, RequestedLink, RevealingLink, ShieldingLink,
	StoredRecord, Visibility,
};

/// The link, if it waits for the workers.
pub(super) fn open(id: LinkId, link: Link) -> Option<OpenLink> {
	let Link { owner, epoch, nonce, requested_at, ends, .. } = link;
	match link.state {
		LinkState::Requested { sealed, .. } => {
			let account = owner;
			let link = RequestedLink { id, account, epoch, nonce, requested_at, ends, sealed };
			Some(OpenLink::Requested(link))
		}
		LinkState::Shielding { external, .. } => {
			Some(OpenLink::Shielding(ShieldingLink { id, owner, epoch, requested_at, external }))
		}
		LinkState::Revealing { record, bound_to, .. } => {
			let record = StoredRecord { epoch, bound_to, record };
			Some(OpenLink::Revealing(RevealingLink { id, owner, requested_at, record }))
		}
		LinkState::Shielded { .. } | LinkState::Public { .. } | LinkState::Refused { .. } => None,
	}
}

/// The link, if it has been proven.
pub(super) fn proven(id: LinkId, link: Link) -> Option<ProvenLink> {
	let Link { owner, epoch, ends, .. } = link;
	let (since, visibility) = match link.state {
		LinkState::Shielded { record, bound_to, since, .. }
		| LinkState::Revealing { record, bound_to, since, .. } => {
			(since, Visibility::Shielded(StoredRecord { epoch, bound_to, record }))
		}
		LinkState::Public { external, since } | LinkState::Shielding { external, since, .. } => {
			(since, Visibility::Public(external))
		}
		LinkState::Requested { .. } | LinkState::Refused { .. } => return None,
	};
	Some(ProvenLink { id, owner, ends, since, visibility })
}

/// The claim of a link to its external account.
pub(super) const fn claim(link: &Link) -> Claim {
	Claim { owner: link.owner, ends: link.ends }
}

/// The export request, if it waits for the workers.
pub(super) fn open_export(account: Account, export: Export) -> Option<OpenExport> {
	let Export { epoch, requested_at, .. } = export;
	match export.state {
		ExportState::Requested { sealed, .. } => {
			Some(OpenExport { account, epoch, requested_at, sealed })
		}
		ExportState::Answered { .. } => None,
	}
}
