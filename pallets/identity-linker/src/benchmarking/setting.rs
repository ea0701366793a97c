//! Accounts, links and exports, as many and as large as there may be.

use alloc::{string::ToString, vec};

use litentry_certificate::{Certificate, Certifiers, Statement};
use litentry_external_account::ExternalAccount;
use litentry_link_proof::{
	Challenge, Consent, LinkProof, MovingChallenge, SubstrateKey, SubstrateProof, SubstrateScheme,
};
use litentry_link_record::{
	EncryptedRecord, Nullifier, RECORD_LENGTH, SEALED_EXPORT_LENGTH, SEALED_EXPORT_REQUEST_LENGTH,
	SEALED_REQUEST_LENGTH,
};
use litentry_verifying_key::{Scheme, SigningKey};
use litentry_vocabulary::{Balance, BlockNumber, LinkId};
use polkadot_sdk::{
	frame_benchmarking::account,
	frame_support::{
		BoundedVec,
		traits::{Get, fungible::Mutate},
	},
	frame_system::{self, RawOrigin, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::{One, SaturatedConversion, Saturating},
};

use super::BenchmarkHelper;
use crate::{
	Config, Exports, Links, NextLinkId, NextNonce, Pallet, Platforms, SealedExport,
	SealedExportRequest, SealedLinkRequest, consent::named,
};

pub(super) const RECORD: EncryptedRecord = EncryptedRecord([3; RECORD_LENGTH]);
pub(super) const NULLIFIER: Nullifier = Nullifier([4; 32]);

pub(super) fn owner<T: Config>(number: u32) -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let owner = account("owner", number, 0);
	enrich::<T>(&owner);
	owner
}

fn enrich<T: Config>(owner: &T::AccountId)
where
	T::Currency: Mutate<T::AccountId>,
{
	let all_deposits: Balance =
		T::LinkDeposit::get() + T::MoveDeposit::get() + T::ExportDeposit::get();
	T::Currency::set_balance(owner, all_deposits * 1_000);
}

pub(super) fn sealed() -> SealedLinkRequest {
	BoundedVec::truncate_from(vec![7; SEALED_REQUEST_LENGTH])
}

pub(super) fn sealed_export_request() -> SealedExportRequest {
	BoundedVec::truncate_from(vec![8; SEALED_EXPORT_REQUEST_LENGTH])
}

pub(super) fn sealed_export() -> SealedExport {
	BoundedVec::truncate_from(vec![9; SEALED_EXPORT_LENGTH])
}

fn signed<T: Config>(account: &T::AccountId) -> T::RuntimeOrigin {
	RawOrigin::Signed(account.clone()).into()
}

/// The next block, with which a link ends that is to end soon.
pub(super) fn soon<T: Config>() -> Option<BlockNumberFor<T>> {
	Some(frame_system::Pallet::<T>::block_number().saturating_add(One::one()))
}

/// Lets the blocks pass after which such a link has ended.
pub(super) fn pass<T: Config>() {
	let now = frame_system::Pallet::<T>::block_number();
	frame_system::Pallet::<T>::set_block_number(now.saturating_add(2u32.into()));
}

/// Until when the consents made here are accepted.
fn expires<T: Config>() -> BlockNumber {
	Pallet::<T>::now().saturating_add(10)
}

pub(super) fn request<T: Config>(owner: &T::AccountId, ends: Option<BlockNumberFor<T>>) -> LinkId {
	let (id, nonce) = (NextLinkId::<T>::get(), NextNonce::<T>::get(owner));
	let epoch = T::Certifiers::current_epoch();
	Pallet::<T>::request_link(signed::<T>(owner), nonce, epoch, ends, sealed()).unwrap();
	id
}

/// All but one of the links that may begin to wait in a block, each of another account.
pub(super) fn crowd<T: Config>()
where
	T::Currency: Mutate<T::AccountId>,
{
	for number in 1..T::MaxRequestsPerBlock::get() {
		request::<T>(&owner::<T>(number), None);
	}
}

/// All but one of the exports that may begin to wait in a block.
pub(super) fn crowd_of_exports<T: Config>()
where
	T::Currency: Mutate<T::AccountId>,
{
	for number in 1..T::MaxRequestsPerBlock::get() {
		request_export::<T>(&owner::<T>(number));
	}
}

pub(super) fn asked_at<T: Config>(id: LinkId) -> BlockNumber {
	Links::<T>::get(id).unwrap().requested_at.saturated_into()
}

pub(super) fn confirmed<T: Config>(id: LinkId, signatures: u32) -> Certificate {
	let (requested_at, record, nullifier) = (asked_at::<T>(id), RECORD, NULLIFIER);
	let statement = Statement::LinkConfirmed { id, requested_at, record, nullifier };
	T::BenchmarkHelper::certify(&statement, signatures)
}

/// A link that is shielded with [`RECORD`] and [`NULLIFIER`].
pub(super) fn shielded<T: Config>(owner: &T::AccountId, ends: Option<BlockNumberFor<T>>) -> LinkId {
	let id = request::<T>(owner, ends);
	let certificate = confirmed::<T>(id, 1);
	Pallet::<T>::confirm_link(signed::<T>(owner), id, RECORD, NULLIFIER, certificate).unwrap();
	id
}

fn device_key(number: u32) -> SigningKey {
	let mut secret = [1; 32];
	secret[..4].copy_from_slice(&number.to_le_bytes());
	SigningKey::new(Scheme::Ed25519, &secret).unwrap()
}

/// The device of this number, as an external account.
pub(super) fn device(number: u32) -> ExternalAccount {
	ExternalAccount::Device(device_key(number).verifying_key())
}

/// The device's consent.
pub(super) fn sign(number: u32, consent: &impl Consent) -> LinkProof {
	LinkProof::Device(device_key(number).sign(consent.to_string().as_bytes()))
}

/// What the device signs to be linked to an account.
pub(super) fn challenge<T: Config>(
	owner: &T::AccountId,
	number: u32,
	ends: Option<BlockNumberFor<T>>,
) -> Challenge {
	Platforms::<T>::insert(device(number).platform(), ());
	Challenge {
		external: device(number),
		account: named(owner),
		genesis: Pallet::<T>::genesis(),
		nonce: NextNonce::<T>::get(owner),
		expires: expires::<T>(),
		ends: ends.map(SaturatedConversion::saturated_into),
	}
}

/// Links the device of this number publicly.
pub(super) fn publish<T: Config>(
	owner: &T::AccountId,
	number: u32,
	ends: Option<BlockNumberFor<T>>,
) -> LinkId {
	let (id, challenge) = (NextLinkId::<T>::get(), challenge::<T>(owner, number, ends));
	let (origin, proof) = (signed::<T>(owner), sign(number, &challenge));
	let Challenge { external, nonce, expires, .. } = challenge;
	Pallet::<T>::link_public(origin, external, nonce, expires, ends, proof).unwrap();
	id
}

/// A public link of device 0 that is being shielded.
pub(super) fn shielding<T: Config>(
	owner: &T::AccountId,
	ends: Option<BlockNumberFor<T>>,
) -> LinkId {
	let id = publish::<T>(owner, 0, ends);
	Pallet::<T>::shield(signed::<T>(owner), id).unwrap();
	id
}

/// A shielded link that is being revealed.
pub(super) fn revealing<T: Config>(
	owner: &T::AccountId,
	ends: Option<BlockNumberFor<T>>,
) -> LinkId {
	let id = shielded::<T>(owner, ends);
	Pallet::<T>::reveal(signed::<T>(owner), id).unwrap();
	id
}

/// An account that consents to take the links of another one over.
pub(super) fn heir<T: Config>(
	from: &T::AccountId,
) -> (T::AccountId, MovingChallenge, SubstrateProof)
where
	T::Currency: Mutate<T::AccountId>,
{
	let key = SubstrateKey::new(SubstrateScheme::Ed25519, &[5; 32]).unwrap();
	let to = T::AccountId::from(key.account().0);
	enrich::<T>(&to);
	let challenge = MovingChallenge {
		from: named(from),
		to: named(&to),
		genesis: Pallet::<T>::genesis(),
		nonce: NextNonce::<T>::get(from),
		expires: expires::<T>(),
	};
	let consent = key.sign_moving(&challenge).unwrap();
	(to, challenge, consent)
}

pub(super) fn request_export<T: Config>(owner: &T::AccountId) {
	let epoch = T::Certifiers::current_epoch();
	Pallet::<T>::request_export(signed::<T>(owner), epoch, sealed_export_request()).unwrap();
}

pub(super) fn exported<T: Config>(owner: &T::AccountId, signatures: u32) -> Certificate {
	let requested_at = Exports::<T>::get(owner).unwrap().requested_at.saturated_into();
	let statement = Statement::exported(named(owner), requested_at, &sealed_export());
	T::BenchmarkHelper::certify(&statement, signatures)
}

/// Has an export delivered.
pub(super) fn export<T: Config>(owner: &T::AccountId) {
	request_export::<T>(owner);
	let certificate = exported::<T>(owner, 1);
	Pallet::<T>::answer_export(signed::<T>(owner), owner.clone(), sealed_export(), certificate)
		.unwrap();
}
