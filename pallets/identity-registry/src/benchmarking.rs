//! What each call costs at worst.

// The macro reads its own settings from the environment.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use alloc::{string::ToString, vec};

use litentry_identity::{
	Cid, DataPointer, DeviceChallenge, DeviceProof, Kind, MAX_CHALLENGE_LIFETIME, MAX_CID_LENGTH,
	MAX_SCHEMA_LENGTH, Rights, Schema, device_identity, registered_identity,
};
use litentry_verifying_key::{Signature, VerifyingKey};
use litentry_vocabulary::{Account, Balance, Description, IdentityId, MAX_DESCRIPTION_LENGTH};
use p256::ecdsa::{Signature as P256Signature, SigningKey, signature::Signer};
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		BoundedVec,
		traits::{Get, fungible::Mutate},
	},
	frame_system::RawOrigin,
};

use crate::{Call, Config, Data, Delegates, Identities, NextNumber, Offers, Pallet};

fn funded<T: Config>(number: u32) -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let owner = account("owner", number, 0);
	let enough: Balance = 1_000 * (T::BaseDeposit::get() + T::DelegateDeposit::get())
		+ 10_000 * (T::ByteDeposit::get() + T::DataDeposit::get());
	T::Currency::set_balance(&owner, enough);
	owner
}

fn signed<T: Config>(
	who: &T::AccountId,
) -> <T as polkadot_sdk::frame_system::Config>::RuntimeOrigin {
	RawOrigin::Signed(who.clone()).into()
}

fn longest_description() -> Description {
	BoundedVec::truncate_from(vec![b'd'; MAX_DESCRIPTION_LENGTH as usize]).into()
}

/// A pointer of the most bytes, whose CID is checked to its end.
fn longest_pointer() -> DataPointer {
	let prefix = [1, 0x55, 0x13, MAX_CID_LENGTH as u8 - 4];
	let mut cid = vec![7; MAX_CID_LENGTH as usize];
	cid[..prefix.len()].copy_from_slice(&prefix);
	DataPointer {
		cid: Cid::truncate_from(cid),
		schema: Schema::truncate_from(vec![b's'; MAX_SCHEMA_LENGTH as usize]),
		size: u64::MAX,
		key_commitment: Some([9; 32]),
	}
}

fn registered<T: Config>(owner: &T::AccountId) -> IdentityId
where
	T::Currency: Mutate<T::AccountId>,
{
	let id = registered_identity(&Account(owner.clone().into()), NextNumber::<T>::get());
	let (kind, description) = (Kind::Device, longest_description());
	Pallet::<T>::register_identity(signed::<T>(owner), kind, description).unwrap();
	id
}

fn with_delegates<T: Config>(owner: &T::AccountId, delegates: u32) -> IdentityId
where
	T::Currency: Mutate<T::AccountId>,
{
	let id = registered::<T>(owner);
	for number in 0..delegates {
		let (delegate, rights) = (account("delegate", number, 0), Rights::Issue);
		Pallet::<T>::name_delegate(signed::<T>(owner), id, delegate, rights).unwrap();
	}
	id
}

/// The consent of a device with a P-256 key, whose signature takes longest to check.
fn consent<T: Config>(owner: &T::AccountId) -> DeviceProof {
	let secret = SigningKey::from_bytes(&[7; 32].into()).unwrap();
	let point = secret.verifying_key().to_encoded_point(true);
	let key = VerifyingKey::P256(point.as_bytes().try_into().unwrap());
	let (account, genesis) = (Account(owner.clone().into()), Pallet::<T>::genesis());
	// The call runs in a later block than this.
	let expires = Pallet::<T>::now() + MAX_CHALLENGE_LIFETIME;
	let challenge = DeviceChallenge { key, account, genesis, expires };
	let signature: P256Signature = secret.sign(challenge.to_string().as_bytes());
	let signature = signature.normalize_s().unwrap_or(signature);
	DeviceProof { key, expires, signature: Signature(signature.to_bytes().into()) }
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_identity() {
		let owner = funded::<T>(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), Kind::Device, longest_description());

		assert_eq!(NextNumber::<T>::get(), 1);
	}

	#[benchmark]
	fn register_identity_with_id() {
		let owner = funded::<T>(0);
		let proof = consent::<T>(&owner);
		let id = device_identity(&proof.key);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, proof, longest_description());

		assert!(Identities::<T>::contains_key(id));
	}

	#[benchmark]
	fn describe() {
		let owner = funded::<T>(0);
		let id = registered::<T>(&owner);
		let nothing: Description = BoundedVec::new().into();
		Pallet::<T>::describe(signed::<T>(&owner), id, nothing).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, longest_description());

		assert_eq!(Identities::<T>::get(id).unwrap().description, longest_description());
	}

	#[benchmark]
	fn publish_data() {
		let owner = funded::<T>(0);
		let id = registered::<T>(&owner);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, longest_pointer());

		assert!(Data::<T>::contains_key(id, 1));
	}

	#[benchmark]
	fn forget_data() {
		let owner = funded::<T>(0);
		let id = registered::<T>(&owner);
		Pallet::<T>::publish_data(signed::<T>(&owner), id, longest_pointer()).unwrap();
		Pallet::<T>::retire(signed::<T>(&owner), id).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, 1);

		assert!(!Data::<T>::contains_key(id, 1));
	}

	#[benchmark]
	fn offer() {
		let owner = funded::<T>(0);
		let id = registered::<T>(&owner);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, account("heir", 0, 0));

		assert!(Offers::<T>::contains_key(id));
	}

	#[benchmark]
	fn withdraw_offer() {
		let owner = funded::<T>(0);
		let id = registered::<T>(&owner);
		Pallet::<T>::offer(signed::<T>(&owner), id, account("heir", 0, 0)).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert!(!Offers::<T>::contains_key(id));
	}

	#[benchmark]
	fn accept(d: Linear<0, { T::MaxDelegates::get() }>) {
		let (owner, heir) = (funded::<T>(0), funded::<T>(1));
		let id = with_delegates::<T>(&owner, d);
		Pallet::<T>::offer(signed::<T>(&owner), id, heir.clone()).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(heir.clone()), id);

		assert_eq!(Identities::<T>::get(id).unwrap().owner, Account(heir.into()));
		assert_eq!(Delegates::<T>::iter_key_prefix(id).count(), 0);
	}

	#[benchmark]
	fn retire(d: Linear<0, { T::MaxDelegates::get() }>) {
		let owner = funded::<T>(0);
		let id = with_delegates::<T>(&owner, d);
		Pallet::<T>::offer(signed::<T>(&owner), id, account("heir", 0, 0)).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert!(!Identities::<T>::get(id).unwrap().is_active());
		assert_eq!(Delegates::<T>::iter_key_prefix(id).count(), 0);
	}

	#[benchmark]
	fn name_delegate() {
		let owner = funded::<T>(0);
		let id = registered::<T>(&owner);
		let delegate: T::AccountId = account("delegate", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, delegate.clone(), Rights::Issue);

		assert!(Delegates::<T>::contains_key(id, delegate));
	}

	#[benchmark]
	fn dismiss_delegate() {
		let owner = funded::<T>(0);
		let id = with_delegates::<T>(&owner, 1);
		let delegate: T::AccountId = account("delegate", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, delegate.clone());

		assert!(!Delegates::<T>::contains_key(id, delegate));
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
