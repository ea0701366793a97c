//! A runtime with the pallets that matter here, at other indices than any real chain has.

// The macro asks for a feature that crates have which also run on chains.
#![allow(unexpected_cfgs)]

use parity_scale_codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_executive,
	frame_support::{
		construct_runtime, derive_impl, parameter_types,
		traits::{ConstU32, ConstU128, InstanceFilter},
	},
	frame_system::{self, EnsureRoot},
	pallet_balances,
	pallet_identity::{self, Data, legacy::IdentityInfo},
	pallet_multisig, pallet_proxy, pallet_utility,
	sp_runtime::{
		AccountId32, MultiAddress, MultiSignature, generic,
		traits::{AccountIdLookup, BlakeTwo256},
	},
	sp_version::RuntimeVersion,
};
use scale_info::TypeInfo;

pub(in super::super) type Header = generic::Header<u32, BlakeTwo256>;
pub(in super::super) type Extrinsic = generic::UncheckedExtrinsic<
	MultiAddress<AccountId32, ()>,
	RuntimeCall,
	MultiSignature,
	Extension,
>;
pub(in super::super) type Block = generic::Block<Header, Extrinsic>;
pub(in super::super) type Executive = frame_executive::Executive<
	Test,
	Block,
	frame_system::ChainContext<Test>,
	Test,
	AllPalletsWithSystem,
>;

type Extension = (
	frame_system::CheckNonZeroSender<Test>,
	frame_system::CheckSpecVersion<Test>,
	frame_system::CheckTxVersion<Test>,
	frame_system::CheckGenesis<Test>,
	frame_system::CheckMortality<Test>,
	frame_system::CheckNonce<Test>,
	frame_system::CheckWeight<Test>,
);

construct_runtime! {
	pub enum Test {
		System: frame_system = 3,
		Balances: pallet_balances = 7,
		Identity: pallet_identity = 11,
		Proxy: pallet_proxy = 13,
		Utility: pallet_utility = 17,
		Multisig: pallet_multisig = 19,
	}
}

parameter_types! {
	pub Version: RuntimeVersion = RuntimeVersion { spec_version: 7, transaction_version: 2, ..Default::default() };
	pub const Prefix: u16 = 42;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type AccountId = AccountId32;
	type Block = Block;
	type BlockHashCount = ConstU32<256>;
	type Hash = polkadot_sdk::sp_core::H256;
	type Hashing = BlakeTwo256;
	type Lookup = AccountIdLookup<AccountId32, ()>;
	type SS58Prefix = Prefix;
	type Version = Version;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<1>;
}

impl pallet_identity::Config for Test {
	type BasicDeposit = ConstU128<10>;
	type ByteDeposit = ConstU128<1>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<AccountId32>;
	type IdentityInformation = IdentityInfo<ConstU32<4>>;
	type MaxRegistrars = ConstU32<20>;
	type MaxSubAccounts = ConstU32<10>;
	type MaxSuffixLength = ConstU32<7>;
	type MaxUsernameLength = ConstU32<32>;
	type OffchainSignature = MultiSignature;
	type PendingUsernameExpiration = ConstU32<100>;
	type RegistrarOrigin = EnsureRoot<AccountId32>;
	type RuntimeEvent = RuntimeEvent;
	type SigningPublicKey = polkadot_sdk::sp_runtime::MultiSigner;
	type Slashed = ();
	type SubAccountDeposit = ConstU128<10>;
	type UsernameAuthorityOrigin = EnsureRoot<AccountId32>;
	type UsernameDeposit = ConstU128<10>;
	type UsernameGracePeriod = ConstU32<10>;
	type WeightInfo = ();
}

/// What a proxy may do.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	#[default]
	Any,
	IdentityJudgement,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		*self == Self::Any
			|| matches!(
				call,
				RuntimeCall::Identity(pallet_identity::Call::provide_judgement { .. })
					| RuntimeCall::Utility(..)
			)
	}

	fn is_superset(&self, other: &Self) -> bool {
		self == other || *self == Self::Any
	}
}

impl pallet_proxy::Config for Test {
	type AnnouncementDepositBase = ConstU128<1>;
	type AnnouncementDepositFactor = ConstU128<1>;
	type BlockNumberProvider = System;
	type CallHasher = BlakeTwo256;
	type Currency = Balances;
	type MaxPending = ConstU32<4>;
	type MaxProxies = ConstU32<4>;
	type ProxyDepositBase = ConstU128<1>;
	type ProxyDepositFactor = ConstU128<1>;
	type ProxyType = ProxyType;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

impl pallet_utility::Config for Test {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

impl pallet_multisig::Config for Test {
	type BlockNumberProvider = System;
	type Currency = Balances;
	type DepositBase = ConstU128<1>;
	type DepositFactor = ConstU128<1>;
	type MaxSignatories = ConstU32<4>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

/// An identity with a name and an address.
pub(in super::super) fn info(display: &str, email: &str) -> IdentityInfo<ConstU32<4>> {
	let data = |text: &str| Data::Raw(text.as_bytes().to_vec().try_into().unwrap());
	IdentityInfo {
		additional: Default::default(),
		display: data(display),
		legal: Data::None,
		web: Data::None,
		riot: Data::None,
		email: data(email),
		pgp_fingerprint: None,
		image: Data::None,
		twitter: Data::None,
	}
}
