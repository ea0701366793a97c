//! The registry as somebody knows it who reads nothing but events.

use std::collections::BTreeMap;

use litentry_identity::{DataPointer, Identity, Rights, Status};
use litentry_vocabulary::{Balance, IdentityId};
use polkadot_sdk::sp_runtime::AccountId32;

use crate::{Data, Delegates, Event, Identities, Offers, mock::*};

#[derive(Debug, Default, PartialEq)]
pub(super) struct Registry {
	identities: BTreeMap<IdentityId, Identity>,
	data: BTreeMap<(IdentityId, u32), DataPointer>,
	offers: BTreeMap<IdentityId, AccountId32>,
	delegates: BTreeMap<(IdentityId, AccountId32), Rights>,
}

impl Registry {
	/// What the chain keeps.
	pub(super) fn stored() -> Self {
		Self {
			identities: Identities::<Test>::iter().collect(),
			data: Data::<Test>::iter().map(|(id, number, data)| ((id, number), data)).collect(),
			offers: Offers::<Test>::iter().collect(),
			delegates: Delegates::<Test>::iter().map(|(id, who, may)| ((id, who), may)).collect(),
		}
	}

	/// What one more event tells.
	pub(super) fn hear(&mut self, event: Event<Test>) {
		match event {
			Event::IdentityRegistered { id, owner, kind, key, description, deposit } => {
				let (owner, status) = (as_account(&owner), Status::Active);
				let (data_version, delegates) = (0, 0);
				#[rustfmt::skip]
				let identity = Identity {
					owner, kind, key, status, description, data_version, delegates, deposit,
				};
				assert_eq!(self.identities.insert(id, identity), None);
			}
			Event::IdentityDescribed { id, description, deposit } => {
				self.change(id, deposit).description = description;
			}
			Event::DataPublished { id, version, pointer, deposit } => {
				self.change(id, deposit).data_version = version;
				assert_eq!(self.data.insert((id, version), pointer), None);
			}
			Event::DataForgotten { id, version, deposit } => {
				self.change(id, deposit);
				self.data.remove(&(id, version)).unwrap();
			}
			Event::IdentityOffered { id, to } => {
				self.offers.insert(id, to);
			}
			Event::OfferWithdrawn { id } => {
				self.offers.remove(&id).unwrap();
			}
			Event::IdentityTransferred { id, from, to, deposit } => {
				self.drop_delegates_and_offer(id);
				let identity = self.change(id, deposit);
				assert_eq!(identity.owner, as_account(&from));
				identity.owner = as_account(&to);
			}
			Event::IdentityRetired { id, deposit } => {
				self.drop_delegates_and_offer(id);
				let identity = self.change(id, deposit);
				identity.status = Status::Retired;
				identity.description = text("");
			}
			Event::DelegateNamed { id, delegate, rights, deposit } => {
				let new = self.delegates.insert((id, delegate), rights).is_none();
				self.change(id, deposit).delegates += u32::from(new);
			}
			Event::DelegateDismissed { id, delegate, deposit } => {
				self.delegates.remove(&(id, delegate)).unwrap();
				self.change(id, deposit).delegates -= 1;
			}
			Event::__Ignore(..) => unreachable!(),
		}
	}

	/// What is to be held of an account by the mock's rates.
	pub(super) fn deposits_of(&self, owner: &AccountId32) -> Balance {
		let owned = self.identities.iter().filter(|(_, one)| one.owner == as_account(owner));
		owned.map(|(id, identity)| self.deposit(id, identity)).sum()
	}

	fn deposit(&self, id: &IdentityId, identity: &Identity) -> Balance {
		let data = self.data.iter().filter(|((of, _), _)| of == id);
		let for_data: Balance = data.map(|(_, pointer)| data_deposit(pointer)).sum();
		let for_delegates = DELEGATE_DEPOSIT * Balance::from(identity.delegates);
		deposit_for(&identity.description.to_string()) + for_data + for_delegates
	}

	fn change(&mut self, id: IdentityId, deposit: Balance) -> &mut Identity {
		let identity = self.identities.get_mut(&id).unwrap();
		identity.deposit = deposit;
		identity
	}

	fn drop_delegates_and_offer(&mut self, id: IdentityId) {
		self.offers.remove(&id);
		self.delegates.retain(|(of, _), _| *of != id);
		self.identities.get_mut(&id).unwrap().delegates = 0;
	}
}
