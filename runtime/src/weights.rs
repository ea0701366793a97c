//! What the project's own calls weigh, as `cargo xtask bench weights` measured it and wrote it here.

pub mod pallet_analyzer_registry;
pub mod pallet_authorization_token;
pub mod pallet_identity_linker;
pub mod pallet_identity_registry;
pub mod pallet_knowledge_base;
pub mod pallet_task_distributor;
pub mod pallet_worker_registry;
