//! The pallet's state as somebody knows it who reads nothing but events.

use std::collections::BTreeMap;

use litentry_external_account::Platform;
use litentry_vocabulary::{BlockNumber, LinkId};
use polkadot_sdk::sp_runtime::AccountId32;

use crate::{
	Event, Export, ExportOf, ExportState, Exports, Link, LinkOf, LinkState, Links, Move, MoveOf,
	Moves, NextNonce, Platforms, mock::*,
};

#[derive(Debug, Default, PartialEq)]
pub(super) struct Rebuilt {
	links: BTreeMap<LinkId, LinkOf<Test>>,
	nonces: BTreeMap<AccountId32, u32>,
	moves: BTreeMap<AccountId32, MoveOf<Test>>,
	exports: BTreeMap<AccountId32, ExportOf<Test>>,
	platforms: BTreeMap<Platform, ()>,
}

impl Rebuilt {
	/// What the chain keeps.
	pub(super) fn stored() -> Self {
		Self {
			links: Links::<Test>::iter().collect(),
			nonces: NextNonce::<Test>::iter().collect(),
			moves: Moves::<Test>::iter().collect(),
			exports: Exports::<Test>::iter().collect(),
			platforms: Platforms::<Test>::iter().collect(),
		}
	}

	/// What one more event of a block tells.
	pub(super) fn hear(&mut self, event: Event<Test>, now: BlockNumber) {
		match event {
			Event::LinkRequested { id, account, nonce, epoch, ends, sealed, expires, deposit } => {
				let state = LinkState::Requested { sealed, expires };
				self.nonces.insert(account.clone(), nonce + 1);
				let (owner, requested_at) = (account, now);
				let link = Link { owner, epoch, nonce, requested_at, deposit, ends, state };
				assert_eq!(self.links.insert(id, link), None);
			}
			Event::LinkedPublicly { id, account, external, nonce, epoch, ends, deposit } => {
				let state = LinkState::Public { external, since: now };
				self.nonces.insert(account.clone(), nonce + 1);
				let (owner, requested_at) = (account, now);
				let link = Link { owner, epoch, nonce, requested_at, deposit, ends, state };
				assert_eq!(self.links.insert(id, link), None);
			}
			Event::LinkConfirmed { id, account, nullifier, record } => {
				let bound_to = account;
				self.link(id).state =
					LinkState::Shielded { record, nullifier, bound_to, since: now };
			}
			Event::LinkRefused { id, sealed_reason, .. } => {
				self.link(id).state = LinkState::Refused { sealed_reason, since: now };
			}
			Event::Unlinked { id, .. }
			| Event::LinkExpired { id, .. }
			| Event::UnlinkedByProof { id, .. }
			| Event::LinkReplaced { id, .. } => drop(self.links.remove(&id).unwrap()),
			Event::ShieldRequested { id, epoch, expires, .. } => {
				let link = self.link(id);
				(link.epoch, link.requested_at) = (epoch, now);
				let LinkState::Public { external, since } = link.state else { panic!("{link:?}") };
				link.state = LinkState::Shielding { external, since, expires };
			}
			Event::RevealRequested { id, expires, .. } => {
				let link = self.link(id);
				link.requested_at = now;
				let LinkState::Shielded { record, nullifier, bound_to, since } = link.state.clone()
				else {
					panic!("{link:?}")
				};
				link.state = LinkState::Revealing { record, nullifier, bound_to, since, expires };
			}
			Event::LinkRevealed { id, external, .. } => {
				self.link(id).state = LinkState::Public { external, since: now };
			}
			Event::TurnRefused { id, .. } | Event::TurnExpired { id, .. } => {
				let link = self.link(id);
				link.state = link.state.clone().turned_back().unwrap();
			}
			Event::LinksMoved { from, to, nonce, links, deposit } => {
				self.nonces.insert(from.clone(), nonce + 1);
				links.into_iter().for_each(|id| self.link(id).owner = to.clone());
				self.moves.insert(from, Move { to, at: now, deposit });
			}
			Event::MoveForgotten { account } => drop(self.moves.remove(&account).unwrap()),
			Event::ExportRequested { account, epoch, sealed, expires, deposit } => {
				let state = ExportState::Requested { sealed, expires };
				let export = Export { epoch, requested_at: now, deposit, state };
				self.exports.insert(account, export);
			}
			Event::ExportDelivered { account, sealed } => {
				let export = self.exports.get_mut(&account).unwrap();
				export.state = ExportState::Answered { sealed, since: now };
			}
			Event::ExportExpired { account } | Event::ExportCleared { account } => {
				drop(self.exports.remove(&account).unwrap());
			}
			Event::Erased { account } => {
				self.links.retain(|_, link| link.owner != account);
				self.exports.remove(&account);
			}
			Event::PlatformSet { platform, on: true } => drop(self.platforms.insert(platform, ())),
			Event::PlatformSet { platform, on: false } => drop(self.platforms.remove(&platform)),
			Event::__Ignore(..) => unreachable!(),
		}
	}

	fn link(&mut self, id: LinkId) -> &mut LinkOf<Test> {
		self.links.get_mut(&id).unwrap()
	}
}
