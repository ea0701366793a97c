//! The smallest chain that has authorization tokens: one identity issues them all to one account.

use anyhow::anyhow;
use litentry_identity::{Identity, Kind, Status};
use litentry_token::{TokenData, TokenStanding};
use litentry_vocabulary::{Account, Balance, IdentityId, Moment};
use pallet_authorization_token::{Call, Identities};
use polkadot_sdk::{
	frame_support::{
		construct_runtime, derive_impl,
		dispatch::{DispatchResultWithPostInfo, RawOrigin},
		storage::{TransactionOutcome, with_transaction_unchecked},
		traits::{ConstU128, Time},
	},
	frame_system, pallet_balances,
	sp_io::{TestExternalities, hashing::twox_128},
	sp_runtime::{
		AccountId32, BuildStorage,
		traits::{Dispatchable, IdentityLookup},
	},
};

const LOCK: IdentityId = IdentityId([0x10; 32]);
const OWNER: Account = Account([1; 32]);
const HOLDER: Account = Account([2; 32]);
const DEPOSIT: Balance = 1;
const RECALL_ALL: Call<Benched> = Call::recall_all { identity: LOCK };

construct_runtime!(
	pub enum Benched {
		System: frame_system,
		Balances: pallet_balances,
		AuthorizationToken: pallet_authorization_token,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Benched {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId32;
	type Block = frame_system::mocking::MockBlockU32<Self>;
	type Lookup = IdentityLookup<AccountId32>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Benched {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
}

impl pallet_authorization_token::Config for Benched {
	type Currency = Balances;
	type DefinitionDeposit = ConstU128<DEPOSIT>;
	type GuardDeposit = ConstU128<DEPOSIT>;
	type Identities = OneLock;
	type ReportDeposit = ConstU128<DEPOSIT>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Time = OneLock;
	type TokenDeposit = ConstU128<DEPOSIT>;
	type WeightInfo = ();
}

/// A registry with one identity, and a clock that stands still.
#[derive(Debug)]
pub struct OneLock;

impl Time for OneLock {
	type Moment = Moment;

	fn now() -> Moment {
		0
	}
}

impl Identities for OneLock {
	fn identity(_: &IdentityId) -> Option<Identity> {
		Some(Identity {
			owner: OWNER,
			kind: Kind::Device,
			key: None,
			status: Status::Active,
			description: Vec::new().try_into().ok()?,
			data_version: 0,
			delegates: 0,
			deposit: 0,
		})
	}

	fn may_issue(_: &IdentityId, account: &Account) -> bool {
		*account == OWNER
	}

	fn may_verify(_: &IdentityId, account: &Account) -> bool {
		*account == OWNER
	}
}

/// A chain with tokens, whose state is committed.
pub(crate) struct Chain(TestExternalities);

impl Chain {
	/// Has the identity issue so many tokens.
	pub(crate) fn with_tokens(tokens: u32) -> anyhow::Result<Self> {
		let balances = vec![(OWNER.0.into(), Balance::MAX / 2)];
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, dev_accounts: None },
			..Default::default()
		};
		let state = genesis.build_storage().map_err(|failed| anyhow!(failed))?;
		let mut chain = Self(TestExternalities::new(state));
		for _ in 0..tokens {
			chain.issue()?;
		}
		chain.commit()?;
		Ok(chain)
	}

	/// Recalls them all, and tells how many entries of the pallet that writes.
	pub(crate) fn recall_all(&mut self) -> anyhow::Result<usize> {
		self.send(RECALL_ALL)?;
		let prefix = twox_128(b"AuthorizationToken");
		let changes = self.0.overlayed_changes().changes();
		Ok(changes.filter(|(key, _)| key.starts_with(&prefix)).count())
	}

	/// Recalls them all and undoes it, so that the next time is like the first.
	pub(crate) fn recall_all_in_vain(&mut self) -> DispatchResultWithPostInfo {
		self.0.execute_with(|| {
			with_transaction_unchecked(|| TransactionOutcome::Rollback(dispatch(RECALL_ALL)))
		})
	}

	/// How many of the first tokens of the index are good.
	pub(crate) fn good_tokens(&mut self) -> usize {
		let page = self.0.execute_with(|| AuthorizationToken::tokens_by(LOCK, None, u32::MAX));
		page.iter().filter(|(_, info)| matches!(info.standing, TokenStanding::Good(_))).count()
	}

	fn issue(&mut self) -> anyhow::Result<()> {
		let (to, data) = (HOLDER.0.into(), TokenData::default());
		let (cost, data_type, expires) = (0, 0, None);
		self.send(Call::issue_token { to, identity: LOCK, cost, data, data_type, expires })
	}

	fn send(&mut self, call: Call<Benched>) -> anyhow::Result<()> {
		let sent = self.0.execute_with(|| dispatch(call));
		sent.map(|_| ()).map_err(|failed| anyhow!("{:?}", failed.error))
	}

	fn commit(&mut self) -> anyhow::Result<()> {
		self.0.commit_all().map_err(|failed| anyhow!(failed))
	}
}

fn dispatch(call: Call<Benched>) -> DispatchResultWithPostInfo {
	RuntimeCall::from(call).dispatch(RawOrigin::Signed(OWNER.0.into()).into())
}
