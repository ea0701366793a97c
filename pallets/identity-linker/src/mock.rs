//! A chain with this pallet and one worker, who signs whatever it is given.

#![allow(clippy::unwrap_used)]

use litentry_certificate::{
	Certificate, CertificateInvalid, Certifiers, Statement, WorkerSignature,
};
use litentry_external_account::Platform;
use litentry_vocabulary::{Account, Balance, BlockNumber, KeyEpoch, blake2_256};
use parity_scale_codec::Encode;
use polkadot_sdk::{
	frame_support::{
		self, BoundedVec, derive_impl, parameter_types,
		traits::{ConstU32, ConstU128},
	},
	frame_system::{self, EnsureRoot},
	pallet_balances, sp_io,
	sp_runtime::{AccountId32, BuildStorage, traits::IdentityLookup},
};

pub(crate) use calls::*;

use crate::{self as pallet_identity_linker, AwaitDraw, Config, Error, Event};

mod calls;

pub(crate) const BALANCE: Balance = 10_000;
pub(crate) const DEPOSIT: Balance = 100;
pub(crate) const MOVE_DEPOSIT: Balance = 7;
pub(crate) const EXPORT_DEPOSIT: Balance = 50;
pub(crate) const EPOCH: KeyEpoch = KeyEpoch(2);
pub(crate) const LIFETIME: BlockNumber = 10;
pub(crate) const NOTE_LIFETIME: BlockNumber = 5;
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
	type ExportDeposit = ConstU128<EXPORT_DEPOSIT>;
	type LinkDeposit = ConstU128<DEPOSIT>;
	type MaxLinksPerAccount = ConstU32<MAX_LINKS>;
	type MaxRequestsPerBlock = ConstU32<MAX_PER_BLOCK>;
	type MoveDeposit = ConstU128<MOVE_DEPOSIT>;
	type MoveNoteLifetime = ConstU32<NOTE_LIFETIME>;
	type PlatformOrigin = EnsureRoot<AccountId32>;
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

/// Accounts 1 to 4 with [`BALANCE`] each and the accounts of [`PERSONS`] too, at block 1, with the
/// platforms of devices and EVM chains switched on.
pub(crate) struct ExtBuilder;

impl ExtBuilder {
	pub(crate) fn build(self) -> sp_io::TestExternalities {
		Awaited::set(Vec::new());
		let rich = (1..=4).map(account).chain(PERSONS.map(person));
		let balances = rich.map(|account| (account, BALANCE)).collect();
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, dev_accounts: None },
			identity_linker: pallet_identity_linker::GenesisConfig {
				platforms: vec![Platform::Evm, Platform::Device],
				..Default::default()
			},
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
