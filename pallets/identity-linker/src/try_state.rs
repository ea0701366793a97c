//! What must hold between blocks, whatever was called.

use alloc::{collections::BTreeMap, vec::Vec};

use litentry_vocabulary::{Balance, BigEndian, LinkId};
use polkadot_sdk::{
	frame_support::{ensure, traits::fungible::InspectHold},
	frame_system,
	sp_runtime::TryRuntimeError,
};

use crate::{
	Config, Expiries, HoldReason, LinkCount, LinkOf, Links, LinksOf, NextLinkId, Nullifiers, Pallet,
};

type AllLinks<T> = BTreeMap<LinkId, LinkOf<T>>;

impl<T: Config> Pallet<T> {
	/// Checks that the indexes, the counts and the holds are those of the links.
	pub(crate) fn check_state() -> Result<(), TryRuntimeError> {
		let links: AllLinks<T> = Links::<T>::iter().collect();
		let next = NextLinkId::<T>::get();
		ensure!(links.keys().all(|id| *id < next), "a link has a number not given out yet");
		Self::check_owners(&links)?;
		Self::check_nullifiers(&links)?;
		Self::check_expiries(&links)
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
		let confirmed: BTreeMap<_, _> =
			links.iter().filter_map(|(id, link)| Some((link.nullifier()?, *id))).collect();
		let indexed: BTreeMap<_, _> = Nullifiers::<T>::iter().collect();
		ensure!(confirmed == indexed, "the nullifiers are not those of the confirmed links");
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
		ensure!(open == due, "the expiries are not those of the open requests");
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(open.iter().all(|(block, _)| *block > now), "a request has outlived its expiry");
		Ok(())
	}
}
