//! A chain with this pallet and one worker, who signs whatever it is given.

#![allow(clippy::unwrap_used)]

use litentry_certificate::{
	Certificate, CertificateInvalid, Certifiers, Statement, WorkerSignature,
};
use litentry_link_record::{EncryptedRecord, Nullifier, RECORD_LENGTH, SEALED_REQUEST_LENGTH};
use litentry_vocabulary::{Account, Balance, BlockNumber, KeyEpoch, LinkId, blake2_256};
use parity_scale_codec::Encode;
use polkadot_sdk::{
	frame_support::{
		self, BoundedVec, derive_impl,
		dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, RawOrigin},
		parameter_types,
		traits::{ConstU32, ConstU128},
	},
	frame_system, pallet_balances, sp_io,
	sp_runtime::{
		AccountId32, BuildStorage,
		traits::{Dispatchable, IdentityLookup},
	},
};

use crate::{
	self as pallet_identity_linker, AwaitDraw, Call, Config, Error, Event, NextLinkId, NextNonce,
	SealedLinkRequest, SealedReason,
};

pub(crate) const BALANCE: Balance = 10_000;
pub(crate) const DEPOSIT: Balance = 100;
pub(crate) const EPOCH: KeyEpoch = KeyEpoch(2);
pub(crate) const LIFETIME: BlockNumber = 10;
pub(crate) const MAX_LINKS: u32 = 4;
pub(crate) const MAX_PER_BLOCK: u32 = 3;

const WORKER: Account = Account([0xaa; 32]);

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		IdentityLinker: pallet_identity_linker,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId32;
	type Block = frame_system::mocking::MockBlockU32<Self>;
	type Lookup = IdentityLookup<AccountId32>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
}

impl Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = OneWorker;
	type Certifiers = OneWorker;
	type Currency = Balances;
	type Draws = Awaited;
	type LinkDeposit = ConstU128<DEPOSIT>;
	type MaxLinksPerAccount = ConstU32<MAX_LINKS>;
	type MaxRequestsPerBlock = ConstU32<MAX_PER_BLOCK>;
	type RequestLifetime = ConstU32<LIFETIME>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

parameter_types! {
	/// The blocks in which a draw was awaited.
	pub static Awaited: Vec<BlockNumber> = Vec::new();
}

impl AwaitDraw for Awaited {
	fn await_draw() {
		Self::mutate(|blocks| blocks.push(System::block_number()));
	}
}

/// A roster of one worker, whose signature is a hash that anyone can make.
#[derive(Debug)]
pub struct OneWorker;

impl Certifiers for OneWorker {
	fn check(statement: &Statement, certificate: &Certificate) -> Result<(), CertificateInvalid> {
		if !certificate.0.is_sorted_by(|a, b| a.worker < b.worker) {
			return Err(CertificateInvalid::Unsorted);
		}
		let Some(WorkerSignature { worker, signature }) = certificate.0.first() else {
			return Err(CertificateInvalid::TooFew { got: 0, needed: 1 });
		};
		if *worker != WORKER {
			return Err(CertificateInvalid::UnknownWorker { worker: *worker });
		}
		if *signature != sign(statement) {
			return Err(CertificateInvalid::BadSignature { worker: *worker });
		}
		Ok(())
	}

	fn current_epoch() -> KeyEpoch {
		EPOCH
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for OneWorker {
	fn certify(statement: &Statement, _signatures: u32) -> Certificate {
		certify(statement)
	}
}

fn sign(statement: &Statement) -> [u8; 64] {
	let mut signature = [0; 64];
	signature[..32].copy_from_slice(&blake2_256(&statement.encode()));
	signature
}

pub(crate) fn certify(statement: &Statement) -> Certificate {
	Certificate::collect([WorkerSignature { worker: WORKER, signature: sign(statement) }])
}

/// One certificate for each way of being wrong, and the error that it deserves.
pub(crate) fn bad_certificates(statement: &Statement) -> [(Certificate, Error<Test>); 4] {
	let good = certify(statement).0[0];
	let unknown = WorkerSignature { worker: Account([1; 32]), ..good };
	let forged = WorkerSignature { signature: [9; 64], ..good };
	let certificate = |signatures| Certificate(BoundedVec::truncate_from(signatures));
	[
		(certificate(vec![]), Error::TooFewSignatures),
		(certificate(vec![unknown]), Error::UnknownWorker),
		(certificate(vec![forged]), Error::BadSignature),
		(certificate(vec![good, good]), Error::SignersUnsorted),
	]
}

pub(crate) fn account(number: u8) -> AccountId32 {
	AccountId32::new([number; 32])
}

pub(crate) fn sealed() -> SealedLinkRequest {
	BoundedVec::truncate_from(vec![7; SEALED_REQUEST_LENGTH])
}

pub(crate) fn record() -> EncryptedRecord {
	EncryptedRecord([3; RECORD_LENGTH])
}

pub(crate) fn reason() -> SealedReason {
	BoundedVec::truncate_from(vec![5; 1200])
}

/// Sends a call as a transaction would: when it fails, it changes nothing.
pub(crate) fn send(signer: u8, call: Call<Test>) -> DispatchResultWithPostInfo {
	RuntimeCall::from(call).dispatch(RawOrigin::Signed(account(signer)).into())
}

/// Requests a link with the owner's next nonce.
pub(crate) fn request(owner: u8) -> Result<LinkId, DispatchErrorWithPostInfo> {
	let (id, nonce) = (NextLinkId::<Test>::get(), NextNonce::<Test>::get(account(owner)));
	let call = Call::request_link { nonce, epoch: EPOCH, sealed: sealed() };
	send(owner, call).map(|_| id)
}

/// Confirms a link with a good certificate, brought by somebody without any tokens.
pub(crate) fn confirm(id: LinkId, nullifier: u8) -> DispatchResultWithPostInfo {
	let nullifier = Nullifier([nullifier; 32]);
	let certificate = certify(&Statement::LinkConfirmed { id, record: record(), nullifier });
	send(99, Call::confirm_link { id, record: record(), nullifier, certificate })
}

/// Refuses a link with a good certificate, brought by somebody without any tokens.
pub(crate) fn refuse(id: LinkId) -> DispatchResultWithPostInfo {
	let certificate = certify(&Statement::LinkRefused { id, reason: blake2_256(&reason()) });
	send(99, Call::refuse_link { id, sealed_reason: reason(), certificate })
}

pub(crate) fn unlink(owner: u8, id: LinkId) -> DispatchResultWithPostInfo {
	send(owner, Call::unlink { id })
}

pub(crate) fn run_to(block: BlockNumber) {
	System::run_to_block::<AllPalletsWithSystem>(block);
}

/// Takes this pallet's events since the last call.
pub(crate) fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

pub(crate) fn held(owner: u8) -> Balance {
	Balances::reserved_balance(account(owner))
}

/// Accounts 1 to 4 with [`BALANCE`] each, at block 1.
pub(crate) struct ExtBuilder;

impl ExtBuilder {
	pub(crate) fn build(self) -> sp_io::TestExternalities {
		Awaited::set(Vec::new());
		let balances = (1..=4).map(|number| (account(number), BALANCE)).collect();
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, dev_accounts: None },
			..Default::default()
		};
		let mut ext = sp_io::TestExternalities::new(genesis.build_storage().unwrap());
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs a test, and checks the state after it.
	pub(crate) fn build_and_check(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			IdentityLinker::check_state().unwrap();
		});
	}
}
