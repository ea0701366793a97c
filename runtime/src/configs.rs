//! The pallets' parameters for this chain, one file per pallet.

mod analyzer_registry;
mod authorization_token;
mod babe;
mod balances;
mod grandpa;
mod identity;
mod identity_linker;
mod identity_registry;
mod knowledge_base;
mod multisig;
mod preimage;
mod proxy;
mod recovery;
mod scheduler;
mod session;
mod sudo;
mod system;
mod task_distributor;
mod timestamp;
mod transaction_payment;
mod utility;
mod worker_registry;

pub use babe::GENESIS_EPOCH;
pub use proxy::ProxyType;
