//! The chain's state transition function: which pallets there are and in what order they run.
//!
//! - [`configs`]: one file per pallet, its parameters for this chain
//! - [`apis`]: what nodes and clients may ask the runtime
//! - [`genesis_presets`]: the `dev` and `local` networks
//! - [`units`]: time and money

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "256"]
#![allow(clippy::use_self, reason = "what is configured is called by its name everywhere")]
#![allow(
	missing_debug_implementations,
	missing_docs,
	reason = "macros make most of what is public here"
)]

extern crate alloc;

use polkadot_sdk::*;

pub mod apis;
pub mod configs;
pub mod genesis_presets;
pub mod units;
mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;

use alloc::{borrow::Cow, vec::Vec};

use sp_runtime::{
	MultiAddress, MultiSignature, generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
};
use sp_version::RuntimeVersion;

#[cfg(feature = "std")]
pub use apis::RuntimeApi;
pub use units::*;

/// The signature of a transaction.
pub type Signature = MultiSignature;

/// An account, as its signer identifies itself.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;

/// How many transactions an account has sent.
pub type Nonce = u32;

/// The hash of blocks and state.
pub type Hash = sp_core::H256;

/// The destination of a call as transactions spell it.
pub type Address = MultiAddress<AccountId, ()>;

/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;

/// A block with decoded transactions.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// What a transaction carries besides its call.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// A transaction as it arrives.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What a signer signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Runs blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Blocks as the node stores them: it need not decode transactions.
pub mod opaque {
	use polkadot_sdk::*;
	use sp_runtime::{OpaqueExtrinsic, generic, traits::BlakeTwo256};

	/// A block's header.
	pub type Header = generic::Header<super::BlockNumber, BlakeTwo256>;
	/// A block whose transactions are bytes.
	pub type Block = generic::Block<Header, OpaqueExtrinsic>;
}

impl_opaque_keys! {
	/// The keys with which a validator takes part in consensus.
	pub struct SessionKeys {
		pub babe: Babe,
		pub grandpa: Grandpa,
	}
}

/// Which runtime this is.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("litentry"),
	impl_name: Cow::Borrowed("litentry"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// The chain's pallets. Their order is that of their hooks: the task distributor draws committees
/// from the randomness that BABE has settled before it.
#[frame_support::runtime]
mod runtime {
	use super::*;

	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Babe = pallet_babe;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(5)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;

	#[runtime::pallet_index(20)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(21)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(22)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(23)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(24)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(25)]
	pub type Recovery = pallet_recovery;

	#[runtime::pallet_index(30)]
	pub type Identity = pallet_identity;
	#[runtime::pallet_index(40)]
	pub type Sudo = pallet_sudo;

	#[runtime::pallet_index(50)]
	pub type KnowledgeBase = pallet_knowledge_base;
	#[runtime::pallet_index(51)]
	pub type AnalyzerRegistry = pallet_analyzer_registry;
	#[runtime::pallet_index(52)]
	pub type WorkerRegistry = pallet_worker_registry;
	#[runtime::pallet_index(53)]
	pub type IdentityLinker = pallet_identity_linker;
	#[runtime::pallet_index(54)]
	pub type TaskDistributor = pallet_task_distributor;

	#[runtime::pallet_index(60)]
	pub type IdentityRegistry = pallet_identity_registry;
	#[runtime::pallet_index(61)]
	pub type AuthorizationToken = pallet_authorization_token;
}

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
