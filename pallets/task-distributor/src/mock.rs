//! A chain with this pallet, and with workers who sign whatever they are given.

#![allow(clippy::unwrap_used)]

use litentry_certificate::{
	Certificate, CertificateInvalid, Certifiers, Statement, WorkerSignature,
};
use litentry_computing_request::{Outcome, SEALED_REQUEST_LENGTH, Undetermined};
use litentry_knowledge::AlgorithmId;
use litentry_observation::CommitteeSize;
use litentry_vocabulary::{Account, Balance, BlockNumber, KeyEpoch, Moment, RequestId, blake2_256};
use parity_scale_codec::Encode;
use polkadot_sdk::{
	frame_support::{
		self, BoundedVec, derive_impl,
		dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, RawOrigin},
		parameter_types,
		traits::{ConstU32, ConstU128, Time},
	},
	frame_system, pallet_balances, sp_io,
	sp_runtime::{
		AccountId32, BuildStorage, Permill,
		traits::{Dispatchable, IdentityLookup},
	},
};

use crate::{
	self as pallet_task_distributor, AlgorithmUnusable, Analyzers, BlockRandomness, Call, Config,
	Error, Event, HoldReason, Knowledge, NextRequestId, SealedComputingRequest,
};

pub(crate) const ALGORITHM: AlgorithmId = AlgorithmId([1; 32]);
pub(crate) const RETIRED: AlgorithmId = AlgorithmId([2; 32]);
pub(crate) const BALANCE: Balance = 100_000;
pub(crate) const DEPOSIT: Balance = 500;
pub(crate) const DRAWS_KEPT: BlockNumber = 15;
pub(crate) const EPOCH: KeyEpoch = KeyEpoch(2);
pub(crate) const EXISTENTIAL_DEPOSIT: Balance = 10;
pub(crate) const FEE: Balance = 1_000;
pub(crate) const LIFETIME: BlockNumber = 10;
pub(crate) const MAX_PER_BLOCK: u32 = 3;
pub(crate) const MINIMUM_FEE: Balance = 200;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		TaskDistributor: pallet_task_distributor,
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
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

parameter_types! {
	pub const WorkerShare: Permill = Permill::from_percent(20);
	/// Whether blocks bring randomness.
	pub static Random: bool = true;
}

impl Config for Test {
	type Analyzers = World;
	type BaseFee = ConstU128<100>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = World;
	type Certifiers = World;
	type Currency = Balances;
	type DrawsKept = ConstU32<DRAWS_KEPT>;
	type FeePerEvent = ConstU128<50>;
	type Knowledge = World;
	type MaxRequestsPerBlock = ConstU32<MAX_PER_BLOCK>;
	type Randomness = World;
	type RequestDeposit = ConstU128<DEPOSIT>;
	type RequestLifetime = ConstU32<LIFETIME>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Time = World;
	type WeightInfo = ();
	type WorkerShare = WorkerShare;
}

/// All that this pallet asks of others.
#[derive(Debug)]
pub struct World;

impl Knowledge for World {
	fn active_event_count(algorithm: &AlgorithmId) -> Result<u32, AlgorithmUnusable> {
		match *algorithm {
			ALGORITHM => Ok(2),
			RETIRED => Err(AlgorithmUnusable::Retired),
			_ => Err(AlgorithmUnusable::NotFound),
		}
	}
}

impl Analyzers for World {
	fn is_registered(account: &Account) -> bool {
		account.0[0] == 0x0a
	}
}

impl BlockRandomness for World {
	fn current() -> Option<[u8; 32]> {
		Random::get().then(|| randomness_of(System::block_number()))
	}
}

impl Time for World {
	type Moment = Moment;

	fn now() -> Moment {
		moment_of(System::block_number())
	}
}

impl Certifiers for World {
	fn check(statement: &Statement, certificate: &Certificate) -> Result<(), CertificateInvalid> {
		let signatures = &certificate.0;
		if !signatures.is_sorted_by(|a, b| a.worker < b.worker) {
			return Err(CertificateInvalid::Unsorted);
		}
		if signatures.is_empty() {
			return Err(CertificateInvalid::TooFew { got: 0, needed: 1 });
		}
		for WorkerSignature { worker, signature } in signatures {
			if worker.0[0] != 0x0b {
				return Err(CertificateInvalid::UnknownWorker { worker: *worker });
			}
			if *signature != sign(statement) {
				return Err(CertificateInvalid::BadSignature { worker: *worker });
			}
		}
		Ok(())
	}

	fn current_epoch() -> KeyEpoch {
		EPOCH
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for World {
	fn algorithm() -> AlgorithmId {
		ALGORITHM
	}

	fn analyzers(count: u32) -> Vec<Account> {
		(0..count as u8).map(analyzer).collect()
	}

	fn certify(statement: &Statement, signatures: u32) -> Certificate {
		certificate(statement, 0..signatures as u8)
	}

	fn bring_randomness() {}
}

pub(crate) fn randomness_of(block: BlockNumber) -> [u8; 32] {
	blake2_256(&block.to_le_bytes())
}

pub(crate) fn moment_of(block: BlockNumber) -> Moment {
	Moment::from(block) * 6_000
}

/// A hash that anyone can make.
fn sign(statement: &Statement) -> [u8; 64] {
	let mut signature = [0; 64];
	signature[..32].copy_from_slice(&blake2_256(&statement.encode()));
	signature
}

pub(crate) fn certificate(
	statement: &Statement,
	workers: impl IntoIterator<Item = u8>,
) -> Certificate {
	let signature = sign(statement);
	let signed = |number| WorkerSignature { worker: worker(number), signature };
	Certificate::collect(workers.into_iter().map(signed))
}

/// One certificate for each way of being wrong, and the error that it deserves.
pub(crate) fn bad_certificates(statement: &Statement) -> [(Certificate, Error<Test>); 4] {
	let good = certificate(statement, [1]).0[0];
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

pub(crate) fn worker(number: u8) -> Account {
	let mut bytes = [number; 32];
	bytes[0] = 0x0b;
	Account(bytes)
}

pub(crate) fn analyzer(number: u8) -> Account {
	let mut bytes = [number; 32];
	bytes[0] = 0x0a;
	Account(bytes)
}

pub(crate) fn sealed() -> SealedComputingRequest {
	BoundedVec::truncate_from(vec![7; SEALED_REQUEST_LENGTH])
}

/// A score that analyzers with these numbers agreed with.
pub(crate) fn scored(agreed: impl IntoIterator<Item = u8>) -> Outcome {
	Outcome::Scored {
		commitment: [4; 32],
		observations_root: [5; 32],
		sealed_credential: BoundedVec::truncate_from(vec![6; 3_000]),
		agreed: BoundedVec::truncate_from(agreed.into_iter().map(analyzer).collect()),
	}
}

pub(crate) const UNDETERMINED: Outcome = Outcome::Undetermined(Undetermined::NoQuorum);

pub(crate) fn statement(id: RequestId, outcome: &Outcome) -> Statement {
	Statement::Answered { id, outcome: blake2_256(&outcome.encode()) }
}

/// Sends a call as a transaction would: when it fails, it changes nothing.
pub(crate) fn send(signer: u8, call: Call<Test>) -> DispatchResultWithPostInfo {
	RuntimeCall::from(call).dispatch(RawOrigin::Signed(account(signer)).into())
}

pub(crate) fn request_for(from: u8, fee: Balance) -> Result<RequestId, DispatchErrorWithPostInfo> {
	let id = NextRequestId::<Test>::get();
	let call = Call::request { algorithm: ALGORITHM, epoch: EPOCH, fee, sealed: sealed() };
	send(from, call).map(|_| id)
}

pub(crate) fn request(from: u8) -> Result<RequestId, DispatchErrorWithPostInfo> {
	request_for(from, FEE)
}

/// Makes a request and waits until it is drawn.
pub(crate) fn drawn_request(from: u8) -> RequestId {
	let id = request(from).unwrap();
	run_to(System::block_number() + 2);
	id
}

/// Answers a request with a certificate of worker 1, brought by somebody without any tokens.
pub(crate) fn certify(id: RequestId, outcome: Outcome) -> DispatchResultWithPostInfo {
	certify_by([1], id, outcome)
}

pub(crate) fn certify_by(
	workers: impl IntoIterator<Item = u8>,
	id: RequestId,
	outcome: Outcome,
) -> DispatchResultWithPostInfo {
	let certificate = certificate(&statement(id, &outcome), workers);
	send(99, Call::certify { id, outcome, certificate })
}

pub(crate) fn forget(from: u8, id: RequestId) -> DispatchResultWithPostInfo {
	send(from, Call::forget { id })
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

pub(crate) fn free(account: impl Into<[u8; 32]>) -> Balance {
	Balances::free_balance(AccountId32::new(account.into()))
}

/// The fees and the deposits that are held of an account.
pub(crate) fn held(number: u8) -> (Balance, Balance) {
	use polkadot_sdk::frame_support::traits::fungible::InspectHold;

	let on_hold = |reason: HoldReason| Balances::balance_on_hold(&reason.into(), &account(number));
	(on_hold(HoldReason::Fee), on_hold(HoldReason::Deposit))
}

/// Accounts 1 to 4 with [`BALANCE`] each, at block 1.
pub(crate) struct ExtBuilder;

impl ExtBuilder {
	pub(crate) fn build(self) -> sp_io::TestExternalities {
		Random::set(true);
		let balances = (1..=4).map(|number| (account(number), BALANCE)).collect();
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, dev_accounts: None },
			task_distributor: crate::GenesisConfig {
				committee_size: CommitteeSize::SMALLEST,
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
			TaskDistributor::check_state().unwrap();
		});
	}
}
