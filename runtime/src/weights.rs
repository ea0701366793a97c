//! What the project's own calls weigh, as `cargo xtask bench weights` measured it and wrote it here.

pub(crate) mod pallet_analyzer_registry;
pub(crate) mod pallet_authorization_token;
pub(crate) mod pallet_identity_linker;
pub(crate) mod pallet_identity_registry;
pub(crate) mod pallet_knowledge_base;
pub(crate) mod pallet_task_distributor;
pub(crate) mod pallet_worker_registry;
