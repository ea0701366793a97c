//! What clients and other pallets ask. Lists are read from indexes, page by page: none takes longer
//! because there is more on the chain.

use alloc::vec::Vec;

use litentry_identity::{DataVersion, Identity, Rights};
use litentry_vocabulary::{Account, IdentityId};

use crate::{Config, Data, Delegates, Identities, IdentitiesOf, IdentityCount, Offers, Pallet};

/// The most entries in one answer.
pub const MAX_PAGE: u32 = 100;

impl<T: Config> Pallet<T> {
	/// An identity, retired or not.
	pub fn identity(id: &IdentityId) -> Option<Identity> {
		Identities::<T>::get(id)
	}

	/// Whether an account may issue tokens in an identity's name: the owner, and delegates with that
	/// right. Whether the identity is in use is another question.
	pub fn may_issue(id: &IdentityId, account: &Account) -> bool {
		Self::may(id, account, Rights::may_issue)
	}

	/// Whether an account may verify tokens in an identity's name: the owner, and delegates with that
	/// right. Whether the identity is in use is another question.
	pub fn may_verify(id: &IdentityId, account: &Account) -> bool {
		Self::may(id, account, Rights::may_verify)
	}

	/// A page of an account's identities, retired ones included, in the order of the index: at most
	/// `limit` and [`MAX_PAGE`], after the id `start`, or from the beginning.
	pub fn identities_of(
		account: &Account,
		start: Option<IdentityId>,
		limit: u32,
	) -> Vec<(IdentityId, Identity)> {
		let account = T::AccountId::from(account.0);
		let ids = match start {
			Some(start) => {
				let after = IdentitiesOf::<T>::hashed_key_for(&account, start);
				IdentitiesOf::<T>::iter_key_prefix_from(&account, after)
			}
			None => IdentitiesOf::<T>::iter_key_prefix(&account),
		};
		let page = ids.take(limit.min(MAX_PAGE) as usize);
		page.filter_map(|id| Some((id, Identities::<T>::get(id)?))).collect()
	}

	/// How many identities an account has, retired ones included.
	pub fn identity_count(account: &Account) -> u32 {
		IdentityCount::<T>::get(T::AccountId::from(account.0))
	}

	/// One version of an identity's data, the latest if none is named; `None` when there is none, or
	/// none any more.
	pub fn data(id: &IdentityId, version: Option<u32>) -> Option<DataVersion> {
		let latest = Identities::<T>::get(id)?.data_version;
		let version = version.unwrap_or(latest);
		let pointer = Data::<T>::get(id, version)?;
		Some(DataVersion { version, pointer, superseded: version < latest })
	}

	/// A page of the versions of an identity's data in the order of the index: at most `limit` and
	/// [`MAX_PAGE`], after the version `start`, or from the beginning.
	pub fn data_versions(id: &IdentityId, start: Option<u32>, limit: u32) -> Vec<DataVersion> {
		let latest = Identities::<T>::get(id).map_or(0, |identity| identity.data_version);
		let versions = match start {
			Some(start) => Data::<T>::iter_prefix_from(id, Data::<T>::hashed_key_for(id, start)),
			None => Data::<T>::iter_prefix(id),
		};
		let page = versions.take(limit.min(MAX_PAGE) as usize);
		page.map(|(version, pointer)| {
			let superseded = version < latest;
			DataVersion { version, pointer, superseded }
		})
		.collect()
	}

	/// To whom an identity is offered.
	pub fn offer_of(id: &IdentityId) -> Option<Account> {
		Offers::<T>::get(id).map(|to| Account(to.into()))
	}

	/// The delegates of an identity, in no order: at most as many as it may have.
	pub fn delegates(id: &IdentityId) -> Vec<(Account, Rights)> {
		let delegates = Delegates::<T>::iter_prefix(id);
		delegates.map(|(delegate, rights)| (Account(delegate.into()), rights)).collect()
	}

	fn may(id: &IdentityId, account: &Account, allowed: fn(Rights) -> bool) -> bool {
		let delegate = T::AccountId::from(account.0);
		Identities::<T>::get(id).is_some_and(|identity| identity.owner == *account)
			|| Delegates::<T>::get(id, delegate).is_some_and(allowed)
	}
}
