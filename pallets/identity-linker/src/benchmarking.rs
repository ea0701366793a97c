//! What each call and the hook cost at worst, and the check of each kind of proof.

// The macro reads its own settings from the environment.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod proofs;
mod setting;

use alloc::vec;

use litentry_certificate::{Certificate, Certifiers, MAX_WORKERS, Statement};
use litentry_external_account::Platform;
use litentry_link_proof::{Challenge, MovingChallenge, UnlinkChallenge};
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		BoundedVec,
		traits::{EnsureOrigin, Get, Hooks, fungible::Mutate},
	},
	frame_system::{self, RawOrigin, pallet_prelude::BlockNumberFor},
	sp_runtime::traits::{One, Saturating},
};

use crate::{
	Call, Config, Expiries, ExportExpiries, Exports, LinkCount, Links, MAX_SEALED_REASON, Moves,
	NextLinkId, Pallet, Platforms, SealedReason,
};
use setting::{
	NULLIFIER, RECORD, asked_at, challenge, confirmed, crowd, crowd_of_exports, device, export,
	exported, heir, owner, pass, publish, request, revealing, sealed, sealed_export,
	sealed_export_request, shielded, shielding, sign, soon,
};

/// What benchmarks need of the chain around this pallet.
pub trait BenchmarkHelper {
	/// Registers this many workers, all of whom sign the statement.
	fn certify(statement: &Statement, signatures: u32) -> Certificate;
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn request_link() {
		crowd::<T>();
		let caller = owner::<T>(0);
		let (id, epoch) = (NextLinkId::<T>::get(), T::Certifiers::current_epoch());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), 0, epoch, Some(u32::MAX.into()), sealed());

		assert!(Links::<T>::contains_key(id));
	}

	#[benchmark]
	fn confirm_link(s: Linear<1, MAX_WORKERS>) {
		let old = revealing::<T>(&owner::<T>(0), soon::<T>());
		pass::<T>();
		crowd::<T>();
		let caller = owner::<T>(0x1_0000);
		let id = request::<T>(&caller, None);
		let certificate = confirmed::<T>(id, s);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, RECORD, NULLIFIER, certificate);

		assert!(Links::<T>::get(id).unwrap().nullifier().is_some());
		assert!(!Links::<T>::contains_key(old));
	}

	#[benchmark]
	fn refuse_link(s: Linear<1, MAX_WORKERS>) {
		crowd::<T>();
		let caller = owner::<T>(0);
		let id = request::<T>(&caller, None);
		let reason: SealedReason = BoundedVec::truncate_from(vec![5; MAX_SEALED_REASON as usize]);
		let statement = Statement::link_refused(id, asked_at::<T>(id), &reason);
		let certificate = T::BenchmarkHelper::certify(&statement, s);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, reason, certificate);

		assert!(Links::<T>::get(id).unwrap().expires().is_none());
	}

	#[benchmark]
	fn unlink() {
		let caller = owner::<T>(0);
		let id = shielded::<T>(&caller, None);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(!Links::<T>::contains_key(id));
	}

	#[benchmark]
	fn link_public() {
		crowd::<T>();
		let old = shielding::<T>(&owner::<T>(0), soon::<T>());
		pass::<T>();
		let caller = owner::<T>(0x1_0000);
		let ends = soon::<T>();
		let challenge = challenge::<T>(&caller, 0, ends);
		let proof = sign(0, &challenge);
		let Challenge { external, nonce, expires, .. } = challenge;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), external, nonce, expires, ends, proof);

		assert_eq!(Pallet::<T>::public_link(&device(0)).unwrap().1.owner, caller);
		assert!(!Links::<T>::contains_key(old));
	}

	#[benchmark]
	fn unlink_by_proof() {
		crowd::<T>();
		let caller = owner::<T>(0);
		let id = shielding::<T>(&caller, None);
		let Challenge { external, account, genesis, expires, .. } =
			challenge::<T>(&caller, 0, None);
		let proof = sign(0, &UnlinkChallenge { external, account, genesis, id, expires });

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, expires, proof);

		assert!(!Links::<T>::contains_key(id));
	}

	#[benchmark]
	fn shield() {
		crowd::<T>();
		let caller = owner::<T>(0);
		let id = publish::<T>(&caller, 0, None);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Links::<T>::get(id).unwrap().expires().is_some());
	}

	#[benchmark]
	fn reveal() {
		let caller = owner::<T>(0);
		let id = shielded::<T>(&caller, None);
		crowd::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(Links::<T>::get(id).unwrap().expires().is_some());
	}

	#[benchmark]
	fn confirm_reveal(s: Linear<1, MAX_WORKERS>) {
		let old = shielding::<T>(&owner::<T>(0), soon::<T>());
		pass::<T>();
		let caller = owner::<T>(0x1_0000);
		let id = revealing::<T>(&caller, None);
		crowd::<T>();
		let (requested_at, external) = (asked_at::<T>(id), device(0));
		let statement = Statement::LinkRevealed { id, requested_at, external };
		let certificate = T::BenchmarkHelper::certify(&statement, s);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, external, certificate);

		assert_eq!(Pallet::<T>::public_link(&external).unwrap().0, id);
		assert!(!Links::<T>::contains_key(old));
	}

	#[benchmark]
	fn move_links(n: Linear<1, { T::MaxLinksPerAccount::get() }>) {
		let caller = owner::<T>(0);
		for number in 0..n {
			publish::<T>(&caller, number, None);
		}
		let (to, MovingChallenge { nonce, expires, .. }, consent) = heir::<T>(&caller);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), to.clone(), nonce, expires, consent);

		assert_eq!(LinkCount::<T>::get(to), n);
	}

	#[benchmark]
	fn forget_move() {
		let caller = owner::<T>(0);
		publish::<T>(&caller, 0, None);
		let (to, MovingChallenge { nonce, expires, .. }, consent) = heir::<T>(&caller);
		let origin = RawOrigin::Signed(caller.clone());
		Pallet::<T>::move_links(origin.into(), to, nonce, expires, consent).unwrap();
		let now = frame_system::Pallet::<T>::block_number();
		let later = now.saturating_add(T::MoveNoteLifetime::get()).saturating_add(One::one());
		frame_system::Pallet::<T>::set_block_number(later);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		assert!(!Moves::<T>::contains_key(caller));
	}

	#[benchmark]
	fn request_export() {
		let caller = owner::<T>(0);
		export::<T>(&caller);
		crowd_of_exports::<T>();
		let epoch = T::Certifiers::current_epoch();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), epoch, sealed_export_request());

		assert!(Exports::<T>::get(caller).unwrap().expires().is_some());
	}

	#[benchmark]
	fn answer_export(s: Linear<1, MAX_WORKERS>) {
		crowd_of_exports::<T>();
		let caller = owner::<T>(0);
		setting::request_export::<T>(&caller);
		let certificate = exported::<T>(&caller, s);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), caller.clone(), sealed_export(), certificate);

		assert!(Exports::<T>::get(caller).unwrap().expires().is_none());
	}

	#[benchmark]
	fn clear_export() {
		let caller = owner::<T>(0);
		export::<T>(&caller);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		assert!(!Exports::<T>::contains_key(caller));
	}

	#[benchmark]
	fn erase(n: Linear<0, { T::MaxLinksPerAccount::get() }>) {
		let caller = owner::<T>(0);
		for number in 0..n {
			publish::<T>(&caller, number, None);
		}
		export::<T>(&caller);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		assert_eq!(LinkCount::<T>::get(&caller), 0);
		assert!(!Exports::<T>::contains_key(caller));
	}

	#[benchmark]
	fn set_platform() {
		let origin = T::PlatformOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Platform::Device, true);

		assert!(Platforms::<T>::contains_key(Platform::Device));
	}

	#[benchmark]
	fn on_initialize(
		n: Linear<0, { T::MaxRequestsPerBlock::get() }>,
		m: Linear<0, { T::MaxRequestsPerBlock::get() }>,
	) {
		for number in 0..n {
			request::<T>(&owner::<T>(number), None);
		}
		for number in 0..m {
			setting::request_export::<T>(&owner::<T>(0x1_0000 + number));
		}
		let now = frame_system::Pallet::<T>::block_number();
		let expires: BlockNumberFor<T> = now.saturating_add(T::RequestLifetime::get());

		#[block]
		{
			Pallet::<T>::on_initialize(expires);
		}

		assert!(!Expiries::<T>::contains_key(expires));
		assert!(!ExportExpiries::<T>::contains_key(expires));
		assert_eq!((Links::<T>::iter_keys().count(), Exports::<T>::iter_keys().count()), (0, 0));
	}

	#[benchmark]
	fn verify_eip191() {
		let (challenge, proof) = proofs::eip191();
		let verified;

		#[block]
		{
			verified = litentry_link_proof::verify(&challenge, &proof);
		}

		assert_eq!(verified, Ok(()));
	}

	#[benchmark]
	fn verify_eip712() {
		let (challenge, proof) = proofs::eip712();
		let verified;

		#[block]
		{
			verified = litentry_link_proof::verify(&challenge, &proof);
		}

		assert_eq!(verified, Ok(()));
	}

	#[benchmark]
	fn verify_bip322() {
		let (challenge, proof) = proofs::bip322();
		let verified;

		#[block]
		{
			verified = litentry_link_proof::verify(&challenge, &proof);
		}

		assert_eq!(verified, Ok(()));
	}

	#[benchmark]
	fn verify_bip137() {
		let (challenge, proof) = proofs::bip137();
		let verified;

		#[block]
		{
			verified = litentry_link_proof::verify(&challenge, &proof);
		}

		assert_eq!(verified, Ok(()));
	}

	#[benchmark]
	fn verify_substrate() {
		let (challenge, proof) = proofs::substrate();
		let verified;

		#[block]
		{
			verified = litentry_link_proof::verify(&challenge, &proof);
		}

		assert_eq!(verified, Ok(()));
	}

	#[benchmark]
	fn verify_solana() {
		let (challenge, proof) = proofs::solana();
		let verified;

		#[block]
		{
			verified = litentry_link_proof::verify(&challenge, &proof);
		}

		assert_eq!(verified, Ok(()));
	}

	#[benchmark]
	fn verify_adr36() {
		let (challenge, proof) = proofs::adr36();
		let verified;

		#[block]
		{
			verified = litentry_link_proof::verify(&challenge, &proof);
		}

		assert_eq!(verified, Ok(()));
	}

	#[benchmark]
	fn verify_passkey() {
		let (challenge, proof) = proofs::passkey();
		let verified;

		#[block]
		{
			verified = litentry_link_proof::verify(&challenge, &proof);
		}

		assert_eq!(verified, Ok(()));
	}

	#[benchmark]
	fn verify_device() {
		let (challenge, proof) = proofs::device();
		let verified;

		#[block]
		{
			verified = litentry_link_proof::verify(&challenge, &proof);
		}

		assert_eq!(verified, Ok(()));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
