//! How often tokens were used, by what the chain says and what it does not know yet.

use litentry_lock_snapshot::Known;
use litentry_token::{HandoverId, Nonce};
use litentry_vocabulary::{Account, IdentityId, TokenId};

use super::{Admitted, Ledger, Settings, Told};

/// A lock's own admissions beside what it knows of the chain.
#[derive(Debug)]
pub(crate) struct Counted<'a> {
	pub(crate) ledger: &'a Ledger,
	pub(crate) settings: &'a Settings,
	pub(crate) known: &'a Known,
}

impl Counted<'_> {
	/// Whether the snapshot counts an admission already: it proves that the reports have come so far.
	/// That a node says so is not enough.
	pub(crate) fn counts(&self, admitted: &Admitted) -> bool {
		let (accepts, account): (IdentityId, Account) =
			(self.settings.accepts, self.settings.account);
		match admitted.told {
			Told::Reported { sequence, .. } | Told::Sending { sequence, .. } => {
				self.known.last_report(accepts, account).is_some_and(|last| sequence <= last)
			}
			Told::NotYet | Told::Refused { .. } => false,
		}
	}

	fn count(&self, wanted: impl Fn(&Admitted) -> bool) -> u32 {
		let count = self.ledger.admissions().filter(|admitted| wanted(admitted)).count();
		u32::try_from(count).unwrap_or(u32::MAX)
	}
}

impl litentry_token::Ledger for Counted<'_> {
	fn nonce_used(&self, nonce: &Nonce) -> bool {
		self.ledger.admissions().any(|admitted| admitted.question.nonce == *nonce)
	}

	fn token_uses(&self, token: &TokenId) -> u32 {
		self.count(|admitted| admitted.pass.showing.token == *token && !self.counts(admitted))
	}

	/// The chain does not count these at all.
	fn handover_uses(&self, handover: &HandoverId) -> u32 {
		self.count(|admitted| admitted.handovers.contains(handover))
	}
}
