//! What a link request says, and how the workers keep a link encrypted on the chain.
//!
//! - [`LinkRequest`]: what an owner seals to the workers
//! - [`examine`]: whether the workers confirm it, a pure function that every worker computes alike
//! - [`LinkRecord`], [`StateKey`]: a confirmed link, and its ciphertext on the chain
//! - [`Nullifier`], [`NullifierKey`]: the pseudonym that makes an external account serve one
//!   identity only
//! - [`Refusal`]: why a link was refused, sealed to the owner
//! - [`ExportRequest`], [`Export`]: an owner's wish to have all its records, and the records, sealed
//!
//! Everything that reaches the chain has one size, whatever the network of the external account.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod examination;
mod export;
mod nullifier;
mod proven_by;
mod record;
mod refusal;
mod request;
mod state_key;

pub use examination::{RequestFacts, examine};
pub use export::{
	CannotOpenExport, Export, ExportRequest, ExportedLink, MAX_EXPORTED_LINKS,
	SEALED_EXPORT_LENGTH, SEALED_EXPORT_REQUEST_LENGTH, UNREADABLE_EXPORT, UnreadableExportRequest,
};
pub use nullifier::{Nullifier, NullifierKey};
pub use proven_by::ProvenBy;
pub use record::{EncryptedRecord, LinkRecord, RECORD_LENGTH, RecordContext};
pub use refusal::{
	CannotOpenRefusal, Refusal, SEALED_REFUSAL_LENGTH, UNREADABLE, open_refusal, seal_refusal,
};
pub use request::{LinkRequest, SEALED_REQUEST_LENGTH, Unreadable};
pub use state_key::{CannotDecrypt, RecordTooLong, StateKey};
