//! What must hold between blocks, whatever was called.

use alloc::{collections::BTreeMap, vec::Vec};

use litentry_vocabulary::{Balance, BigEndian, LinkId};
use polkadot_sdk::{
	frame_support::{ensure, traits::fungible::InspectHold},
	frame_system,
	sp_runtime::TryRuntimeError,
};

use crate::{
	CanonicalAccount, Config, Expiries, ExportExpiries, Exports, HoldReason, LinkCount, LinkOf,
	Links, LinksOf, Moves, NextLinkId, Nullifiers, Pallet, PublicLinks,
};

type AllLinks<T> = BTreeMap<LinkId, LinkOf<T>>;

impl<T: Config> Pallet<T> {
	/// Checks that the indexes, the counts and the holds are those of the links, notes and exports.
	pub(crate) fn check_state() -> Result<(), TryRuntimeError> {
		let links: AllLinks<T> = Links::<T>::iter().collect();
		let next = NextLinkId::<T>::get();
		ensure!(links.keys().all(|id| *id < next), "a link has a number not given out yet");
		Self::check_owners(&links)?;
		Self::check_nullifiers(&links)?;
		Self::check_public_links(&links)?;
		Self::check_expiries(&links)?;
		Self::check_moves()?;
		Self::check_exports()
	}

	fn check_owners(links: &AllLinks<T>) -> Result<(), TryRuntimeError> {
		let mut owned = BTreeMap::<_, (u32, Balance)>::new();
		for (id, link) in links {
			let indexed = LinksOf::<T>::contains_key(&link.owner, BigEndian(*id));
			ensure!(indexed, "a link is not among its owner's");
			let (count, held) = owned.entry(link.owner.clone()).or_default();
			*count += 1;
			*held += link.deposit;
		}
		ensure!(LinksOf::<T>::iter().count() == links.len(), "an owner's link does not exist");
		ensure!(LinkCount::<T>::iter().count() == owned.len(), "links of nobody are counted");
		for (owner, (count, held)) in owned {
			ensure!(LinkCount::<T>::get(&owner) == count, "an owner's links are counted wrongly");
			let on_hold = T::Currency::balance_on_hold(&HoldReason::Link.into(), &owner);
			ensure!(on_hold == held, "what is held is not the sum of the links' deposits");
		}
		Ok(())
	}

	fn check_nullifiers(links: &AllLinks<T>) -> Result<(), TryRuntimeError> {
		let mut shielded: Vec<_> =
			links.iter().filter_map(|(id, link)| Some((link.nullifier()?, *id))).collect();
		let mut indexed: Vec<_> = Nullifiers::<T>::iter().collect();
		shielded.sort_unstable();
		indexed.sort_unstable();
		ensure!(shielded == indexed, "the nullifiers are not those of the shielded links");
		Ok(())
	}

	fn check_public_links(links: &AllLinks<T>) -> Result<(), TryRuntimeError> {
		let canonical = |link: &LinkOf<T>| link.external().as_ref().map(CanonicalAccount::from);
		let mut public: Vec<_> =
			links.iter().filter_map(|(id, link)| Some((canonical(link)?, *id))).collect();
		let mut indexed: Vec<_> = PublicLinks::<T>::iter().collect();
		public.sort_unstable();
		indexed.sort_unstable();
		ensure!(public == indexed, "the external accounts are not those of the public links");
		Ok(())
	}

	fn check_expiries(links: &AllLinks<T>) -> Result<(), TryRuntimeError> {
		let mut open: Vec<_> =
			links.iter().filter_map(|(id, link)| Some((link.expires()?, *id))).collect();
		let mut due: Vec<_> = Expiries::<T>::iter()
			.flat_map(|(block, ids)| ids.into_iter().map(move |id| (block, id)))
			.collect();
		open.sort_unstable();
		due.sort_unstable();
		ensure!(open == due, "the expiries are not those of the links that wait");
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(open.iter().all(|(block, _)| *block > now), "a request has outlived its expiry");
		Ok(())
	}

	fn check_moves() -> Result<(), TryRuntimeError> {
		for (account, noted) in Moves::<T>::iter() {
			ensure!(noted.to != account, "links went from an account to itself");
			let on_hold = T::Currency::balance_on_hold(&HoldReason::Move.into(), &account);
			ensure!(on_hold == noted.deposit, "what is held is not the deposit of the note");
		}
		Ok(())
	}

	fn check_exports() -> Result<(), TryRuntimeError> {
		let mut open = Vec::new();
		for (account, export) in Exports::<T>::iter() {
			let on_hold = T::Currency::balance_on_hold(&HoldReason::Export.into(), &account);
			ensure!(on_hold == export.deposit, "what is held is not the deposit of the export");
			open.extend(export.expires().map(|expires| (expires, account)));
		}
		let mut due: Vec<_> = ExportExpiries::<T>::iter()
			.flat_map(|(block, accounts)| accounts.into_iter().map(move |one| (block, one)))
			.collect();
		open.sort_unstable();
		due.sort_unstable();
		ensure!(open == due, "the expiries are not those of the open export requests");
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(open.iter().all(|(block, _)| *block > now), "a request has outlived its expiry");
		Ok(())
	}
}
